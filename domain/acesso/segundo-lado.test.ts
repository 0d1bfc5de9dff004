import { expect, test } from 'vitest';
import { dataCivil, somarDias } from '../comum/data-civil.ts';
import { decidir, type Acao, type Concessao, type Instantaneo } from './permissao.ts';
import { PARES_SEGREGADOS } from './segregacao.ts';
import { semSegundoLado } from './segundo-lado.ts';

const HOJE = dataCivil('2026-11-28');
const dar = (funcao: string, ...acoes: readonly Acao[]): Concessao => ({ funcao, acoes, escopo: {} });
const NINGUEM: Instantaneo = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [], negacoes: [], privilegios: [], delegacoes: [] };
const CRITICA = dar('critica', 'consultar', 'alterar');
const LIBERACAO = dar('liberacao-do-ciclo', 'executar');
const excecao = { par: 'critica-liberacao', de: somarDias(HOJE, -3), ate: HOJE, motivo: 'equipe pequena' };
const pode = (quem: Instantaneo, funcao: string, acao: Acao): boolean => decidir(quem, { funcao, acao, recurso: 'ALGUM', privilegios: [], hoje: HOJE }).ok;
const liberar = (pessoa: Instantaneo, excecoes: readonly (typeof excecao)[], hoje = HOJE) => pode(semSegundoLado(pessoa, { pessoa, excecoes }, PARES_SEGREGADOS, hoje), 'liberacao-do-ciclo', 'executar');

const DOIS_LADOS: readonly (readonly [string, Instantaneo])[] = [
  ['of his own', { ...NINGUEM, concessoes: [CRITICA, LIBERACAO] }],
  ['one of a profile', { ...NINGUEM, concessoes: [CRITICA], perfis: [{ codigo: 'p', somenteConsulta: false, concessoes: [LIBERACAO], negacoes: [] }] }],
  ['one of a loan', { ...NINGUEM, concessoes: [CRITICA], delegacoes: [{ delegante: 'Ana', direitos: { ...NINGUEM, concessoes: [LIBERACAO] }, concessoes: [LIBERACAO], de: HOJE, ate: HOJE }] }],
];

test.each(DOIS_LADOS)('of who holds both sides, %s, the second acts through the last day of the exception and not after', (_, pessoa) => {
  expect(liberar(pessoa, [excecao])).toBe(true);
  expect(liberar(pessoa, [{ ...excecao, ate: somarDias(HOJE, -1) }])).toBe(false);
  expect(liberar(pessoa, [{ ...excecao, de: somarDias(HOJE, 1), ate: somarDias(HOJE, 9) }])).toBe(false);
  expect(liberar(pessoa, [])).toBe(false);
});

test('the first side goes on, and so does looking at both', () => {
  const pessoa = { ...NINGUEM, concessoes: [CRITICA, LIBERACAO, dar('leitura-arquivo', 'incluir')] };
  const vale = semSegundoLado(pessoa, { pessoa, excecoes: [] }, PARES_SEGREGADOS, HOJE);
  expect([pode(vale, 'leitura-arquivo', 'incluir'), pode(vale, 'critica', 'alterar'), pode(vale, 'critica', 'consultar')]).toEqual([true, false, true]);
});

test('of who holds one side nothing changes', () => {
  const pessoa = { ...NINGUEM, concessoes: [LIBERACAO, dar('critica', 'consultar')] };
  expect(semSegundoLado(pessoa, { pessoa, excecoes: [] }, PARES_SEGREGADOS, HOJE)).toBe(pessoa);
});

test('of a key, it is the maker whose sides count', () => {
  const chave = { ...NINGUEM, concessoes: [LIBERACAO] };
  const pessoa = { ...NINGUEM, concessoes: [CRITICA, LIBERACAO] };
  expect(pode(semSegundoLado(chave, { pessoa, excecoes: [] }, PARES_SEGREGADOS, HOJE), 'liberacao-do-ciclo', 'executar')).toBe(false);
  expect(pode(semSegundoLado(chave, { pessoa, excecoes: [excecao] }, PARES_SEGREGADOS, HOJE), 'liberacao-do-ciclo', 'executar')).toBe(true);
});

test('who administers users never loses that by a pair: nobody could give the exception back', () => {
  expect(PARES_SEGREGADOS.filter(({ b }) => ['usuario', 'excecao-de-segregacao', 'perfil', 'privilegio'].includes(b.funcao))).toEqual([]);
});
