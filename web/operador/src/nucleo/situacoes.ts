/** How each situation is called and how it is coloured. The colour never says anything that the words do not. */
import type { z } from 'zod';
import type { SituacaoDaEstacao } from '../../../../domain/acesso/estacao.ts';
import { NOME_DO_CANAL as DO_CANAL, type Canal, type DecisaoDeConsentimento } from '../../../../domain/cadastro/consentimento.ts';
import { NOME_DO_TIPO_DE_PEDIDO as TIPO, type AlarmeDoPedido, type DecisaoDoPedido, type SituacaoDoPedido, type TipoDePedido } from '../../../../domain/cadastro/pedido-do-titular.ts';
import { RESULTADOS, type ResultadoDoAto } from '../../../../domain/comum/auditoria/eventos.ts';
import { NOME_DA_SITUACAO_DO_CICLO as NOME } from '../../../../domain/faturamento/maquinas.ts';
import { NOME_DA_SITUACAO_DO_CASO as DO_CASO } from '../../../../domain/gerencial/maquina-do-caso.ts';
import type { arquivoDeLeitura, destinoPagamento, situacaoRetorno } from '../../../../events/http/esquemas-arquivos.ts';
import type { situacaoDaChave, situacaoDaDelegacao, situacaoDoPedido, situacaoDoPrivilegio } from '../../../../events/http/esquemas-direitos.ts';
import type { acaoCritica, cicloRota, situacaoApontamento, situacaoCiclo, situacaoFatura } from '../../../../events/http/esquemas-faturamento.ts';
import type { codigoDaRegra, situacaoDoCaso } from '../../../../events/http/esquemas-fraude.ts';
import type { situacaoDoUsuario } from '../../../../events/http/esquemas-usuarios.ts';

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

export const ESTACAO: Rotulos<SituacaoDaEstacao> = {
  PENDENTE: { nome: 'Espera aprovação', tom: 'atencao' },
  ATIVA: { nome: 'Ativa', tom: 'certo' },
  INATIVA: { nome: 'Desligada', tom: 'neutro' },
};

export const USUARIO: Rotulos<z.output<typeof situacaoDoUsuario>> = {
  ATIVO: { nome: 'Ativo', tom: 'certo' },
  INATIVO: { nome: 'Inativo', tom: 'neutro' },
};

export const BLOQUEIO: Rotulos<'VIGENTE' | 'TERMINADO' | 'LIBERADO'> = {
  VIGENTE: { nome: 'Bloqueado', tom: 'erro' },
  TERMINADO: { nome: 'Terminou', tom: 'neutro' },
  LIBERADO: { nome: 'Liberado', tom: 'certo' },
};

/** A rule, a network. */
export const LIGADA: Rotulos<'sim' | 'nao'> = { sim: { nome: 'Ligada', tom: 'certo' }, nao: { nome: 'Desligada', tom: 'neutro' } };

export const CHAVE: Rotulos<z.output<typeof situacaoDaChave>> = {
  ATIVA: { nome: 'Ativa', tom: 'certo' },
  TROCADA: { nome: 'Trocada: abre até vencer', tom: 'atencao' },
  VENCIDA: { nome: 'Vencida', tom: 'neutro' },
  REVOGADA: { nome: 'Revogada', tom: 'erro' },
  PARADA: { nome: 'Parada: quem criou está inativo', tom: 'erro' },
};

export const PRIVILEGIO: Rotulos<z.output<typeof situacaoDoPrivilegio>> = {
  VIGENTE: { nome: 'Vigente', tom: 'certo' },
  FUTURO: { nome: 'Ainda não começou', tom: 'andamento' },
  ENCERRADO: { nome: 'Terminou', tom: 'neutro' },
  RETIRADO: { nome: 'Retirado', tom: 'erro' },
};

export const DELEGACAO: Rotulos<z.output<typeof situacaoDaDelegacao>> = {
  VIGENTE: { nome: 'Vigente', tom: 'certo' },
  FUTURA: { nome: 'Ainda não começou', tom: 'andamento' },
  TERMINADA: { nome: 'Terminou', tom: 'neutro' },
  ENCERRADA: { nome: 'Encerrada antes', tom: 'erro' },
};

export const PEDIDO_DE_ACESSO: Rotulos<z.output<typeof situacaoDoPedido>> = {
  PENDENTE: { nome: 'Espera resposta', tom: 'atencao' },
  APROVADO: { nome: 'Aprovado', tom: 'certo' },
  RECUSADO: { nome: 'Recusado', tom: 'erro' },
  DESISTIDO: { nome: 'Desistido', tom: 'neutro' },
};

/** A profile, a department; a privilege that no act asks for yet is without use. */
export const USO: Rotulos<'EM_USO' | 'FORA_DE_USO' | 'SEM_USO'> = {
  EM_USO: { nome: 'Em uso', tom: 'certo' },
  FORA_DE_USO: { nome: 'Fora de uso', tom: 'neutro' },
  SEM_USO: { nome: 'Ainda sem uso', tom: 'neutro' },
};

export const PAR: Rotulos<'ABERTO' | 'EXCETUADO'> = {
  ABERTO: { nome: 'Aberto, sem exceção', tom: 'erro' },
  EXCETUADO: { nome: 'Com exceção', tom: 'atencao' },
};

export const CASO: Rotulos<z.output<typeof situacaoDoCaso>> = {
  ABERTO: { nome: DO_CASO.ABERTO, tom: 'atencao' },
  EM_ANALISE: { nome: DO_CASO.EM_ANALISE, tom: 'andamento' },
  PROCEDENTE: { nome: DO_CASO.PROCEDENTE, tom: 'erro' },
  IMPROCEDENTE: { nome: DO_CASO.IMPROCEDENTE, tom: 'certo' },
};

/** Short, for filters and columns; the whole name is in the rule itself. */
export const REGRA: Rotulos<z.output<typeof codigoDaRegra>> = {
  R1: neutro('Recálculo repetido'),
  R6: neutro('Decide e desfaz'),
  R7: neutro('Nome de usuário e responsável'),
  R10: neutro('Acesso fora do padrão'),
  R12: neutro('Excesso de permissões'),
};

/** For filters: every value of a table of names, in its order. */
export function opcoesDe<C extends string>(rotulos: Readonly<Record<C, Rotulo>>): { value: string; label: string }[] {
  return Object.entries<Rotulo>(rotulos).map(([value, { nome }]) => ({ value, label: nome }));
}

export const RESULTADO_DO_ATO: Rotulos<ResultadoDoAto> = {
  FEITO: { nome: RESULTADOS.FEITO, tom: 'certo' },
  RECUSADO: { nome: RESULTADOS.RECUSADO, tom: 'erro' },
  PEDIDO: { nome: RESULTADOS.PEDIDO, tom: 'andamento' },
};
