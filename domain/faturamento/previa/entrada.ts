/** What billing reads of a ligação: registration, last billed reading, what was read now, and what people decided. */
import type { DataCivil } from '../../comum/data-civil.ts';
import type { Cdc } from '../../comum/identidades.ts';
import type { TipoFaturamento } from '../../cadastro/tipo-faturamento.ts';

/** One meter of a ligação, as far as what is to be billed is concerned. */
export interface MedidorLido {
  readonly id: number;
  readonly digitos: number;
  readonly leituraInstalacao: number;
  readonly instaladoEm: DataCivil;
  /** Of a meter taken out: null when nobody read it. */
  readonly leituraRetirada: number | null;
}

/** A reading that arrived for the referência; `valor` is null when the meter could not be read. */
export interface LeituraLida {
  readonly valor: number | null;
  readonly ocorrencia: number;
  readonly data: DataCivil;
}

/** Where the last bill left a meter. Reading and date are null before the first one. */
export interface LeituraAnterior {
  /** Billing reading: the last one really taken and what was billed ahead of it. */
  readonly leitura: number | null;
  readonly data: DataCivil | null;
  /** m³ ≥ 0 of `leitura` that were billed by estimate and that the dial has not shown yet. */
  readonly adiantado: number;
  /** Months since the last one that was measured, the one in course included: what its reading measures is of so many. */
  readonly meses: number;
}

/** Why another cycle has the month of a ligação, and the water that it billed of the same referência and that no master carries yet, m³; null while that cycle is not approved. */
export interface EmOutroCiclo {
  readonly motivo: 'JA_FATURADA' | 'MES_ENCERRADO' | 'EM_OUTRO_CICLO';
  readonly volume: number | null;
}

/** What a person can decide of a ligação during the crítica (TR 14.4). */
export const ACOES_DA_CRITICA = ['ACEITAR', 'CORRIGIR_LEITURA', 'PEDIR_RELEITURA', 'FATURAR_MEDIA', 'LIBERAR', 'ESTACIONAR'] as const;
export type AcaoDaCritica = (typeof ACOES_DA_CRITICA)[number];

/** What a person can decide of a measurement: it stands until the reading is another, whatever is decided of the bill after it. */
export type DecisaoDeMedida = Extract<AcaoDaCritica, 'FATURAR_MEDIA' | 'CORRIGIR_LEITURA'>;

/** A decision that governs the calculation; `medicao` 1 water, 2 well: which reading a correction is of. */
export interface DecisaoDaCritica {
  readonly acao: AcaoDaCritica;
  readonly medida: DecisaoDeMedida | null;
  readonly medicao: number;
}

/** Everything that decides the bill of one ligação, read in one query for whole rotas. Volumes in m³, amounts in centavos. */
export interface EntradaDaLigacao {
  readonly rota: number;
  readonly ordem: number;
  readonly cdc: Cdc;
  readonly cortada: boolean;
  /** Another cycle bills it, or has billed it: it changed grupo in between. */
  readonly emOutroCiclo: EmOutroCiclo | null;
  readonly hidrometrada: boolean;
  readonly tipoFaturamento: TipoFaturamento;
  readonly consumoFixo: number | null;
  readonly volumeTee: number | null;
  /** packed: subcategoria, quantidade, … */
  readonly economias: readonly number[];
  readonly localidade: number;
  readonly setor: number;
  readonly master: Cdc | null;
  /** AAAAMM up to which its consumption is closed; null before the first bill. */
  readonly referenciaAnterior: number | null;
  readonly anterior: LeituraAnterior;
  readonly anteriorPoco: LeituraAnterior;
  readonly consumos: readonly number[];
  readonly consumosPoco: readonly number[];
  readonly valores: readonly number[];
  /** Of the condominium, from the month before (`domain/leitura/master.ts`); zero where there is none. */
  readonly saldoTransportado: number;
  readonly agua: LeituraLida | null;
  readonly poco: LeituraLida | null;
  readonly medidor: MedidorLido | null;
  /** Meters taken out since the last billed reading, in order: the first is the one that it was read on. */
  readonly retirados: readonly MedidorLido[];
  readonly medidorPoco: MedidorLido | null;
  readonly retiradosPoco: readonly MedidorLido[];
  readonly encargos: { readonly avisos: readonly number[]; readonly multa: number; readonly correcao: number };
  readonly decisao: DecisaoDaCritica | null;
}
