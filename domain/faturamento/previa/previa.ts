/** A provisional bill: worth nothing until the crítica is approved (TR 14.4). */
import type { DataCivil } from '../../comum/data-civil.ts';
import type { Consumo, OrigemConsumo } from '../../leitura/consumo.ts';
import type { VolumeComum } from '../../leitura/master.ts';
import type { TipoFaturamento } from '../../cadastro/tipo-faturamento.ts';
import type { EntradaDaLigacao } from './entrada.ts';

/** Why a ligação of the lot gets no bill. The number of each, in tables, is its place here; 0 is a ligação with a bill. */
export const MOTIVOS_SEM_FATURA = [
  'NENHUM',
  'SEM_ECONOMIAS',
  'SEM_TARIFA',
  'VOLUME_FORA_DA_TABELA',
  'PERIODO_INVALIDO',
  'SEM_HIDROMETRO',
  'MASTER_NEGATIVO',
  'ESTACIONADA_POR_PESSOA',
  'RELEITURA_PEDIDA',
  'LIGACAO_CORTADA',
  'VALOR_ZERO',
  'NAO_FATURAR',
  'MAIS_DE_DOIS_ATOS',
  'CALCULO_RECUSADO',
  'JA_FATURADA',
  'MES_ENCERRADO',
  'EM_OUTRO_CICLO',
  'VALOR_ACIMA_DO_CODIGO',
  'ENCARGO_JA_COBRADO',
  'EMISSAO_RECUSADA',
  'SEM_ATO',
] as const;
export type MotivoSemFatura = (typeof MOTIVOS_SEM_FATURA)[number];

/** For people: what happened and what to do next. */
export const TEXTO_DO_MOTIVO: Readonly<Record<MotivoSemFatura, string>> = {
  NENHUM: 'Conta calculada.',
  SEM_ECONOMIAS: 'A ligação não tem economias cadastradas. Complete o cadastro e recalcule.',
  SEM_TARIFA: 'O ato tarifário não tem a tabela completa de que a ligação precisa (água, esgoto ou TEE da categoria dela). Complete o ato e recalcule.',
  VOLUME_FORA_DA_TABELA: 'O consumo passa da última faixa da tabela. Confira a leitura ou o ato e recalcule.',
  PERIODO_INVALIDO: 'A leitura atual é anterior à última. Confira as datas das leituras e recalcule.',
  SEM_HIDROMETRO: 'A ligação é hidrometrada e não tem hidrômetro instalado. Cadastre a instalação e recalcule.',
  MASTER_NEGATIVO: 'Os dependentes somam mais que o hidrômetro principal. A diferença passa para o próximo mês; confira as leituras e libere se for o caso.',
  ESTACIONADA_POR_PESSOA: 'Deixada fora desta emissão por decisão na crítica.',
  RELEITURA_PEDIDA: 'Espera a nova leitura pedida na crítica.',
  LIGACAO_CORTADA: 'Ligação cortada e sem consumo: não há o que faturar.',
  VALOR_ZERO: 'O valor calculado é zero: não há o que cobrar.',
  NAO_FATURAR: 'A ocorrência de leitura manda não faturar.',
  MAIS_DE_DOIS_ATOS: 'O período tem mais de dois atos tarifários. Confira as datas das leituras.',
  CALCULO_RECUSADO: 'O cálculo recusou os dados da ligação. Confira o cadastro e recalcule.',
  JA_FATURADA: 'A ligação já tem fatura desta referência, de outro grupo. Confira a mudança de rota.',
  MES_ENCERRADO: 'O consumo até esta referência já foi encerrado em outro ciclo, depois de uma mudança de rota. Não há o que faturar aqui.',
  EM_OUTRO_CICLO: 'A ligação mudou de rota e outro ciclo a faturou ou vai faturar. O que ficar por faturar entra no próximo mês.',
  VALOR_ACIMA_DO_CODIGO: 'O valor passa do que cabe no código de barras (R$ 999.999.999,99). Confira a leitura e o cadastro e recalcule.',
  ENCARGO_JA_COBRADO: 'Os encargos por atraso desta conta já foram cobrados em outra. O consumo entra no próximo mês.',
  EMISSAO_RECUSADA: 'O banco de dados recusou a conta na emissão. Peça a quem opera a plataforma que veja o motivo na auditoria do ciclo; o consumo entra no próximo mês.',
  SEM_ATO: 'Há dias entre as leituras sem ato tarifário em vigor. Confira as datas das leituras e a vigência dos atos, cadastre o ato que falta e recalcule.',
};

export type SituacaoPrevia = 'CALCULADA' | 'ESTACIONADA' | 'SEM_FATURA';

/** The number of each in tables. */
export const NUMERO_DA_SITUACAO = { CALCULADA: 1, ESTACIONADA: 2, SEM_FATURA: 3 } as const satisfies Readonly<Record<SituacaoPrevia, number>>;

/** These give no bill by right; the others are parked, waiting for somebody. */
const SEM_FATURA_POR_DIREITO: ReadonlySet<MotivoSemFatura> = new Set(['LIGACAO_CORTADA', 'VALOR_ZERO', 'NAO_FATURAR', 'JA_FATURADA', 'MES_ENCERRADO']);

/** The value field of the barcode holds eleven digits (Febraban; CHECK of `faturamento.fatura`). Centavos. */
export const VALOR_MAXIMO_DA_FATURA = 99_999_999_999;

/** The number of a reason in tables. */
export function numeroDoMotivo(motivo: MotivoSemFatura): number {
  return MOTIVOS_SEM_FATURA.indexOf(motivo);
}

export function situacaoDo(motivo: MotivoSemFatura): SituacaoPrevia {
  if (motivo === 'NENHUM') return 'CALCULADA';
  return SEM_FATURA_POR_DIREITO.has(motivo) ? 'SEM_FATURA' : 'ESTACIONADA';
}

/** Rubricas that the calculation itself makes; ids of `faturamento.rubrica`. */
export const RUBRICA = { AGUA: 1, ESGOTO: 2, TEE: 3, MULTA: 4, CORRECAO: 5 } as const;

/** Volumes in whole m³, amounts in centavos; `valor` is the sum of `valores`. */
export interface Previa {
  readonly entrada: EntradaDaLigacao;
  readonly motivo: MotivoSemFatura;
  readonly categoria: number;
  /** What this month charges: less than the ligação has where its water is cut, or an occurrence orders not to bill one of its meters. */
  readonly tipoFaturamento: TipoFaturamento;
  /** Of the water, or of the well where there is no water. */
  readonly consumo: Consumo;
  /** Of the volume that is charged. */
  readonly origem: OrigemConsumo;
  /** Of the well where there is water too: the crítica looks at both. */
  readonly consumoDoPoco: Consumo | null;
  /** Where the ligação is a master. */
  readonly comum: VolumeComum | null;
  readonly ocorrencia: number;
  readonly media: number | null;
  readonly leituraAnterior: number | null;
  /** Billing reading: where the next month starts; null where this month leaves things as they were. */
  readonly leituraAtual: number | null;
  /** m³ of `leituraAtual` billed ahead of the dial. */
  readonly adiantado: number;
  /** The month was measured by the dial. */
  readonly lida: boolean;
  /** What enters the history: m³ a month since the last one measured, or the fixed volume; null where the month is an estimate. */
  readonly consumoMensal: number | null;
  readonly dataAnterior: DataCivil | null;
  readonly dataAtual: DataCivil;
  readonly dias: number;
  /** Of the meter itself, which is what averages and the crítica compare; of a master, with its dependents still in it. */
  readonly consumoMedido: number | null;
  readonly consumoPoco: number | null;
  readonly leituraAnteriorPoco: number | null;
  readonly leituraPoco: number | null;
  readonly adiantadoPoco: number;
  readonly lidaPoco: boolean;
  readonly consumoMensalPoco: number | null;
  readonly volumeAgua: number;
  readonly volumeTee: number;
  /** Of the condominium, for the next month: negative is still to be subtracted, positive was subtracted too early. */
  readonly saldoTransportado: number;
  readonly hidrometro: number | null;
  readonly hidrometroPoco: number | null;
  readonly ato: number;
  readonly atoSeguinte: number | null;
  /** Days under `ato` when there is a second one. */
  readonly diasAto: number | null;
  readonly rubricas: readonly number[];
  readonly valores: readonly number[];
  readonly valor: number;
  /** Part of `valor` that is consumption: without late charges. */
  readonly valorConsumo: number;
}

/** Number of each origin in `tipo_consumo`. */
export const TIPO_CONSUMO: Readonly<Record<OrigemConsumo, number>> = { LEITURA: 1, MEDIA: 2, MINIMO: 3, FIXO: 4, NAO_FATURADO: 5 };
