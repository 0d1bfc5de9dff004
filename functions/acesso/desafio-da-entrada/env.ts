import { z } from 'zod';

/** Environment of the function: it asks no database. */
export const Ambiente = z.object({ SEGREDO_CHAVE_DE_SESSAO_ARN: z.string().min(1) });
