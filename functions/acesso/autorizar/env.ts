import { z } from 'zod';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';

/** Environment of the authorizer: the database of sessions and the secrets of tokens and cookies. */
export const Ambiente = AmbienteBanco.extend({ SEGREDO_TOKEN_OPERADOR_ARN: z.string().min(1), SEGREDO_CHAVE_DE_SESSAO_ARN: z.string().min(1), SEGREDO_CHAVE_DE_ORIGEM_ARN: z.string().optional() });
