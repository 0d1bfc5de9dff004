/** The consumption of one ligação in the period, by whatever it is measured with: meter, fixed volume, well (TR 8.6, 8.7, 12.8, 14.6). */
import type { DataCivil } from '../../comum/data-civil.ts';
import { consumoFixo, determinarConsumo, type Consumo, type HidrometroRetirado, type RegraConsumo } from '../../leitura/consumo.ts';
import { consumoHabitual, type RegraEstatistica } from '../../leitura/estatistica.ts';
import type { AcaoOcorrencia, Ocorrencia } from '../../leitura/ocorrencia.ts';
import { COBRANCAS } from '../../cadastro/tipo-faturamento.ts';
import { volumeMinimo, type MinimosDoAto } from './minimo.ts';
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
  readonly media: number | null;
  readonly data: DataCivil;
  readonly ocorrencia: number;
  readonly falta: 'SEM_HIDROMETRO' | null;
}

function acaoDa(lida: LeituraLida | null, e: EntradaDaLigacao, regras: RegrasDeConsumo): AcaoOcorrencia {
  if (e.decisao === 'FATURAR_MEDIA') return 'FATURAR_MEDIA';
  return regras.ocorrencias.get(lida?.ocorrencia ?? 0)?.acao ?? 'FATURAR_LEITURA';
}

function medir(
  e: EntradaDaLigacao,
  regras: RegrasDeConsumo,
  m: { readonly medidor: MedidorLido; readonly retirado: MedidorLido | null; readonly anterior: LeituraAnterior; readonly lida: LeituraLida | null; readonly historico: readonly number[]; readonly minimos: ReadonlyMap<number, number> },
): Consumo {
  const retirados: HidrometroRetirado[] = m.retirado === null ? [] : [m.retirado];
  return determinarConsumo(
    {
      anterior: m.anterior.leitura,
      anteriorEstimada: m.anterior.estimada,
      leitura: m.lida?.valor ?? null,
      acao: acaoDa(m.lida, e, regras),
      atual: m.medidor,
      retirados,
      media: consumoHabitual(m.historico, regras.estatistica),
      minimo: volumeMinimo(e.economias, regras.categoriaDe, m.minimos, regras.minimoPorEconomia),
    },
    regras.consumo,
  );
}

function doPoco(e: EntradaDaLigacao, regras: RegrasDeConsumo): Consumo | 'SEM_HIDROMETRO' | null {
  if (!COBRANCAS[e.tipoFaturamento].tee || e.volumeTee !== null) return null;
  if (e.medidorPoco === null) return 'SEM_HIDROMETRO';
  return medir(e, regras, { medidor: e.medidorPoco, retirado: null, anterior: e.anteriorPoco, lida: e.poco, historico: e.consumosPoco, minimos: regras.minimos.poco });
}

function daAgua(e: EntradaDaLigacao, regras: RegrasDeConsumo): Consumo | 'SEM_HIDROMETRO' | null {
  if (!COBRANCAS[e.tipoFaturamento].agua) return null;
  if (!e.hidrometrada) return consumoFixo(e.consumoFixo ?? 0);
  if (e.medidor === null) return 'SEM_HIDROMETRO';
  return medir(e, regras, { medidor: e.medidor, retirado: e.medidorRetirado, anterior: e.anterior, lida: e.agua, historico: e.consumos, minimos: regras.minimos.agua });
}

/** Consumption of water and of the well, before the dependents of a master are taken from it. */
export function consumoDaLigacao(e: EntradaDaLigacao, regras: RegrasDeConsumo): ConsumoDaLigacao {
  const agua = daAgua(e, regras);
  const poco = doPoco(e, regras);
  const lida = e.agua ?? e.poco;
  return {
    agua: agua === 'SEM_HIDROMETRO' ? null : agua,
    poco: poco === 'SEM_HIDROMETRO' ? null : poco,
    media: consumoHabitual(e.consumos, regras.estatistica),
    data: lida?.data ?? regras.leituraLimite,
    ocorrencia: lida?.ocorrencia ?? 0,
    falta: agua === 'SEM_HIDROMETRO' || poco === 'SEM_HIDROMETRO' ? 'SEM_HIDROMETRO' : null,
  };
}
