/** From a reading (or none) to the volume that is billed: never silently negative, always with the reason (TR 12.8, 14.6; docs/adr/0012). */
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

/** A meter taken out since the last bill, in order. `leituraInstalacao` matters from the second on: the first starts where the last bill left it. */
export interface HidrometroRetirado extends HidrometroAtual {
  /** Null when nobody read it on removal. */
  readonly leituraRetirada: number | null;
}

export interface Medicao {
  /** Billing reading of the last bill, on the first of `retirados` or else on `atual`; null on the first bill (then the installation is where it starts). */
  readonly anterior: number | null;
  /** Of `anterior`, the m³ that were billed by estimate and that no dial has shown yet: ≥ 0. Without them it is the last reading really taken. */
  readonly adiantado: number;
  /** Null: visited and not read, or not visited. */
  readonly leitura: number | null;
  /** What the occurrence orders. */
  readonly acao: AcaoOcorrencia;
  /** What a person decided in the crítica: to set the reading aside for the média, or that the dial does stand at `leitura`. */
  readonly decisao: 'MEDIA' | 'CONFIRMADA' | null;
  readonly atual: HidrometroAtual;
  readonly retirados: readonly HidrometroRetirado[];
  /** The usual consumption (`consumoHabitual`), null without history. */
  readonly media: number | null;
  /** Minimum volume of the ligação: per economia × economias. */
  readonly minimo: number;
}

export interface RegraConsumo {
  readonly virada: RegraVirada;
}

export interface Consumo {
  readonly origem: OrigemConsumo;
  /** Whole m³ ≥ 0 to bill; null when nothing is billed. */
  readonly volume: number | null;
  /** What the meters measured beyond what was billed ahead, ≥ 0; null where nothing was measured, or what was is set aside. */
  readonly medido: number | null;
  /** Advance of the dials since the last reading really taken: what enters the history. Null with `medido`, and where nothing is billed. */
  readonly avanco: number | null;
  /** Billing reading from which the next month starts; null when the month leaves things as they were. */
  readonly leituraFaturada: number | null;
  /** Of `leituraFaturada`, the m³ billed ahead of the dial. */
  readonly adiantado: number;
  readonly sinais: readonly Sinal[];
}

/** Consumption of a ligação without meter (TR 8.6). */
export function consumoFixo(volume: number): Consumo {
  return { origem: 'FIXO', volume, medido: null, avanco: null, leituraFaturada: null, adiantado: 0, sinais: [] };
}

/** Consumption of a metered ligação. Without a bill nothing changes, so that what was measured is billed with the next reading. */
export function determinarConsumo(m: Medicao, regra: RegraConsumo): Consumo {
  const medido = medir(m, regra);
  const sinais = [...new Set(medido.sinais)];
  const acao = m.decisao === 'MEDIA' ? 'FATURAR_MEDIA' : m.acao;
  if (acao === 'NAO_FATURAR') return { origem: 'NAO_FATURADO', volume: null, medido: medido.total === null ? null : Math.max(0, medido.total - m.adiantado), avanco: null, leituraFaturada: null, adiantado: 0, sinais };
  if (medido.total === 0 && (m.media ?? 0) > 0) sinais.push('HIDROMETRO_PARADO');
  if (medido.total !== null && m.leitura !== null) {
    const lida = { total: medido.total, leitura: m.leitura };
    if (acao !== 'FATURAR_MEDIA') return pelaLeitura(m, acao, lida, sinais);
    if (m.decisao === null && lida.total === 0 && m.retirados.length === 0 && m.media !== null) return peloParado(m, m.media, lida.leitura, sinais);
  }
  return estimado(m, medido, acao, sinais);
}

function pelaLeitura(m: Medicao, acao: AcaoOcorrencia, { total, leitura }: { readonly total: number; readonly leitura: number }, sinais: Sinal[]): Consumo {
  const medido = Math.max(0, total - m.adiantado);
  const adiantado = Math.max(0, m.adiantado - total);
  if (adiantado > 0) sinais.push('COMPENSANDO_MEDIA');
  // What an occurrence forgives or adds to a reading that it believes is not carried to the next month: that would undo what it orders.
  const [origem, volume] = ordenado(acao, medido, m);
  return { origem, volume, medido, avanco: total, leituraFaturada: faturada(m, leitura, adiantado), adiantado, sinais };
}

function ordenado(acao: AcaoOcorrencia, medido: number, { media, minimo }: Medicao): readonly [OrigemConsumo, number] {
  if (acao === 'FATURAR_MINIMO') return ['MINIMO', minimo];
  if (media !== null && ((acao === 'FATURAR_MAIOR' && media > medido) || (acao === 'FATURAR_MENOR' && media < medido))) return ['MEDIA', media];
  return ['LEITURA', medido];
}

/** The reader says by the occurrence that the meter is broken, and the dial did not move: the média stands for what it does not measure. */
function peloParado(m: Medicao, media: number, leitura: number, sinais: readonly Sinal[]): Consumo {
  const { adiantado } = m;
  return { origem: 'MEDIA', volume: media, medido: null, avanco: null, leituraFaturada: faturada(m, leitura, adiantado), adiantado, sinais };
}

/** Without a reading that counts the month is an estimate: it is billed ahead of the dial, and what is known to have passed is not lost. */
function estimado(m: Medicao, medido: Medido, acao: AcaoOcorrencia, sinais: Sinal[]): Consumo {
  const lida = acao === 'FATURAR_MEDIA' ? null : medido.atual;
  const certo = medido.retirados + (lida ?? 0);
  const devido = Math.max(0, certo - m.adiantado);
  const semMedia = acao !== 'FATURAR_MINIMO' && m.media === null;
  if (semMedia) sinais.push('SEM_MEDIA');
  const pelaMedia = acao !== 'FATURAR_MINIMO' && m.media !== null;
  const volume = acao === 'FATURAR_MINIMO' ? m.minimo : Math.max(m.media ?? m.minimo, devido);
  const adiantado = Math.max(0, adiantar(m, medido, { volume, certo, devido, lida }));
  const mostrador = lida !== null && m.leitura !== null ? m.leitura : inicioDoAtual(m);
  return { origem: pelaMedia ? 'MEDIA' : 'MINIMO', volume, medido: null, avanco: null, leituraFaturada: faturada(m, mostrador, adiantado), adiantado, sinais };
}

interface Estimativa {
  readonly volume: number;
  readonly certo: number;
  readonly devido: number;
  readonly lida: number | null;
}

/**
 * A meter that left unread takes with it what had been billed ahead on it: nobody can measure that any more, and the one in its place must
 * not give it back. Of this month's estimate, what the new meter has not shown yet is ahead of it.
 */
function adiantar(m: Medicao, { desconhecido }: Medido, { volume, certo, devido, lida }: Estimativa): number {
  if (!desconhecido) return m.adiantado + volume - certo;
  return lida === null ? volume - devido : 0;
}

function faturada(m: Medicao, mostrador: number, adiantado: number): number {
  return (mostrador + adiantado) % 10 ** m.atual.digitos;
}

interface Medido {
  /** Null when a stretch of the period is not known. */
  readonly total: number | null;
  /** Of the meters taken out, what is known. */
  readonly retirados: number;
  /** One of the meters taken out left without a reading that can be believed. */
  readonly desconhecido: boolean;
  /** What the current meter measured; null when its reading is absent or cannot be believed. */
  readonly atual: number | null;
  readonly sinais: readonly Sinal[];
}

function medir(m: Medicao, regra: RegraConsumo): Medido {
  const sinais: Sinal[] = m.retirados.length > 0 ? ['TROCA_DE_HIDROMETRO'] : [];
  const trecho = (inicial: number, final: number, digitos: number, primeiro: boolean): number | null =>
    classificar(medirTrecho({ inicial, final, digitos }, m.media, regra.virada, primeiro ? m.adiantado : 0), sinais);
  const antigos = m.retirados.map((r, i): number | null => {
    if (r.leituraRetirada !== null) return trecho(i === 0 ? ultimaReal(m, r) : r.leituraInstalacao, r.leituraRetirada, r.digitos, i === 0);
    sinais.push('TROCA_SEM_LEITURA');
    return null;
  });
  if (m.leitura === null) sinais.push('SEM_LEITURA');
  const atual = m.leitura === null ? null : medirAtual(m, m.leitura, regra, sinais);
  const desconhecido = antigos.includes(null);
  const retirados = antigos.reduce<number>((soma, c) => soma + (c ?? 0), 0);
  return { total: atual === null || desconhecido ? null : retirados + atual, retirados, desconhecido, atual, sinais };
}

function medirAtual(m: Medicao, leitura: number, regra: RegraConsumo, sinais: Sinal[]): number | null {
  const primeiro = m.retirados.length === 0;
  const inicial = inicioDoAtual(m);
  const trecho = medirTrecho({ inicial, final: leitura, digitos: m.atual.digitos }, m.media, regra.virada, primeiro ? m.adiantado : 0);
  // A person says that the dial does stand there: the last reading was wrong, and what it billed in excess is billed ahead.
  return trecho.tipo === 'LEITURA_MENOR' && primeiro && m.decisao === 'CONFIRMADA' ? leitura - inicial : classificar(trecho, sinais);
}

/** Null when not known. */
function classificar(trecho: ResultadoTrecho, sinais: Sinal[]): number | null {
  switch (trecho.tipo) {
    case 'NORMAL':
      return trecho.consumo;
    case 'VIRADA':
      sinais.push('VIRADA');
      return trecho.consumo;
    case 'LEITURA_MENOR':
    case 'LEITURA_IMPOSSIVEL':
      sinais.push(trecho.tipo);
      return null;
  }
}

/** Where the dial stood when it was last really read: what was billed ahead of it may have gone past its last digit. */
function ultimaReal(m: Medicao, { digitos, leituraInstalacao }: HidrometroAtual): number {
  if (m.anterior === null) return leituraInstalacao;
  const volta = 10 ** digitos;
  return (((m.anterior - m.adiantado) % volta) + volta) % volta;
}

/** Where the dial of the current meter stood when it was last read, or installed. */
function inicioDoAtual(m: Medicao): number {
  return m.retirados.length === 0 ? ultimaReal(m, m.atual) : m.atual.leituraInstalacao;
}
