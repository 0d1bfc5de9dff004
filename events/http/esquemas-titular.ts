/** The pieces of the routes of personal data (`migrations/0032_dados_pessoais.sql`). */
import { z } from 'zod';
import type { PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import { cdc, cdcNoEndereco, contagem, data, escrito, instante, texto } from './esquemas.ts';
import { nomeDePessoa, pessoal } from './esquemas-pessoais.ts';
import { idempotencia, naApi } from './execucao.ts';

export const finalidade = z.enum(['AVISOS_POR_WHATSAPP', 'AVISOS_POR_SMS', 'AVISOS_POR_EMAIL', 'PESQUISA_DE_SATISFACAO']).meta({ id: 'Finalidade', description: 'Para que a pessoa autoriza' });
export const canal = z.enum(['BALCAO', 'TELEFONE', 'SITE', 'WHATSAPP', 'EMAIL', 'CARTA']).meta({ id: 'Canal', description: 'Por onde a pessoa falou' });
export const decisaoDeConsentimento = z.enum(['CONCEDIDO', 'REVOGADO']).meta({ id: 'DecisaoDeConsentimento' });

/** How a person said it, and what proves that. */
export const corpoDoConsentimento = z.strictObject({
  finalidade,
  canal,
  comprovacao: escrito(300, 5).meta({ description: 'Como se prova: número da ligação gravada, do protocolo, do termo assinado' }),
});

/** One decision, as it was registered; the one with the largest `id` of a purpose is in force. */
export const consentimento = z
  .strictObject({
    id: z.int().min(1),
    finalidade,
    decisao: decisaoDeConsentimento,
    versao: z.int().min(1),
    resumoDoTexto: z.string().regex(/^[0-9a-f]{64}$/).meta({ description: 'SHA-256 do texto que a pessoa leu ou ouviu' }),
    canal,
    comprovacao: pessoal('TEXTO', z.string().max(300)),
    por: z.string().max(120),
    em: instante,
  })
  .meta({ id: 'Consentimento' });

/** What allowing and taking back have in common: one is as easy as the other (LGPD art. 8º, § 5º). */
export const DECISAO_NA_LIGACAO = {
  contexto: 'cadastro',
  metodo: 'POST',
  confianca: 'operador',
  params: z.strictObject({ cdc: cdcNoEndereco }),
  resposta: consentimento,
  status: 201,
  idempotente: true,
  execucao: naApi('A vontade da pessoa sobre mensagens não é registrada.', idempotencia),
} as const;
export const SEM_LIGACAO = { 'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' } } as const;

const DITO = { finalidade: 'AVISOS_POR_SMS', canal: 'TELEFONE', comprovacao: 'Gravação 20261120-0412' } as const;
/** A call and its answer. */
export function exemploDeDecisao<C extends object>(decisao: z.output<typeof decisaoDeConsentimento>, mais: C) {
  return {
    params: { cdc: '1001' },
    corpo: { ...DITO, ...mais },
    resposta: { id: 7, ...DITO, decisao, versao: 1, resumoDoTexto: 'a3'.repeat(32), por: 'Marina Duarte (demonstração)', em: '2026-11-20T12:30:00.123Z' },
  };
}

export const textoDeConsentimento = z
  .strictObject({ finalidade, versao: z.int().min(1), texto: z.string().max(4000), resumo: z.string().regex(/^[0-9a-f]{64}$/), por: z.string().max(120), em: instante })
  .meta({ id: 'TextoDeConsentimento' });

export const tipoDePedido = z.enum(['CONFIRMACAO', 'ACESSO', 'CORRECAO', 'ELIMINACAO', 'PORTABILIDADE', 'OPOSICAO', 'INFORMACAO']).meta({ id: 'TipoDePedidoDoTitular' });
export const situacaoDoPedido = z.enum(['ABERTO', 'EM_ANALISE', 'ATENDIDO', 'NEGADO', 'CANCELADO']).meta({ id: 'SituacaoDoPedidoDoTitular' });
export const decisaoDoPedido = z.enum(['ATENDIDO', 'NEGADO', 'CANCELADO']).meta({ id: 'DecisaoDoPedidoDoTitular' });
export const alarmeDoPedido = z.enum(['NO_PRAZO', 'A_VENCER', 'VENCIDO', 'ENCERRADO']).meta({ id: 'AlarmeDoPedidoDoTitular' });

const MAIOR_PROTOCOLO = 999_999_999;
export const protocoloNoEndereco = z
  .union([z.int(), z.string().regex(/^\d{1,9}$/, 'deve ter só algarismos').transform(Number)])
  .pipe(z.int().min(1).max(MAIOR_PROTOCOLO))
  .meta({ description: 'Protocolo do pedido', override: { type: 'integer', minimum: 1, maximum: MAIOR_PROTOCOLO, anyOf: undefined } });

/** Those not answered, by how long they still have. */
export const prazosDosPedidos = z.strictObject({ noPrazo: contagem, aVencer: contagem, vencidos: contagem });

/** What the routes that hand over the data of a person have in common. */
export const DADOS_DO_TITULAR = {
  contexto: 'cadastro',
  metodo: 'GET',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'executar', semLugar: true },
  erros: {
    'pedido-titular/nao-encontrado': { status: 404, descricao: 'Não há pedido com este protocolo' },
    'pedido-titular/sem-dados': { status: 409, descricao: 'Só pedidos de acesso ou portabilidade em aberto ou atendidos dão os dados' },
  },
} as const;

export const pedidoDoTitular = z
  .strictObject({
    protocolo: z.int().min(1).max(MAIOR_PROTOCOLO),
    cdc,
    nome: nomeDePessoa,
    tipo: tipoDePedido,
    canal,
    situacao: situacaoDoPedido,
    abertoEm: data,
    prazo: data.meta({ description: 'Último dia para responder: 15 dias corridos (LGPD, art. 19, II)' }),
    alarme: alarmeDoPedido,
    diasRestantes: z.int().nullable().meta({ description: 'Negativo depois do prazo; nulo quando já foi respondido' }),
    responsavel: z.string().max(120).nullable(),
    respondidoPor: z.string().max(120).nullable(),
    respondidoEm: instante.nullable(),
  })
  .meta({ id: 'PedidoDoTitular' });

export const EXEMPLO_PEDIDO = {
  protocolo: 12,
  cdc: 1001,
  nome: 'Maria das Dores Almeida',
  tipo: 'ACESSO',
  canal: 'BALCAO',
  situacao: 'ABERTO',
  abertoEm: '2026-11-09',
  prazo: '2026-11-24',
  alarme: 'A_VENCER',
  diasRestantes: 5,
  responsavel: null,
  respondidoPor: null,
  respondidoEm: null,
} as const;

const padraoProprio = z.strictObject({
  nome: texto(60, 2),
  padrao: z.string().min(1).max(60).meta({ description: '# algarismo, A letra, X um ou outro, + repete; o resto é o próprio caractere' }),
  mascara: z.string().min(1).max(60).meta({ description: 'O padrão com * no que fica oculto' }),
});

/** Field by field the rule's own `PoliticaDeMascaras`, or it does not compile; also of the row of comum.parametro. */
export const politicaDeMascaras = z
  .strictObject({
    mascarar: z.strictObject({ CPF: z.boolean(), CNPJ: z.boolean(), EMAIL: z.boolean(), TELEFONE: z.boolean(), NOME: z.boolean() }),
    padroes: z.array(padraoProprio).max(20),
  } satisfies { [C in keyof PoliticaDeMascaras]: z.ZodType<PoliticaDeMascaras[C]> })
  .meta({ id: 'PoliticaDeMascaras', description: 'O que sai mascarado para quem não tem o privilégio dado-pessoal:ver' });

export const EXEMPLO_POLITICA = {
  mascarar: { CPF: true, CNPJ: false, EMAIL: true, TELEFONE: true, NOME: false },
  padroes: [{ nome: 'RG', padrao: 'RG ##.###.###-#', mascara: 'RG **.###.###-*' }],
};
