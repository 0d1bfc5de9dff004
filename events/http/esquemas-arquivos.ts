/** The pieces of the routes that report on files: readings and bank returns (`migrations/0004_leitura.sql`, `0007_arrecadacao.sql`). */
import { z } from 'zod';
import { centavos, contagem, data, grupo, id, instante, referencia } from './esquemas.ts';
import { pessoal } from './esquemas-pessoais.ts';

export const arquivoDeLeitura = z
  .strictObject({
    id,
    nome: z.string().max(200),
    chave: z.string().max(1024).meta({ description: 'Chave do objeto na caixa de entrada, como foi enviado' }),
    layout: z.string().max(60).nullable(),
    grupo: grupo.nullable(),
    referencia: referencia.nullable(),
    situacao: z.enum(['PROCESSADO', 'REJEITADO']),
    linhas: contagem,
    aceitas: contagem,
    sinalizadas: contagem,
    recusadas: contagem,
    motivo: pessoal('TEXTO', z.string().max(1000)).nullable(),
    recebidoEm: instante,
  })
  .meta({ id: 'ArquivoDeLeitura' });

export const situacaoRetorno = z
  .enum(['PROCESSADO', 'REJEITADO', 'RETIDO', 'RECUSADO'])
  .meta({ id: 'SituacaoRetorno', description: 'RETIDO espera a decisão de uma pessoa; RECUSADO foi recusado por ela; REJEITADO, pela conferência' });

/** Something wrong or odd in a file, with the line to look at (0: the file itself) and how many lines have the same. */
export const problemaDoArquivo = z
  .strictObject({ linha: contagem, codigo: z.string().max(80), mensagem: z.string().max(1000), ocorrencias: z.int().min(1) })
  .meta({ id: 'ProblemaDoArquivo' });

export const destinoPagamento = z
  .enum(['QUITACAO', 'CREDITO_PARCIAL', 'CREDITO_FORA_VALIDADE', 'CREDITO_DUPLICIDADE', 'NAO_IDENTIFICADO'])
  .meta({ id: 'DestinoPagamento' });

export const retorno = z
  .strictObject({
    id,
    nome: z.string().max(200),
    chave: z.string().max(1024).meta({ description: 'Chave do objeto na caixa de entrada, como foi enviado' }),
    conjunto: contagem,
    situacao: situacaoRetorno,
    motivoCodigo: z.string().max(80).nullable(),
    motivo: pessoal('TEXTO', z.string().max(1000)).nullable(),
    banco: z.strictObject({ codigo: z.int().min(1).max(999), nome: z.string().max(80) }).nullable(),
    convenio: z.string().max(20).nullable(),
    nsa: contagem.nullable(),
    versaoLayout: z.string().max(2).nullable(),
    geradoEm: data.nullable(),
    registros: contagem,
    valorLido: centavos,
    recebidoEm: instante,
    processadoEm: instante.nullable(),
    dataContabil: data.nullable(),
    decididoPor: z.string().max(120).nullable(),
  })
  .meta({ id: 'Retorno' });

export const EXEMPLO_RETORNO = {
  id: 1,
  nome: 'banco-001-000123.ret',
  chave: 'retornos/3f1c7a52-banco-001-000123.ret',
  conjunto: 0,
  situacao: 'PROCESSADO',
  motivoCodigo: null,
  motivo: null,
  banco: { codigo: 1, nome: 'Banco do Brasil' },
  convenio: '001000917302',
  nsa: 123,
  versaoLayout: '04',
  geradoEm: '2026-05-29',
  registros: 430,
  valorLido: 2610000,
  recebidoEm: '2026-05-30T06:00:00-03:00',
  processadoEm: '2026-05-30T06:00:02-03:00',
  dataContabil: '2026-05-30',
  decididoPor: null,
} as const;
