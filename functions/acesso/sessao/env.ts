import { z } from 'zod';

/** Environment of the function: it asks nothing. */
export const Ambiente = z.object({});
