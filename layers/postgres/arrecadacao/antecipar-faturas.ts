import type { Pool } from '../conexao.ts';
import { avisosDistintos, juntarFaturas, lerFaturas, type FaturasLidas } from './faturas-para-baixa.ts';

/** Below this a file is settled before two more connections would be open. */
export const AVISOS_PARA_ANTECIPAR = 5_000;
/** Connections that read, besides the one of the transaction. */
export const LEITORES = 2;

/**
 * Begins at once to read the bills of a large file, by connections of their own, each a stretch of the numbers: the transaction that settles the file
 * is one connection, and reading is the one part of it that others can do. What was issued never changes; a bill that another file closes in between
 * is noticed when it is closed (`FaturaMudou`), and then the new try of the transaction reads by itself.
 * @returns the bills, once; afterwards undefined.
 */
export function anteciparFaturas(pool: Pool, avisos: Float64Array): () => Promise<FaturasLidas> | undefined {
  if (avisos.length < AVISOS_PARA_ANTECIPAR) return () => undefined;
  const procurados = avisosDistintos(avisos);
  const parte = Math.ceil(procurados.length / LEITORES);
  let lidas: Promise<FaturasLidas> | undefined = Promise.all(
    Array.from({ length: LEITORES }, async (_, i) => {
      const cliente = await pool.connect();
      try {
        return await lerFaturas(cliente, procurados.slice(i * parte, (i + 1) * parte));
      } finally {
        cliente.release();
      }
    }),
  ).then(juntarFaturas);
  // a file that turns out to be held or repeated never asks for them
  lidas.catch(() => undefined);
  return () => {
    const agora = lidas;
    lidas = undefined;
    return agora;
  };
}
