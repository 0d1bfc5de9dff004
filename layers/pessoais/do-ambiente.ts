import { z } from 'zod';
import { leitorDeSegredo } from '../segredos/segredo.ts';
import { protecaoDePessoas, segredoDasChaves, VALIDADE_DAS_CHAVES_S, type ProtecaoDePessoas } from './proteger.ts';

/** Fragment for `env.ts` of every function that uses `{ segredo: 'chaves-pessoais' }`. */
export const AmbienteDasChaves = z.object({ SEGREDO_CHAVES_PESSOAIS_ARN: z.string().min(1) });

/** What protects personal data, under the keys as they are now; they are read only when they are needed. */
export function protecaoDoAmbiente({ SEGREDO_CHAVES_PESSOAIS_ARN: arn }: z.infer<typeof AmbienteDasChaves>): () => Promise<ProtecaoDePessoas> {
  const chaves = leitorDeSegredo(arn, segredoDasChaves, VALIDADE_DAS_CHAVES_S);
  return async () => protecaoDePessoas(await chaves());
}
