import { z } from 'zod';

const umaChave = z.string().min(32);

/** The secret `chave-de-sessao`: signs the cookies and encrypts the second factors. Changing it ends every session. */
export const segredoDaSessao = z.object({ chave: umaChave }).transform(({ chave }) => chave);

/** The key in use and those of before it, which only still open what they closed (docs/runbook/segredos.md). */
export interface ChavesDeSessao {
  readonly atual: string;
  readonly anteriores: readonly string[];
}

/** The same secret, for what was encrypted: `anteriores` may list the keys that were in use. */
export const segredoDasChaves = z.object({ chave: umaChave, anteriores: z.array(umaChave).max(5).default([]) }).transform(({ chave, anteriores }): ChavesDeSessao => ({ atual: chave, anteriores }));
