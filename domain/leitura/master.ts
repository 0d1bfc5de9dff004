/** Common part of a condominium: the master less its dependents (TR 14.8). */
import { afirmar } from '../comum/afirmar.ts';

export interface VolumeComum {
  /** Whole m³ ≥ 0 billed to the common part. */
  readonly volume: number;
  /** What the master still owes the dependents, whole m³ ≤ 0, carried to the next month. */
  readonly saldoTransportado: number;
  /** Month's difference before the carried balance: negative is a matter for a person (lack of synchronism, tanks, a wrong reading). */
  readonly diferenca: number;
  readonly negativo: boolean;
}

/**
 * `consumoMaster` and `consumosDependentes` in whole m³ ≥ 0; `saldoAnterior` ≤ 0 came from the month before. A negative result bills
 * zero and is carried, so that the following months compensate it instead of losing it.
 */
export function volumeComum(consumoMaster: number, consumosDependentes: readonly number[], saldoAnterior: number): VolumeComum {
  afirmar(Number.isSafeInteger(saldoAnterior) && saldoAnterior <= 0, 'saldo transportado do master é positivo');
  const dependentes = consumosDependentes.reduce((soma, c) => soma + c, 0);
  const diferenca = consumoMaster - dependentes;
  const saldo = diferenca + saldoAnterior;
  return { volume: Math.max(0, saldo), saldoTransportado: saldo < 0 ? saldo : 0, diferenca, negativo: saldo < 0 };
}
