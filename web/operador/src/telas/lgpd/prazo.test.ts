import { expect, it } from 'vitest';
import { diasEmPalavras } from './prazo.ts';

it.each([
  [15, 'vence em 15 dias'],
  [1, 'vence em 1 dia'],
  [0, 'vence hoje'],
  [-1, 'venceu há 1 dia'],
  [-12, 'venceu há 12 dias'],
  [null, 'respondido'],
])('%s days left: %s', (dias, texto) => {
  expect(diasEmPalavras(dias)).toBe(texto);
});
