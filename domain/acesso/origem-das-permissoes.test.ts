import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { CONCESSOES_TOTAIS } from './acesso-total.ts';
import { EM_TODA_PARTE } from './escopo.ts';
import { origemDasPermissoes } from './origem-das-permissoes.ts';
import type { Concessao, Instantaneo } from './permissao.ts';

const HOJE = dataCivil('2026-11-20');
const SETORES = [{ id: 1, localidade: 10 }, { id: 2, localidade: 10 }];
const LIGACAO: Concessao = { funcao: 'ligacao', acoes: ['consultar'], escopo: EM_TODA_PARTE };
const NADA: Instantaneo = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [], negacoes: [], privilegios: [], delegacoes: [] };
const perfil = (codigo: string, concessoes: readonly Concessao[], negacoes: readonly Concessao[] = []) => ({ codigo, somenteConsulta: false, concessoes, negacoes });
const origens = (i: Instantaneo) => origemDasPermissoes(i, SETORES, HOJE).map(({ funcao, origem }) => `${funcao} ${origem.tipo} ${origem.nome ?? ''}`.trim());

test('the same right of several origins is told once for each', () => {
  const emprestada = { delegante: 'Célio', direitos: { ...NADA, concessoes: [LIGACAO] }, concessoes: [LIGACAO], de: HOJE, ate: HOJE };
  expect(origens({ ...NADA, concessoes: [LIGACAO], perfis: [perfil('atendimento', [LIGACAO]), perfil('leitura', [])], delegacoes: [emprestada] })).toEqual(['ligacao PROPRIA', 'ligacao PERFIL atendimento', 'ligacao DELEGACAO Célio']);
});

test('full access is told apart from what the person was given', () => {
  const lidas = origens({ ...NADA, concessoes: [...CONCESSOES_TOTAIS, LIGACAO] });
  expect(lidas.filter((o) => o.startsWith('ligacao'))).toEqual(['ligacao TOTAL', 'ligacao PROPRIA']);
});

test('what one profile denies is in none, and who only consults only consults', () => {
  expect(origens({ ...NADA, concessoes: [LIGACAO], perfis: [perfil('barrado', [], [LIGACAO])] })).toEqual([]);
  const [so] = origemDasPermissoes({ ...NADA, somenteConsulta: true, concessoes: [{ ...LIGACAO, acoes: ['consultar', 'alterar'] }] }, SETORES, HOJE);
  expect(so?.acoes).toEqual(['consultar']);
});
