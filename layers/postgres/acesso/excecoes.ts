/** Exceptions to the segregation of duties (migrations/0029_direitos.sql). */
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';

export interface ExcecaoNova {
  readonly usuario: string;
  /** Code of one of PARES_SEGREGADOS. */
  readonly par: string;
  readonly de: DataCivil;
  readonly ate: DataCivil;
  readonly motivo: string;
}

/** Of the first administrator, whom nobody was there to give one. */
export async function excetuarDaSegregacao(banco: Executor, e: ExcecaoNova): Promise<void> {
  await banco.query('INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, $2, $3, $4, $5)', [e.usuario, e.par, e.de, e.ate, e.motivo]);
}

/** Of two who make a first administrator at once, the second waits for the first, and finds that there is one. */
export async function esperarVezDoPrimeiro(banco: Executor): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso.primeiro-administrador', 0))`);
}
