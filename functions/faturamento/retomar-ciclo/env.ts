import { AmbienteBanco } from '../../../layers/postgres/do-ambiente.ts';
import { AmbienteSaida } from '../../../layers/saida/publicar.ts';

/** Environment of the function, derived from its contract. */
export const Ambiente = AmbienteBanco.extend(AmbienteSaida.shape);
