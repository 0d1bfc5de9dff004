import { AmbienteDasChaves } from '../../../layers/pessoais/do-ambiente.ts';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';

/** Environment of the function, derived from its contract. */
export const Ambiente = AmbienteBanco.extend(AmbienteDasChaves.shape);
