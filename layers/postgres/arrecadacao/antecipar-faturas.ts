import type pg from 'pg';
import type { ColunasDePagamento } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import type { Pool } from '../conexao.ts';
import { comConexao } from '../transacao.ts';
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
  const esperas = levas.map(({ aviso }) => ({ aviso, ...promessa<FaturasLidas>() }));
  for (let leitor = 0; leitor < LEITORES; leitor++) {
    const suas = esperas.filter((_, k) => k % LEITORES === leitor);
    void comConexao(pool, async (cliente, perder) => {
      try {
        for (const { aviso, cumprir } of suas) cumprir(await lerFaturas(cliente, avisosDistintos(aviso)));
      } catch (erro) {
        // a server that ends says so before the connection does: nobody should get it again
        perder();
        throw erro;
      }
    }).catch((erro: unknown) => {
      for (const { faltar } of suas) faltar(erro);
    });
  }
  let entregues: FaturasDasLevas | undefined = esperas.map(({ prometida }) => prometida);
  // also heard of here: a file that turns out to be held or repeated never asks for them
  for (const prometida of entregues) prometida.catch(() => undefined);
  return () => {
    const agora = entregues;
    entregues = undefined;
    return agora;
  };
}

function promessa<T>(): { readonly prometida: Promise<T>; readonly cumprir: (valor: T) => void; readonly faltar: (erro: unknown) => void } {
  let cumprir: (valor: T) => void = () => undefined;
  let faltar: (erro: unknown) => void = () => undefined;
  const prometida = new Promise<T>((resolver, rejeitar) => {
    cumprir = resolver;
    faltar = rejeitar;
  });
  return { prometida, cumprir, faltar };
}
