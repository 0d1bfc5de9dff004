import type pg from 'pg';

/** An object of the inbox: its key, its version where the bucket keeps versions, and what was in it. */
export interface Chegada {
  readonly chave: string;
  readonly versao: string | null;
  readonly sha256: Uint8Array;
  readonly agora: Date;
}

/** Notes that an object arrived, whatever comes of it: who sent it asks by its key. A second delivery of the same one is the same arrival. */
export async function registrarChegada(cliente: pg.ClientBase, c: Chegada): Promise<void> {
  await cliente.query('INSERT INTO arrecadacao.chegada (chave, versao, sha256, em) VALUES ($1, $2, $3, $4) ON CONFLICT (chave, versao) DO NOTHING', [
    c.chave,
    c.versao ?? '',
    c.sha256,
    c.agora,
  ]);
}
