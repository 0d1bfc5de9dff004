import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { foraDosDireitos } from './dentro-dos-direitos.ts';
import type { Escopo } from './escopo.ts';
import type { Acao, Concessao, Instantaneo } from './permissao.ts';

const HOJE = dataCivil('2026-11-28');
const SETORES = [{ id: 1, localidade: 10 }, { id: 2, localidade: 10 }, { id: 3, localidade: 20 }];
const conceder = (escopo: Escopo = {}, acoes: readonly Acao[] = ['consultar'], funcao = 'ligacao'): Concessao => ({ funcao, acoes, escopo });
const pessoa = (mudanca: Partial<Instantaneo> = {}): Instantaneo => ({ ativo: true, somenteConsulta: false, perfis: [], concessoes: [], negacoes: [], privilegios: [], delegacoes: [], ...mudanca });
const cabe = (quem: Partial<Instantaneo>, pedido: Concessao) => foraDosDireitos(pessoa(quem), [pedido], SETORES, HOJE).length === 0;

test.each<[string, Partial<Instantaneo>, Concessao, boolean]>([
  ['the same', { concessoes: [conceder({ setor: [1] })] }, conceder({ setor: [1] }), true],
  ['less', { concessoes: [conceder()] }, conceder({ setor: [1] }), true],
  ['more places', { concessoes: [conceder({ setor: [1] })] }, conceder({ setor: [1, 2] }), false],
  ['everywhere, of who has some places', { concessoes: [conceder({ setor: [1, 2, 3] })] }, conceder(), false],
  ['what two grants have together', { concessoes: [conceder({ setor: [1] }), conceder({ setor: [2] })] }, conceder({ setor: [1, 2] }), true],
  ['a setor of one\'s localidade', { concessoes: [conceder({ localidade: [10] })] }, conceder({ setor: [1, 2] }), true],
  ['a setor of another localidade', { concessoes: [conceder({ localidade: [10] })] }, conceder({ setor: [1, 3] }), false],
  ['a setor that does not exist', { concessoes: [conceder({ localidade: [10] })] }, conceder({ setor: [9] }), false],
  ['a localidade, of who has its setores of today', { concessoes: [conceder({ setor: [1, 2] })] }, conceder({ localidade: [10] }), false],
  ['another action', { concessoes: [conceder()] }, conceder({}, ['alterar']), false],
  ['another function', { concessoes: [conceder()] }, conceder({}, ['consultar'], 'fatura'), false],
  ['what is denied in part', { concessoes: [conceder()], negacoes: [conceder({ setor: [2] })] }, conceder(), false],
  ['beside what is denied', { concessoes: [conceder()], negacoes: [conceder({ setor: [2] })] }, conceder({ setor: [1, 3] }), true],
  ['across what is denied', { concessoes: [conceder()], negacoes: [conceder({ localidade: [10] })] }, conceder({ setor: [1] }), false],
  ['an act, of who may only consult', { somenteConsulta: true, concessoes: [conceder({}, ['consultar', 'alterar'])] }, conceder({}, ['alterar']), false],
  ['anything, of who is disabled', { ativo: false, concessoes: [conceder()] }, conceder(), false],
  ['nowhere', { concessoes: [conceder()] }, conceder({ setor: [] }), false],
])('%s', (_, quem, pedido, esperado) => {
  expect(cabe(quem, pedido)).toBe(esperado);
});

test('what was lent is not passed on', () => {
  const direitos = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [conceder()], negacoes: [] };
  expect(cabe({ delegacoes: [{ delegante: 'Ana', direitos, concessoes: [conceder()], de: HOJE, ate: HOJE }] }, conceder())).toBe(false);
});

test('each action beyond is named, and says whether it is a matter of place', () => {
  const quem = pessoa({ concessoes: [conceder({ setor: [1] })] });
  expect(foraDosDireitos(quem, [conceder({}, ['consultar', 'alterar'])], SETORES, HOJE)).toEqual([
    { funcao: 'ligacao', acao: 'consultar', emOutroLugar: true },
    { funcao: 'ligacao', acao: 'alterar', emOutroLugar: false },
  ]);
});
