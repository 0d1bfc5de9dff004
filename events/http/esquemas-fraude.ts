/** What the routes of caça-fraude share (TR 6.3). */
import { z } from 'zod';
import type { SituacaoDoCaso } from '../../domain/gerencial/maquina-do-caso.ts';
import type { CodigoDaRegra } from '../../domain/gerencial/regras-de-fraude.ts';
import { pessoal } from './esquemas-pessoais.ts';
import { contagem, EXEMPLO_DE_VERSAO, id, instante, texto, versaoLida } from './esquemas.ts';

export const codigoDaRegra = z.enum(['R1', 'R6', 'R7', 'R10', 'R12'] satisfies CodigoDaRegra[]).meta({ id: 'CodigoDaRegraDeFraude' });
export const situacaoDoCaso = z.enum(['ABERTO', 'EM_ANALISE', 'PROCEDENTE', 'IMPROCEDENTE'] satisfies SituacaoDoCaso[]).meta({ id: 'SituacaoDoCaso' });

const pontos = z.int().min(0).max(100).meta({ description: 'De 0 a 100: quanto o caso pede exame. Não acusa ninguém' });

export const casoDeFraude = z
  .strictObject({
    id,
    regra: codigoDaRegra,
    nomeDaRegra: z.string(),
    titulo: pessoal('TEXTO', z.string()),
    pontos,
    usuarios: z.array(z.string()),
    objetos: z.array(z.string()),
    situacao: situacaoDoCaso,
    abertoEm: instante,
    evidenciaEm: instante.meta({ description: 'Quando a última evidência foi achada' }),
    evidencias: contagem,
    dono: z.string().nullable(),
    assumidoEm: instante.nullable(),
    desfecho: pessoal('TEXTO', z.string()).nullable().meta({ description: 'O que se concluiu, nas palavras de quem encerrou' }),
    encerradoPor: z.string().nullable(),
    encerradoEm: instante.nullable(),
  })
  .meta({ id: 'CasoDeFraude', description: 'O que uma regra achou, para uma pessoa examinar e decidir' });

export const EXEMPLO_CASO = {
  id: 12,
  regra: 'R1',
  nomeDaRegra: 'Recálculo repetido',
  titulo: 'Célio Brandão (demonstração) recalculou 4 vezes ligacao 10102 em 90 dias',
  pontos: 55,
  usuarios: ['Célio Brandão (demonstração)'],
  objetos: ['ligacao:10102'],
  situacao: 'ABERTO',
  abertoEm: '2026-11-20T08:10:00.000Z',
  evidenciaEm: '2026-11-21T08:10:00.000Z',
  evidencias: 4,
  dono: null,
  assumidoEm: null,
  desfecho: null,
  encerradoPor: null,
  encerradoEm: null,
} as const;

export const regraDeFraude = z
  .strictObject({
    codigo: codigoDaRegra,
    nome: z.string(),
    descricao: z.string(),
    ativa: z.boolean(),
    peso: z.int().min(0).max(100).meta({ description: 'Por cento que os pontos dos achados valem' }),
    parametros: z.array(z.strictObject({ nome: z.string(), rotulo: z.string(), unidade: z.string(), minimo: z.int(), maximo: z.int(), padrao: z.int(), valor: z.int() })),
    alteradaEm: instante.nullable(),
    alteradaPor: z.string().nullable(),
    versao: versaoLida,
  })
  .meta({ id: 'RegraDeFraude' });

export const EXEMPLO_REGRA = {
  codigo: 'R6',
  nome: 'Decide e desfaz',
  descricao: 'A mesma pessoa decide na crítica e depois volta, ela própria, ao valor de antes.',
  ativa: true,
  peso: 80,
  parametros: [{ nome: 'dias', rotulo: 'Dias examinados', unidade: 'dias', minimo: 1, maximo: 365, padrao: 30, valor: 30 }],
  alteradaEm: null,
  alteradaPor: null,
  versao: EXEMPLO_DE_VERSAO,
} as const;

const resultadoDaRegra = z.strictObject({ regra: codigoDaRegra, achados: contagem, casosNovos: contagem, evidenciasNovas: contagem, duracaoMs: contagem, erro: z.string().nullable() });

export const rodadaDeFraude = z
  .strictObject({ id, origem: z.enum(['AGENDA', 'PESSOA', 'COMANDO']), por: z.string(), iniciadaEm: instante, terminadaEm: instante.nullable(), regras: z.array(resultadoDaRegra) })
  .meta({ id: 'RodadaDeFraude' });

export const rodadaFeita = z.strictObject({ id, regras: z.array(resultadoDaRegra) });

export const EXEMPLO_RODADA = { id: 3, regras: [{ regra: 'R1', achados: 2, casosNovos: 1, evidenciasNovas: 3, duracaoMs: 41, erro: null }] } as const;

/** Beginning of a name, in any case. */
export const comecoDoNome = texto(120);
