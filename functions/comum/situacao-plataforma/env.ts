import { filas } from '../../../events/http/esquemas-plataforma.ts';
import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';
import { ambienteDe } from '../../../layers/runtime/ambiente.ts';

/** Environment of the function, derived from its contract. */
export const Ambiente = AmbienteBanco.extend(ambienteDe(...filas).shape);
