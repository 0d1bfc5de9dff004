import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { acessosPorFuncao } from './acessos-por-funcao.ts';
import type { Concessao, Instantaneo } from './permissao.ts';

const HOJE = dataCivil('2026-11-28');
const SETORES = [{ id: 1, localidade: 10 }, { id: 2, localidade: 10 }];
const tudo: Concessao = { funcao: 'fatura', acoes: ['consultar'], escopo: {} };

test('actions of the same places are one line; other places, and what is lent, are others', () => {
  const ana = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [tudo], negacoes: [] };
  const quem: Instantaneo = {
    ativo: true,
    somenteConsulta: false,
    perfis: [],
    concessoes: [
      { funcao: 'ligacao', acoes: ['alterar', 'consultar'], escopo: { setor: [1] } },
      { funcao: 'ligacao', acoes: ['executar'], escopo: {} },
    ],
    negacoes: [],
    privilegios: [],
    delegacoes: [{ delegante: 'Ana', direitos: ana, concessoes: [tudo], de: HOJE, ate: HOJE }],
  };
  expect(acessosPorFuncao(quem, SETORES, HOJE)).toEqual([
    { funcao: 'fatura', acoes: ['consultar'], lugares: 'TODOS', delegante: 'Ana' },
    { funcao: 'ligacao', acoes: ['consultar', 'alterar'], lugares: [1], delegante: null },
    { funcao: 'ligacao', acoes: ['executar'], lugares: 'TODOS', delegante: null },
  ]);
});
