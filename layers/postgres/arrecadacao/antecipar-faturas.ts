import type pg from 'pg';
import type { ColunasDePagamento } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import type { Pool } from '../conexao.ts';
import { avisosDistintos, lerFaturas, type FaturasLidas } from './faturas-para-baixa.ts';

/** Connections that read, besides the one of the transaction. */
export const LEITORES = 2;

/** The bills of each leva of a file, in order. */
export type FaturasDasLevas = readonly Promise<FaturasLidas>[];

/** Reads the bills of every leva by the connection of the transaction, before it writes. */
export async function lerDasLevas(cliente: pg.ClientBase, levas: readonly ColunasDePagamento[]): Promise<FaturasDasLevas> {
  const lidas: Promise<FaturasLidas>[] = [];
  for (const { aviso } of levas) lidas.push(Promise.resolve(await lerFaturas(cliente, avisosDistintos(aviso))));
  return lidas;
}

/**
 * Begins at once to read the bills of a file of many levas, by connections of their own: the transaction that settles the file is one connection, and
 * reading is the one part of it that others can do meanwhile. What was issued never changes; a bill that another file closes in between is noticed when
 * it is closed (`FaturaMudou`), and then the new try of the transaction reads by itself.
 * @returns the bills, once; afterwards, and for a small file, undefined.
 */
export function anteciparFaturas(pool: Pool, levas: readonly ColunasDePagamento[]): () => FaturasDasLevas | undefined {
  if (levas.length <= 1) return () => undefined;
  const conexoes = Array.from({ length: LEITORES }, () => pool.connect());
  const lidas: Promise<FaturasLidas>[] = [];
  for (const [k, { aviso }] of levas.entries()) {
    const anterior = lidas[k - LEITORES];
    lidas.push(Promise.all([conexoes[k % LEITORES], anterior]).then(([cliente]) => {
      if (cliente === undefined) throw new Error('leva sem conexão');
      return lerFaturas(cliente, avisosDistintos(aviso));
    }));
  }
  // also heard of here: a file that turns out to be held or repeated never asks for them
  void Promise.allSettled(lidas).then(() => conexoes.map((c) => c.then((cliente) => cliente.release(), () => undefined)));
  let entregues: FaturasDasLevas | undefined = lidas;
  return () => {
    const agora = entregues;
    entregues = undefined;
    return agora;
  };
}
