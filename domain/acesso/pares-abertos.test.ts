import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { paresAbertos } from './pares-abertos.ts';
import type { Concessao, Delegacao, Instantaneo } from './permissao.ts';
import type { ExcecaoDeSegregacao, ParSegregado } from './segregacao.ts';

const d = dataCivil;
const PAR: ParSegregado = { codigo: 'critica-liberacao', nome: 'Criticar e liberar', a: { funcao: 'critica', acoes: ['alterar'] }, b: { funcao: 'liberacao-do-ciclo', acoes: ['executar'] } };
const CRITICA: Concessao = { funcao: 'critica', acoes: ['alterar'], escopo: {} };
const LIBERACAO: Concessao = { funcao: 'liberacao-do-ciclo', acoes: ['executar'], escopo: {} };
const SEM_DIREITOS = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [], negacoes: [] };
const emprestimo = (de: string, ate: string, concessao = LIBERACAO): Delegacao => ({ delegante: 'Ana', direitos: SEM_DIREITOS, concessoes: [concessao], de: d(de), ate: d(ate) });
const pessoa = (...delegacoes: readonly Delegacao[]): Instantaneo => ({ ...SEM_DIREITOS, concessoes: [CRITICA], privilegios: [], delegacoes });
const excecao = (de: string, ate: string): ExcecaoDeSegregacao => ({ par: PAR.codigo, de: d(de), ate: d(ate), motivo: 'férias' });
const abertos = (quem: Instantaneo, excecoes: readonly ExcecaoDeSegregacao[] = [], de = '2026-12-01', ate: string | null = '2026-12-10') =>
  paresAbertos(quem, [PAR], excecoes, { de: d(de), ate: ate === null ? null : d(ate) }).map(({ codigo }) => codigo);

test('a loan of the other side opens the pair, even while its lender holds nothing', () => {
  expect(abertos(pessoa(emprestimo('2026-12-05', '2026-12-06')))).toEqual([PAR.codigo]);
});

test.each([
  ['is over before', '2026-11-01', '2026-11-30', []],
  ['begins after', '2026-12-11', '2026-12-20', []],
  ['ends on the first day', '2026-11-01', '2026-12-01', [PAR.codigo]],
  ['begins on the last day', '2026-12-10', '2026-12-20', [PAR.codigo]],
])('a loan that %s', (_, de, ate, esperado) => {
  expect(abertos(pessoa(emprestimo(de, ate)))).toEqual(esperado);
});

test('without an end, every loan that is not over counts', () => {
  expect(abertos(pessoa(emprestimo('2030-01-01', '2030-01-02')), [], '2026-12-01', null)).toEqual([PAR.codigo]);
});

test.each([
  ['covers it all', [excecao('2026-12-01', '2026-12-10')], []],
  ['ends before', [excecao('2026-12-01', '2026-12-09')], [PAR.codigo]],
  ['begins after', [excecao('2026-12-02', '2026-12-10')], [PAR.codigo]],
  ['leaves a day between', [excecao('2026-11-01', '2026-12-04'), excecao('2026-12-06', '2026-12-31')], [PAR.codigo]],
  ['goes on by another', [excecao('2026-11-01', '2026-12-04'), excecao('2026-12-05', '2026-12-31')], []],
])('an exception that %s', (_, excecoes, esperado) => {
  expect(abertos(pessoa(emprestimo('2026-12-01', '2026-12-10')), excecoes)).toEqual(esperado);
});

test('two loans may be the two sides', () => {
  const quem = { ...pessoa(emprestimo('2026-12-01', '2026-12-02'), emprestimo('2026-12-09', '2026-12-10', CRITICA)), concessoes: [] };
  expect(abertos(quem)).toEqual([PAR.codigo]);
});
