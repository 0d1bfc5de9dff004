import { expect, it } from 'vitest';
import { ACOES, AJUDA, comandoDe, TECLA_DA_ACAO } from './atalhos.ts';

const tecla = (key: string, mais: Partial<KeyboardEvent> = {}) => comandoDe({ key, ctrlKey: false, metaKey: false, altKey: false, ...mais });

it('each decision has a key of its own, in either case', () => {
  expect(new Set(Object.values(TECLA_DA_ACAO)).size).toBe(ACOES.length);
  for (const acao of ACOES) {
    expect(tecla(TECLA_DA_ACAO[acao])).toEqual({ tipo: 'decidir', acao });
    expect(tecla(TECLA_DA_ACAO[acao].toLowerCase())).toEqual({ tipo: 'decidir', acao });
  }
});

it('leaves to the browser what is of the browser', () => {
  expect(tecla('c', { ctrlKey: true })).toBeNull();
  expect(tecla('r', { metaKey: true })).toBeNull();
  expect(tecla('x')).toBeNull();
});

it('the help names every key that does something', () => {
  const nomes: Readonly<Record<string, string>> = { '↑': 'ArrowUp', '↓': 'ArrowDown', PgUp: 'PageUp', PgDn: 'PageDown', Espaço: ' ', Esc: 'Escape' };
  for (const [teclas] of AJUDA) for (const nome of teclas) expect(tecla(nomes[nome] ?? nome), nome).not.toBeNull();
});
