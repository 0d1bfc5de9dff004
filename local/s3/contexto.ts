import type { Pool } from '../../layers/postgres/conexao.ts';
import type { DefinicaoBalde } from './baldes.ts';
import type { Deposito } from './deposito.ts';
import { semBalde } from './erros.ts';

/** What every operation of the local S3 works with. */
export interface ContextoS3 {
  readonly pool: Pool;
  readonly deposito: Deposito;
  readonly baldes: ReadonlyMap<string, DefinicaoBalde>;
  /** Says that there are events to deliver. */
  readonly despertar: () => void;
  /** Changes of one key happen one after the other, so that what a person sees in the folder follows what was committed. */
  readonly emFila: <T>(balde: string, chave: string, acao: () => Promise<T>) => Promise<T>;
}

/** Throws NoSuchBucket. */
export function baldeDe(ctx: ContextoS3, nome: string): DefinicaoBalde {
  const balde = ctx.baldes.get(nome);
  if (balde === undefined) throw semBalde(nome);
  return balde;
}

/** Runs the actions of each key in the order they came. */
export function filaPorChave(): ContextoS3['emFila'] {
  const ultimas = new Map<string, Promise<unknown>>();
  return async (balde, chave, acao) => {
    const nome = `${balde}/${chave}`;
    const anterior = ultimas.get(nome) ?? Promise.resolve();
    const esta = anterior.then(acao, acao);
    ultimas.set(nome, esta);
    try {
      return await esta;
    } finally {
      if (ultimas.get(nome) === esta) ultimas.delete(nome);
    }
  };
}
