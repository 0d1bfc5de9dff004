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

/** Consumption of a metered ligação. Without a bill the next month starts where this one did, so that nothing measured is lost. */
export function determinarConsumo(m: Medicao, regra: RegraConsumo): Consumo {
  const medido = medir(m, regra);
  const sinais = [...new Set(medido.sinais)];
  const faturar = (origem: OrigemConsumo, volume: number): Consumo => ({
    origem,
    volume,
    medido: medido.total,
    leituraFaturada: proximaLeitura(volume, m, medido, regra),
    sinais,
  });
  if (m.acao === 'NAO_FATURAR') {
    return { origem: 'NAO_FATURADO', volume: null, medido: medido.total, leituraFaturada: inicioDoAtual(m), sinais };
  }
  if (medido.total === 0 && (m.media ?? 0) > 0 && !medido.compensando) sinais.push('HIDROMETRO_PARADO');
  if (m.acao === 'FATURAR_MINIMO') return faturar('MINIMO', m.minimo);
  if (medido.total === null) {
    if (m.media !== null) return faturar('MEDIA', Math.max(m.media, medido.certo));
    sinais.push('SEM_MEDIA');
    return faturar('MINIMO', Math.max(m.minimo, medido.certo));
  }
  return m.media !== null && preferirMedia(m.acao, medido.total, m.media) ? faturar('MEDIA', m.media) : faturar('LEITURA', medido.total);
}

function preferirMedia(acao: AcaoOcorrencia, medido: number, media: number): boolean {
  switch (acao) {
    case 'FATURAR_MEDIA':
      return true;
    case 'FATURAR_MAIOR':
      return media > medido;
    case 'FATURAR_MENOR':
      return media < medido;
    case 'FATURAR_LEITURA':
    case 'FATURAR_MINIMO':
    case 'NAO_FATURAR':
      return false;
  }
}

interface Medido {
  /** Null when a stretch of the period is not known. */
  readonly total: number | null;
  /** The stretches that are known: consumed for certain. */
  readonly certo: number;
  /** Of the meters taken out, within `certo`. */
  readonly retirados: number;
  /** What the current meter measured; null when its reading is absent or cannot be believed. */
  readonly atual: number | null;
  readonly compensando: boolean;
  readonly sinais: readonly Sinal[];
}

function medir(m: Medicao, regra: RegraConsumo): Medido {
  const sinais: Sinal[] = m.retirados.length > 0 ? ['TROCA_DE_HIDROMETRO'] : [];
  const trecho = (inicial: number, final: number, digitos: number, primeiro: boolean): number | null =>
    classificar(medirTrecho({ inicial, final, digitos }, m.media, regra.virada), sinais, primeiro && m.anteriorEstimada);
  const antigos = m.retirados.map((r, i): number | null => {
    if (r.leituraRetirada !== null) {
      return trecho(i === 0 && m.anterior !== null ? m.anterior : r.leituraInstalacao, r.leituraRetirada, r.digitos, i === 0);
    }
    sinais.push('TROCA_SEM_LEITURA');
    return null;
  });
  if (m.leitura === null) sinais.push('SEM_LEITURA');
  const atual = m.leitura === null ? null : trecho(inicioDoAtual(m), m.leitura, m.atual.digitos, antigos.length === 0);
  const retirados = antigos.reduce<number>((soma, c) => soma + (c ?? 0), 0);
  const certo = retirados + (atual ?? 0);
  const total = atual === null || antigos.includes(null) ? null : certo;
  return { total, certo, retirados, atual, compensando: sinais.includes('COMPENSANDO_MEDIA'), sinais };
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

function proximaLeitura(volume: number, m: Medicao, medido: Medido, regra: RegraConsumo): number {
  const inicio = inicioDoAtual(m);
  if (m.leitura === null) {
    if (regra.leituraDaMedia === 'ANTERIOR') return inicio;
    return (inicio + Math.max(0, volume - medido.retirados)) % 10 ** m.atual.digitos;
  }
  // A reading that can be believed is where the next month starts, whatever was billed; while compensating, the estimate still is.
  return medido.atual === null || (medido.compensando && m.retirados.length === 0) ? inicio : m.leitura;
}
