/**
 * Common part of a condominium: the master less its dependents (TR 14.8). It is one account of water: over any months, what the common part is
 * billed is what the master's base advanced less what the bases of its dependents advanced; the rest is carried.
 */

export interface VolumeComum {
  /** Whole m³ ≥ 0 billed to the common part. */
  readonly volume: number;
  /** What is left to the next month when nobody of the condominium is set aside, whole m³ ≤ 0. */
  readonly saldoTransportado: number;
  /** Month's difference before the carried balance: negative is a matter for a person (lack of synchronism, tanks, a wrong reading). */
  readonly diferenca: number;
  readonly negativo: boolean;
}

/**
 * `consumoMaster` and `consumosDependentes` in whole m³ ≥ 0; `saldoAnterior` came from the month before: negative is still to be taken from the
 * common part, positive was taken from it too early. A negative result bills zero and is carried, so that the following months compensate it
 * instead of losing it.
 */
export function volumeComum(consumoMaster: number, consumosDependentes: readonly number[], saldoAnterior: number): VolumeComum {
  const dependentes = consumosDependentes.reduce((soma, c) => soma + c, 0);
  const diferenca = consumoMaster - dependentes;
  const saldo = diferenca + saldoAnterior;
  return { volume: Math.max(0, saldo), saldoTransportado: Math.min(0, saldo), diferenca, negativo: saldo < 0 };
}

/** The month of a member: what it consumed, whole m³ ≥ 0, and whether its next month starts after that. */
export interface MesDoMembro {
  readonly consumo: number;
  readonly avancou: boolean;
}

/**
 * What the condominium carries to the next month, once it is known who was set aside. A member that was keeps its base, and its next
 * consumption holds this month too: of the master, the dependents that went on are still to be subtracted; of a dependent, what was subtracted
 * for it now is given back. `faturado`: m³ that the common part was billed.
 */
export function saldoDoCondominio(saldoAnterior: number, master: MesDoMembro, dependentes: readonly MesDoMembro[], faturado: number): number {
  const avanco = (m: MesDoMembro): number => (m.avancou ? m.consumo : 0);
  return saldoAnterior + avanco(master) - dependentes.reduce((soma, d) => soma + avanco(d), 0) - faturado;
}
