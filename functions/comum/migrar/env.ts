import { z } from 'zod';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';

/** Environment of the function: the migrator also reads the passwords that the other roles will have. */
export const Ambiente = AmbienteBanco.extend({
  BANCO_SEGREDO_APP_ARN: z.string().min(1),
  BANCO_SEGREDO_LOTE_ARN: z.string().min(1),
  BANCO_SEGREDO_LEITURA_ARN: z.string().min(1),
});
