/** How each situation is called and how it is coloured. The colour never says anything that the words do not. */
import type { z } from 'zod';
import { NOME_DO_CANAL as DO_CANAL, type Canal, type DecisaoDeConsentimento } from '../../../../domain/cadastro/consentimento.ts';
import { NOME_DO_TIPO_DE_PEDIDO as TIPO, type AlarmeDoPedido, type DecisaoDoPedido, type SituacaoDoPedido, type TipoDePedido } from '../../../../domain/cadastro/pedido-do-titular.ts';
import { RESULTADOS, type ResultadoDoAto } from '../../../../domain/comum/auditoria/eventos.ts';
import { NOME_DA_SITUACAO_DO_CICLO as NOME } from '../../../../domain/faturamento/maquinas.ts';
import type { SituacaoDaEstacao } from '../../../../domain/acesso/estacao.ts';
import type { arquivoDeLeitura, destinoPagamento, situacaoRetorno } from '../../../../events/http/esquemas-arquivos.ts';
import type { acaoCritica, cicloRota, situacaoApontamento, situacaoCiclo, situacaoFatura } from '../../../../events/http/esquemas-faturamento.ts';

export type Tom = 'neutro' | 'andamento' | 'atencao' | 'certo' | 'erro';

export interface Rotulo {
  readonly nome: string;
  readonly tom: Tom;
}

type Rotulos<Chave extends string> = Readonly<Record<Chave, Rotulo>>;

export type SituacaoCiclo = z.output<typeof situacaoCiclo>;
export const CICLO: Rotulos<SituacaoCiclo> = {
  ABERTO: { nome: NOME.ABERTO, tom: 'andamento' },
  CALCULANDO: { nome: NOME.CALCULANDO, tom: 'andamento' },
  EM_CRITICA: { nome: NOME.EM_CRITICA, tom: 'atencao' },
  APROVADO: { nome: NOME.APROVADO, tom: 'andamento' },
  EMITINDO: { nome: NOME.EMITINDO, tom: 'andamento' },
  EMITIDO: { nome: NOME.EMITIDO, tom: 'certo' },
  IMPRESSO: { nome: NOME.IMPRESSO, tom: 'certo' },
  FALHOU: { nome: NOME.FALHOU, tom: 'erro' },
};

export const ROTA: Rotulos<z.output<typeof cicloRota>['situacao']> = {
  PENDENTE: { nome: 'Calculando', tom: 'andamento' },
  CALCULADA: { nome: 'Calculada', tom: 'neutro' },
  EMITIDA: { nome: 'Emitida', tom: 'certo' },
  IMPRESSA: { nome: 'Impressa', tom: 'certo' },
};

export type SituacaoApontamento = z.output<typeof situacaoApontamento>;
export const APONTAMENTO: Rotulos<SituacaoApontamento> = {
  PENDENTE: { nome: 'Pendente', tom: 'atencao' },
  ACEITO: { nome: 'Aceito', tom: 'certo' },
  CORRIGIDO: { nome: 'Corrigido', tom: 'certo' },
  RELEITURA: { nome: 'Espera releitura', tom: 'andamento' },
  MEDIA: { nome: 'Pela média', tom: 'certo' },
  ESTACIONADO: { nome: 'Estacionado', tom: 'neutro' },
};

export type AcaoCritica = z.output<typeof acaoCritica>;
export const ACAO: Readonly<Record<AcaoCritica, string>> = {
  ACEITAR: 'Aceitar',
  CORRIGIR_LEITURA: 'Corrigir leitura',
  PEDIR_RELEITURA: 'Pedir releitura',
  FATURAR_MEDIA: 'Faturar pela média',
  LIBERAR: 'Liberar',
  ESTACIONAR: 'Estacionar',
};

export const PREVIA: Rotulos<'CALCULADA' | 'ESTACIONADA' | 'SEM_FATURA'> = {
  CALCULADA: { nome: 'Calculada', tom: 'certo' },
  ESTACIONADA: { nome: 'Estacionada', tom: 'atencao' },
  SEM_FATURA: { nome: 'Sem fatura', tom: 'neutro' },
};

export const FATURA: Rotulos<z.output<typeof situacaoFatura>> = {
  EM_DEBITO: { nome: 'Em débito', tom: 'atencao' },
  PAGA: { nome: 'Paga', tom: 'certo' },
  CANCELADA: { nome: 'Cancelada', tom: 'neutro' },
};

export const RETORNO: Rotulos<z.output<typeof situacaoRetorno>> = {
  PROCESSADO: { nome: 'Processado', tom: 'certo' },
  REJEITADO: { nome: 'Rejeitado', tom: 'erro' },
  RETIDO: { nome: 'Retido', tom: 'atencao' },
  RECUSADO: { nome: 'Recusado', tom: 'neutro' },
};

export type Destino = z.output<typeof destinoPagamento>;
export const DESTINO: Rotulos<Destino> = {
  QUITACAO: { nome: 'Quitação', tom: 'certo' },
  CREDITO_PARCIAL: { nome: 'Crédito: pagou a menos', tom: 'andamento' },
  CREDITO_FORA_VALIDADE: { nome: 'Crédito: fora da validade', tom: 'andamento' },
  CREDITO_DUPLICIDADE: { nome: 'Crédito: pagou de novo', tom: 'andamento' },
  NAO_IDENTIFICADO: { nome: 'Não identificado', tom: 'atencao' },
};

export const ARQUIVO_DE_LEITURA: Rotulos<z.output<typeof arquivoDeLeitura>['situacao']> = {
  PROCESSADO: { nome: 'Processado', tom: 'certo' },
  REJEITADO: { nome: 'Rejeitado', tom: 'erro' },
};

export const LINHA_DE_LEITURA: Rotulos<'SINALIZADA' | 'RECUSADA'> = {
  SINALIZADA: { nome: 'Sinalizada', tom: 'atencao' },
  RECUSADA: { nome: 'Recusada', tom: 'erro' },
};

export const LIGACAO: Rotulos<'ATIVA' | 'CORTADA' | 'INATIVA' | 'PROVISORIA'> = {
  ATIVA: { nome: 'Ativa', tom: 'certo' },
  CORTADA: { nome: 'Cortada', tom: 'erro' },
  INATIVA: { nome: 'Inativa', tom: 'neutro' },
  PROVISORIA: { nome: 'Provisória', tom: 'andamento' },
};

export const PEDIDO_DO_TITULAR: Rotulos<SituacaoDoPedido> = {
  ABERTO: { nome: 'Aberto', tom: 'andamento' },
  EM_ANALISE: { nome: 'Em análise', tom: 'andamento' },
  ATENDIDO: { nome: 'Atendido', tom: 'certo' },
  NEGADO: { nome: 'Negado', tom: 'erro' },
  CANCELADO: { nome: 'Cancelado', tom: 'neutro' },
};

export const DECISAO_DO_PEDIDO: Rotulos<DecisaoDoPedido> = { ATENDIDO: PEDIDO_DO_TITULAR.ATENDIDO, NEGADO: PEDIDO_DO_TITULAR.NEGADO, CANCELADO: PEDIDO_DO_TITULAR.CANCELADO };

export const ALARME_DO_PEDIDO: Rotulos<AlarmeDoPedido> = {
  VENCIDO: { nome: 'Vencido', tom: 'erro' },
  A_VENCER: { nome: 'A vencer', tom: 'atencao' },
  NO_PRAZO: { nome: 'No prazo', tom: 'certo' },
  ENCERRADO: { nome: 'Encerrado', tom: 'neutro' },
};

const neutro = (nome: string): Rotulo => ({ nome, tom: 'neutro' });
export const TIPO_DE_PEDIDO: Rotulos<TipoDePedido> = {
  CONFIRMACAO: neutro(TIPO.CONFIRMACAO),
  ACESSO: neutro(TIPO.ACESSO),
  CORRECAO: neutro(TIPO.CORRECAO),
  ELIMINACAO: neutro(TIPO.ELIMINACAO),
  PORTABILIDADE: neutro(TIPO.PORTABILIDADE),
  OPOSICAO: neutro(TIPO.OPOSICAO),
  INFORMACAO: neutro(TIPO.INFORMACAO),
};

export const CANAL: Rotulos<Canal> = {
  BALCAO: neutro(DO_CANAL.BALCAO),
  TELEFONE: neutro(DO_CANAL.TELEFONE),
  SITE: neutro(DO_CANAL.SITE),
  WHATSAPP: neutro(DO_CANAL.WHATSAPP),
  EMAIL: neutro(DO_CANAL.EMAIL),
  CARTA: neutro(DO_CANAL.CARTA),
};

export const CONSENTIMENTO: Rotulos<DecisaoDeConsentimento> = {
  CONCEDIDO: { nome: 'Autorizado', tom: 'certo' },
  REVOGADO: { nome: 'Retirado', tom: 'neutro' },
};

/** For filters: every value of a table of names, in its order. */
export function opcoesDe<C extends string>(rotulos: Readonly<Record<C, Rotulo>>): { value: string; label: string }[] {
  return Object.entries<Rotulo>(rotulos).map(([value, { nome }]) => ({ value, label: nome }));
}

export const ESTACAO: Rotulos<SituacaoDaEstacao> = {
  PENDENTE: { nome: 'Espera aprovação', tom: 'atencao' },
  ATIVA: { nome: 'Ativa', tom: 'certo' },
  INATIVA: { nome: 'Desligada', tom: 'neutro' },
};

export const RESULTADO_DO_ATO: Rotulos<ResultadoDoAto> = {
  FEITO: { nome: RESULTADOS.FEITO, tom: 'certo' },
  RECUSADO: { nome: RESULTADOS.RECUSADO, tom: 'erro' },
  PEDIDO: { nome: RESULTADOS.PEDIDO, tom: 'andamento' },
};
