/** The consumption of one ligação in the period, by whatever it is measured with: meter, fixed volume, well (TR 8.6, 8.7, 12.8, 14.6). */
import type { DataCivil } from '../../comum/data-civil.ts';
import { consumoFixo, determinarConsumo, type Consumo, type Medicao, type RegraConsumo } from '../../leitura/consumo.ts';
import { consumoHabitual, type RegraEstatistica } from '../../leitura/estatistica.ts';
import type { Ocorrencia } from '../../leitura/ocorrencia.ts';
import { COBRANCAS } from '../../cadastro/tipo-faturamento.ts';
import { volumeMinimo, type MinimosDasCategorias, type MinimosDoAto } from './minimo.ts';
import type { EntradaDaLigacao, LeituraAnterior, LeituraLida, MedidorLido } from './entrada.ts';

/** What does not change from one ligação to the other. */
export interface RegrasDeConsumo {
  readonly consumo: RegraConsumo;
  readonly estatistica: RegraEstatistica;
  readonly ocorrencias: ReadonlyMap<number, Ocorrencia>;
  /** Minimum volume per economia, m³, where the table of the category has no other. */
  readonly minimoPorEconomia: number;
  readonly minimos: MinimosDoAto;
  /** Category of each subcategoria. */
  readonly categoriaDe: ReadonlyMap<number, number>;
  /** Last day of reading of the cycle: the date of who was not read. */
  readonly leituraLimite: DataCivil;
}

export interface ConsumoDaLigacao {
  /** Null where the kind of billing has no water. */
  readonly agua: Consumo | null;
  /** Null where the TEE has a fixed volume or does not exist. */
  readonly poco: Consumo | null;
  /** Of the water, or of the well where there is no water. */
  readonly media: number | null;
  readonly data: DataCivil;
  readonly ocorrencia: number;
  readonly falta: 'SEM_HIDROMETRO' | null;
}

/** To bill by the média is of the whole ligação; a correction, of the meter that it was made on. */
function decisaoSobre(medicao: number, { decisao }: EntradaDaLigacao): Medicao['decisao'] {
  if (decisao?.medida === 'FATURAR_MEDIA') return 'MEDIA';
  return decisao?.medida === 'CORRIGIR_LEITURA' && decisao.medicao === medicao ? 'CONFIRMADA' : null;
}

function medir(
  e: EntradaDaLigacao,
  regras: RegrasDeConsumo,
  m: {
    readonly medicao: number;
    readonly medidor: MedidorLido;
    readonly retirados: readonly MedidorLido[];
    readonly anterior: LeituraAnterior;
    readonly lida: LeituraLida | null;
    readonly historico: readonly number[];
    readonly minimos: MinimosDasCategorias;
  },
): Consumo {
  return determinarConsumo(
    {
      anterior: m.anterior.leitura,
      adiantado: m.anterior.adiantado,
      leitura: m.lida?.valor ?? null,
      acao: regras.ocorrencias.get(m.lida?.ocorrencia ?? 0)?.acao ?? 'FATURAR_LEITURA',
      decisao: decisaoSobre(m.medicao, e),
      atual: m.medidor,
      retirados: m.retirados,
      media: consumoHabitual(m.historico, regras.estatistica),
      minimo: volumeMinimo(e.economias, regras.categoriaDe, m.minimos, regras.minimoPorEconomia),
    },
    regras.consumo,
  );
}

function doPoco(e: EntradaDaLigacao, regras: RegrasDeConsumo): Consumo | 'SEM_HIDROMETRO' | null {
  if (!COBRANCAS[e.tipoFaturamento].tee || e.volumeTee !== null) return null;
  if (e.medidorPoco === null) return 'SEM_HIDROMETRO';
  return medir(e, regras, { medicao: 2, medidor: e.medidorPoco, retirados: e.retiradosPoco, anterior: e.anteriorPoco, lida: e.poco, historico: e.consumosPoco, minimos: regras.minimos.poco });
}

function daAgua(e: EntradaDaLigacao, regras: RegrasDeConsumo): Consumo | 'SEM_HIDROMETRO' | null {
  if (!COBRANCAS[e.tipoFaturamento].agua) return null;
  if (!e.hidrometrada) return consumoFixo(e.consumoFixo ?? 0);
  if (e.medidor === null) return 'SEM_HIDROMETRO';
  return medir(e, regras, { medicao: 1, medidor: e.medidor, retirados: e.retirados, anterior: e.anterior, lida: e.agua, historico: e.consumos, minimos: regras.minimos.agua });
}

/** Consumption of water and of the well, before the dependents of a master are taken from it. */
export function consumoDaLigacao(e: EntradaDaLigacao, regras: RegrasDeConsumo): ConsumoDaLigacao {
  const agua = daAgua(e, regras);
  const poco = doPoco(e, regras);
  const temAgua = COBRANCAS[e.tipoFaturamento].agua;
  const lida = temAgua ? (e.agua ?? e.poco) : e.poco;
  return {
    agua: agua === 'SEM_HIDROMETRO' ? null : agua,
    poco: poco === 'SEM_HIDROMETRO' ? null : poco,
    media: consumoHabitual(temAgua ? e.consumos : e.consumosPoco, regras.estatistica),
    data: lida?.data ?? regras.leituraLimite,
    ocorrencia: lida?.ocorrencia ?? 0,
    falta: agua === 'SEM_HIDROMETRO' || poco === 'SEM_HIDROMETRO' ? 'SEM_HIDROMETRO' : null,
  };
}
