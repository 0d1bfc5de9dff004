/** What one month charges of what a ligação has: water that is cut, or a meter that an occurrence leaves out, is not charged, and the rest is (TR 8.7). */
import { COBRANCAS, type TipoFaturamento } from '../../cadastro/tipo-faturamento.ts';
import type { Consumo } from '../../leitura/consumo.ts';
import type { ConsumoDaLigacao } from './consumo-da-ligacao.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import type { MotivoSemFatura } from './previa.ts';

export interface OQueSeCobra {
  readonly agua: boolean;
  /** By the well, or by a fixed volume. */
  readonly tee: boolean;
  readonly tipo: TipoFaturamento;
}

/** Who is cut and yet went through the meter has its bill; an estimate is no sign of that. */
function passou(c: Consumo | null): boolean {
  return (c?.medido ?? 0) > 0;
}

/** The cut closes the water of the network: what comes from a well goes on to the sewer. Where there is only the TEE, the cut is of it. */
export function oQueSeCobra(e: EntradaDaLigacao, { agua, poco }: ConsumoDaLigacao): OQueSeCobra {
  const tem = COBRANCAS[e.tipoFaturamento];
  const cobraAgua = tem.agua && agua?.origem !== 'NAO_FATURADO' && (!e.cortada || passou(agua));
  const cobraTee = tem.tee && poco?.origem !== 'NAO_FATURADO' && (!e.cortada || tem.agua || passou(poco));
  return { agua: cobraAgua, tee: cobraTee, tipo: tipoDe(e.tipoFaturamento, cobraAgua, cobraTee) };
}

function tipoDe(tipo: TipoFaturamento, agua: boolean, tee: boolean): TipoFaturamento {
  const tem = COBRANCAS[tipo];
  if (!tem.tee || !tem.agua || agua === tee) return tipo;
  if (tee) return 3;
  return tem.esgoto ? 2 : 1;
}

/** Nothing of it is charged. */
export function motivoDeNaoCobrar(cobra: OQueSeCobra, { agua, poco }: ConsumoDaLigacao): MotivoSemFatura {
  if (cobra.agua || cobra.tee) return 'NENHUM';
  return agua?.origem === 'NAO_FATURADO' || poco?.origem === 'NAO_FATURADO' ? 'NAO_FATURAR' : 'LIGACAO_CORTADA';
}

/** How a meter comes out of the month. */
export interface DoMedidor {
  /** m³ that the month has, billed or measured; null where it has none. */
  readonly consumo: number | null;
  readonly leitura: number | null;
  readonly adiantado: number;
  readonly lida: boolean;
  readonly mensal: number | null;
}

const SEM_MUDANCA: DoMedidor = { consumo: null, leitura: null, adiantado: 0, lida: false, mensal: null };

/** A month without a bill is had only where the dial was really read: an estimate that nobody is charged would be given away. */
export function doMedidor(c: Consumo | null, cobrado: boolean, meses: number): DoMedidor {
  if (c === null || c.volume === null || (!cobrado && c.avanco === null)) return SEM_MUDANCA;
  const { avanco, leituraFaturada: leitura, adiantado } = c;
  if (c.origem === 'FIXO') return { ...SEM_MUDANCA, consumo: c.volume, mensal: c.volume };
  return { consumo: c.medido ?? c.volume, leitura, adiantado, lida: avanco !== null, mensal: avanco === null ? null : Math.max(0, Math.trunc(avanco / meses)) };
}
