import { z } from 'zod';

/** The secret `chave-de-sessao`: signs the cookies and encrypts the second factors. Changing it ends every session. */
export const segredoDaSessao = z.object({ chave: z.string().min(32) }).transform(({ chave }) => chave);
