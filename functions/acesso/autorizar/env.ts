import { z } from 'zod';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';

/** Environment of the authorizer: the database of sessions and the secret of tokens. */
export const Ambiente = AmbienteBanco.extend({ SEGREDO_TOKEN_OPERADOR_ARN: z.string().min(1) });
