/** The condominiums of a lot: what each master bills as common part and what it carries to the next month (TR 14.8). */
import { saldoDoCondominio, volumeComum, type MesDoMembro, type VolumeComum } from '../../leitura/master.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import type { MotivoSemFatura } from './previa.ts';

/** A dependent after its own prévia. */
export interface Membro {
  readonly entrada: EntradaDaLigacao;
  /** m³ ≥ 0 that went through the master for it: what it measured, or the estimate that it is billed; zero where it shows nothing. */
  readonly consumo: number;
  readonly motivo: MotivoSemFatura;
}

export interface Condominio {
  /** Null where the master has no water to bill this month. */
  readonly comum: VolumeComum | null;
  /** What the master carries, once it is known how it stands. */
  readonly saldo: (motivo: MotivoSemFatura) => number;
}

/** Their next month starts after what they consumed now. A master below its dependents goes on too, with the difference carried. */
const AVANCAM: ReadonlySet<MotivoSemFatura> = new Set(['NENHUM', 'VALOR_ZERO', 'MASTER_NEGATIVO']);

/** Of who was billed in another cycle, or was approved there, that bill. Of who is not to be billed, what its meter measured: it is given back, since its base stays. */
function mesDoDependente({ entrada, consumo, motivo }: Membro): MesDoMembro {
  const deOutro = entrada.emOutroCiclo?.volume ?? null;
  if (deOutro !== null) return { consumo: deOutro, avancou: true };
  return { consumo, avancou: AVANCAM.has(motivo) };
}

/** Places of the dependents of each master of the lot; also of who is no master any more and still carries a balance: it has none. */
export function dependentesPorMaster(entradas: readonly EntradaDaLigacao[]): ReadonlyMap<number, readonly number[]> {
  const lugares = new Map<number, number[]>();
  for (const [i, { cdc, master, saldoTransportado }] of entradas.entries()) {
    const dono = master ?? (saldoTransportado === 0 ? null : cdc);
    if (dono === null) continue;
    const lista = lugares.get(dono) ?? [];
    if (master !== null) lista.push(i);
    lugares.set(dono, lista);
  }
  return lugares;
}

/** `consumo`: m³ that the master is billed for, before its dependents are taken from it; null where its water is not charged this month. */
export function condominioDo(entrada: EntradaDaLigacao, consumo: number | null, dependentes: readonly Membro[]): Condominio {
  const meses = dependentes.map(mesDoDependente);
  const comum = consumo === null ? null : volumeComum(consumo, meses.map((m) => m.consumo), entrada.saldoTransportado);
  return {
    comum,
    saldo: (motivo) => {
      const faturado = motivo === 'NENHUM' || motivo === 'VALOR_ZERO' ? (comum?.volume ?? 0) : 0;
      // where another cycle has the month of the master, it also has that of the dependents that it billed
      const daqui = entrada.emOutroCiclo === null ? meses : meses.filter((_, i) => dependentes[i]?.entrada.emOutroCiclo === null);
      return saldoDoCondominio(entrada.saldoTransportado, { consumo: consumo ?? 0, avancou: AVANCAM.has(motivo) }, daqui, faturado);
    },
  };
}
