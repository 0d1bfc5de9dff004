/** What a person may ask of its own data, and by when it must be answered (LGPD arts. 18 and 19). */
import { diasEntre, somarDias, type DataCivil } from '../comum/data-civil.ts';
import { ehFinal, type Maquina } from '../comum/maquina.ts';
import { ok, recusa, type Recusa, type Resultado } from '../comum/resultado.ts';

export const TIPOS_DE_PEDIDO = ['CONFIRMACAO', 'ACESSO', 'CORRECAO', 'ELIMINACAO', 'PORTABILIDADE', 'OPOSICAO', 'INFORMACAO'] as const;
export type TipoDePedido = (typeof TIPOS_DE_PEDIDO)[number];

/** As people read them; the articles are of the LGPD. */
export const NOME_DO_TIPO_DE_PEDIDO: Readonly<Record<TipoDePedido, string>> = {
  CONFIRMACAO: 'Confirmar se há tratamento (art. 18, I)',
  ACESSO: 'Acesso aos dados (art. 18, II)',
  CORRECAO: 'Correção de dados (art. 18, III)',
  ELIMINACAO: 'Eliminação de dados (art. 18, IV e VI)',
  PORTABILIDADE: 'Portabilidade (art. 18, V)',
  OPOSICAO: 'Oposição ao tratamento (art. 18, § 2º)',
  INFORMACAO: 'Com quem os dados são compartilhados (art. 18, VII e VIII)',
};

/** The kinds that are answered with the person's data themselves. */
export const TIPOS_COM_DADOS: readonly TipoDePedido[] = ['ACESSO', 'PORTABILIDADE'];

export type SituacaoDoPedido = 'ABERTO' | 'EM_ANALISE' | 'ATENDIDO' | 'NEGADO' | 'CANCELADO';
export type DecisaoDoPedido = 'ATENDIDO' | 'NEGADO' | 'CANCELADO';

/** Answered once, by somebody who says why. */
export const MAQUINA_PEDIDO: Maquina<SituacaoDoPedido> = {
  nome: 'pedido-titular',
  inicial: 'ABERTO',
  transicoes: {
    ABERTO: ['EM_ANALISE', 'ATENDIDO', 'NEGADO', 'CANCELADO'],
    EM_ANALISE: ['ATENDIDO', 'NEGADO', 'CANCELADO'],
    ATENDIDO: [],
    NEGADO: [],
    CANCELADO: [],
  },
};

/** Calendar days, the day of the request not counted (LGPD art. 19, II). */
const DIAS_DO_PRAZO = 15;
/** From this day of the request on, it calls for attention. */
export const DIAS_DO_ALARME = 10;

/** Older than this is a day typed wrong. */
const MAIS_ANTIGO_DIAS = 365;

/** The day from which the term counts: that on which the person asked, which a letter or an e-mail may have done before somebody registered it. Refusal: `pedido-titular/recebimento-invalido`. */
export function conferirRecebimento(recebidoEm: DataCivil, hoje: DataCivil): Resultado<DataCivil, Recusa & { readonly codigo: 'pedido-titular/recebimento-invalido' }> {
  const ha = diasEntre(recebidoEm, hoje);
  if (ha >= 0 && ha <= MAIS_ANTIGO_DIAS) return ok(recebidoEm);
  return recusa('pedido-titular/recebimento-invalido', `O dia em que a pessoa pediu é hoje ou um dia dos últimos ${MAIS_ANTIGO_DIAS}. Confira a data na carta ou na mensagem.`, 'recebidoEm');
}

/** The last day on which the answer is in time. */
export function prazoDoPedido(abertoEm: DataCivil): DataCivil {
  return somarDias(abertoEm, DIAS_DO_PRAZO);
}

export type AlarmeDoPedido = 'NO_PRAZO' | 'A_VENCER' | 'VENCIDO' | 'ENCERRADO';

/** How a request stands today, and how many days are left: negative after the last, null when it was answered. */
export function alarmeDoPedido(pedido: { readonly situacao: SituacaoDoPedido; readonly abertoEm: DataCivil; readonly prazo: DataCivil }, hoje: DataCivil): { readonly alarme: AlarmeDoPedido; readonly diasRestantes: number | null } {
  if (ehFinal(MAQUINA_PEDIDO, pedido.situacao)) return { alarme: 'ENCERRADO', diasRestantes: null };
  const diasRestantes = diasEntre(hoje, pedido.prazo);
  if (diasRestantes < 0) return { alarme: 'VENCIDO', diasRestantes };
  return { alarme: diasEntre(pedido.abertoEm, hoje) >= DIAS_DO_ALARME ? 'A_VENCER' : 'NO_PRAZO', diasRestantes };
}
