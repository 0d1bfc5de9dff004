import { expect, test } from 'vitest';
import { aparelhoDoAto } from './aparelho-do-ato.ts';
import { dispositivoDoAto } from './estacao.ts';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

test.each([
  ['a browser', CHROME, 'Chrome no Windows'],
  ['a browser at a station', dispositivoDoAto(CHROME, 'Balcão 2'), 'Balcão 2 · Chrome no Windows'],
  ['what is no browser', 'curl/8.5.0', 'curl/8.5.0'],
  ['nothing', '', null],
  ['not known', null, null],
])('%s', (_o, dispositivo, esperado) => {
  expect(aparelhoDoAto(dispositivo)).toBe(esperado);
});
