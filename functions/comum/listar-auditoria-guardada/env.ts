import { z } from 'zod';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';

/** Environment of the function, derived from its contract. */
export const Ambiente = AmbienteBanco.extend({ BALDE_GUARDA: z.string().min(1) });
