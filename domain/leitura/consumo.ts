/** From a reading (or none) to the volume that is billed: never silently negative, always with the reason (TR 12.8, 14.6). */
import { medirTrecho, type RegraVirada, type ResultadoTrecho } from './medicao.ts';
import type { AcaoOcorrencia } from './ocorrencia.ts';

/** How the billed volume came to be. */
export type OrigemConsumo = 'LEITURA' | 'MEDIA' | 'MINIMO' | 'FIXO' | 'NAO_FATURADO';

/** What somebody should know about the measurement; the crítica turns them into apontamentos. */
export const SINAIS = [
  'VIRADA',
  'TROCA_DE_HIDROMETRO',
  'TROCA_SEM_LEITURA',
  'LEITURA_MENOR',
  'LEITURA_IMPOSSIVEL',
  'SEM_LEITURA',
  'SEM_MEDIA',
  'HIDROMETRO_PARADO',
  'COMPENSANDO_MEDIA',
] as const;
export type Sinal = (typeof SINAIS)[number];

/** Readings in whole m³. */
export interface HidrometroAtual {
  readonly digitos: number;
  readonly leituraInstalacao: number;
}

/** A meter taken out in the period, in order. `leituraInstalacao` matters from the second on: the first starts at the last billed reading. */
export interface HidrometroRetirado extends HidrometroAtual {
  /** Null when nobody read it on removal. */
  readonly leituraRetirada: number | null;
}

export interface Medicao {
  /** Last billed reading, null on the first bill (then the reading of installation is where it starts). */
  readonly anterior: number | null;
  /** True when the last billed reading was reckoned from an average and not read. */
  readonly anteriorEstimada: boolean;
  /** Null: visited and not read, or not visited. */
  readonly leitura: number | null;
  readonly acao: AcaoOcorrencia;
  readonly atual: HidrometroAtual;
  readonly retirados: readonly HidrometroRetirado[];
  /** The usual consumption (`consumoHabitual`), null without history. */
  readonly media: number | null;
  /** Minimum volume of the ligação: per economia × economias. */
  readonly minimo: number;
}

export interface RegraConsumo {
  readonly virada: RegraVirada;
  /** Billed reading of a month by average: the last one, or the last one plus what was billed, so that the next reading compensates it. */
  readonly leituraDaMedia: 'ANTERIOR' | 'ANTERIOR_MAIS_CONSUMO';
}

export interface Consumo {
  readonly origem: OrigemConsumo;
  /** Whole m³ ≥ 0 to bill; null when nothing is billed. */
  readonly volume: number | null;
  /** What the meters measured, where it is known. */
  readonly medido: number | null;
  /** Reading from which the next month starts. */
  readonly leituraFaturada: number | null;
  readonly sinais: readonly Sinal[];
}

/** Consumption of a ligação without meter (TR 8.6). */
export function consumoFixo(volume: number): Consumo {
  return { origem: 'FIXO', volume, medido: null, leituraFaturada: null, sinais: [] };
}

/** Consumption of a metered ligação. */
export function determinarConsumo(m: Medicao, regra: RegraConsumo): Consumo {
  const sinais: Sinal[] = m.retirados.length > 0 ? ['TROCA_DE_HIDROMETRO'] : [];
  const medido = medir(m, regra, sinais);
  if (m.acao === 'NAO_FATURAR') {
    return { origem: 'NAO_FATURADO', volume: null, medido: medido.total, leituraFaturada: m.leitura ?? inicioDoAtual(m), sinais };
  }
  if (medido.total === 0 && (m.media ?? 0) > 0 && !sinais.includes('COMPENSANDO_MEDIA')) sinais.push('HIDROMETRO_PARADO');
  if (m.acao === 'FATURAR_MINIMO') return faturar('MINIMO', m.minimo, m, medido, regra, sinais);
  if (medido.total !== null && m.acao === 'FATURAR_LEITURA') return faturar('LEITURA', medido.total, m, medido, regra, sinais);
  if (m.media === null) {
    // Nothing to reckon from: what was measured, else the minimum.
    if (medido.total !== null) return faturar('LEITURA', medido.total, m, medido, regra, sinais);
    return faturar('MINIMO', Math.max(m.minimo, medido.retirados), m, medido, regra, [...sinais, 'SEM_MEDIA']);
  }
  const estimado = Math.max(m.media, medido.total === null ? medido.retirados : 0);
  if (medido.total === null || m.acao === 'FATURAR_MEDIA') return faturar('MEDIA', estimado, m, medido, regra, sinais);
  const leituraVence = m.acao === 'FATURAR_MAIOR' ? medido.total >= m.media : medido.total <= m.media;
  return leituraVence
    ? faturar('LEITURA', medido.total, m, medido, regra, sinais)
    : faturar('MEDIA', m.media, m, medido, regra, sinais);
}

/** `total` null when it is not known; `retirados` is what the meters taken out measured: consumed for certain. */
interface Medido {
  readonly total: number | null;
  readonly retirados: number;
}

function medir(m: Medicao, regra: RegraConsumo, sinais: Sinal[]): Medido {
  let retirados = 0;
  for (const [i, r] of m.retirados.entries()) {
    if (r.leituraRetirada === null) {
      sinais.push('TROCA_SEM_LEITURA');
      return { total: null, retirados };
    }
    const inicial = i === 0 && m.anterior !== null ? m.anterior : r.leituraInstalacao;
    const trecho = medirTrecho({ inicial, final: r.leituraRetirada, digitos: r.digitos }, m.media, regra.virada);
    const consumo = classificar(trecho, sinais, i === 0 && m.anteriorEstimada);
    if (consumo === null) return { total: null, retirados };
    retirados += consumo;
  }
  if (m.leitura === null) {
    sinais.push('SEM_LEITURA');
    return { total: null, retirados };
  }
  const trecho = medirTrecho({ inicial: inicioDoAtual(m), final: m.leitura, digitos: m.atual.digitos }, m.media, regra.virada);
  const consumo = classificar(trecho, sinais, m.retirados.length === 0 && m.anteriorEstimada);
  return { total: consumo === null ? null : retirados + consumo, retirados };
}

/** Null when not known. Below an estimated reading nothing is charged until the real one reaches what the average already charged. */
function classificar(trecho: ResultadoTrecho, sinais: Sinal[], desdeEstimada: boolean): number | null {
  switch (trecho.tipo) {
    case 'NORMAL':
      return trecho.consumo;
    case 'VIRADA':
      sinais.push('VIRADA');
      return trecho.consumo;
    case 'LEITURA_MENOR':
      sinais.push(desdeEstimada ? 'COMPENSANDO_MEDIA' : 'LEITURA_MENOR');
      return desdeEstimada ? 0 : null;
    case 'LEITURA_IMPOSSIVEL':
      sinais.push('LEITURA_IMPOSSIVEL');
      return null;
  }
}

/** Where the dial of the current meter stood when the period (or its installation) began. */
function inicioDoAtual(m: Medicao): number {
  return m.retirados.length === 0 && m.anterior !== null ? m.anterior : m.atual.leituraInstalacao;
}

function faturar(
  origem: OrigemConsumo,
  volume: number,
  m: Medicao,
  medido: Medido,
  regra: RegraConsumo,
  sinais: readonly Sinal[],
): Consumo {
  return { origem, volume, medido: medido.total, leituraFaturada: proximaLeitura(volume, m, medido, regra, sinais), sinais };
}

function proximaLeitura(volume: number, m: Medicao, medido: Medido, regra: RegraConsumo, sinais: readonly Sinal[]): number {
  const inicio = inicioDoAtual(m);
  if (sinais.includes('COMPENSANDO_MEDIA') && m.retirados.length === 0) return inicio;
  // A known reading is where the next month starts, whatever was billed.
  if (medido.total !== null && m.leitura !== null) return m.leitura;
  // With the old meter unread the new dial is still trustworthy.
  if (sinais.includes('TROCA_SEM_LEITURA') && m.leitura !== null) return m.leitura;
  if (regra.leituraDaMedia === 'ANTERIOR' || !sinais.includes('SEM_LEITURA')) return inicio;
  return (inicio + Math.max(0, volume - medido.retirados)) % 10 ** m.atual.digitos;
}
