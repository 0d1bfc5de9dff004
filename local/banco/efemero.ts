import { mkdtempSync, readdirSync, rmSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { LUGARES_DE_PASSAGEM, lugarRapido } from './lugar-rapido.ts';
import { donoVivo, recolherOrfao } from './orfao.ts';
import type { Parametros } from './parametros.ts';
import type { PostgresLocal } from './postgres.ts';
import { iniciarPostgres } from './postgres.ts';

const PREFIXO = 'nascente-pg-';

/** Removes the throwaway servers whose test run was killed: each holds memory, a port and a directory. */
async function varrerAbandonados(): Promise<void> {
  for (const raiz of LUGARES_DE_PASSAGEM.flatMap((lugar) => readdirSync(lugar).filter((nome) => nome.startsWith(PREFIXO)).map((nome) => join(lugar, nome)))) {
    try {
      // A directory without signature may belong to a run that is being born right now.
      if (!readdirSync(raiz).includes('dono.json') || donoVivo(raiz) !== undefined) continue;
      await recolherOrfao(raiz, join(raiz, 'dados'));
      rmSync(raiz, { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

/** A PostgreSQL for tests, without durability, on a free port and in a directory that `parar` deletes. */
export async function iniciarPostgresEfemero(parametros: Parametros = {}): Promise<PostgresLocal> {
  await varrerAbandonados();
  const diretorio = mkdtempSync(join(lugarRapido(), PREFIXO));
  chmodSync(diretorio, 0o755);
  const pg = await iniciarPostgres({ diretorio, porta: 0, efemero: true, parametros });
  const apagar = (): void => rmSync(diretorio, { recursive: true, force: true });
  return {
    ...pg,
    parar: async () => {
      await pg.matar();
      apagar();
    },
  };
}
