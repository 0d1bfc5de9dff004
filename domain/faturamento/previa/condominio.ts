/** The condominiums of a lot: what each master bills as common part and what it carries to the next month (TR 14.8). */
import type { Consumo } from '../../leitura/consumo.ts';
import { saldoDoCondominio, volumeComum, type MesDoMembro, type VolumeComum } from '../../leitura/master.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import type { MotivoSemFatura } from './previa.ts';

/** A member of a condominium after its own prévia: `agua` before the dependents of a master are taken from it. */
export interface Membro {
  readonly entrada: EntradaDaLigacao;
  readonly agua: Consumo | null;
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

/**
 * What is subtracted for a dependent is what it is billed for, not a reading that was set aside. Of who is cut and shows nothing, nothing; of who
 * was billed in another cycle, that bill; of who is not to be billed, what its meter measured, which is given back since its base stays.
 */
function mesDoDependente({ entrada, agua, motivo }: Membro): MesDoMembro {
  if (motivo === 'JA_FATURADA' || motivo === 'MES_ENCERRADO') return { consumo: entrada.emOutroCiclo?.volume ?? 0, avancou: true };
  if (motivo === 'LIGACAO_CORTADA') return { consumo: 0, avancou: false };
  return { consumo: agua?.volume ?? agua?.medido ?? 0, avancou: AVANCAM.has(motivo) };
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

export function condominioDo(entrada: EntradaDaLigacao, agua: Consumo | null, dependentes: readonly Membro[]): Condominio {
  const meses = dependentes.map(mesDoDependente);
  const consumo = agua?.volume ?? null;
  const comum = consumo === null ? null : volumeComum(consumo, meses.map((m) => m.consumo), entrada.saldoTransportado);
  return {
    comum,
    saldo: (motivo) => {
      const faturado = motivo === 'NENHUM' || motivo === 'VALOR_ZERO' ? (comum?.volume ?? 0) : 0;
      return saldoDoCondominio(entrada.saldoTransportado, { consumo: consumo ?? 0, avancou: AVANCAM.has(motivo) }, meses, faturado);
    },
  };
}
