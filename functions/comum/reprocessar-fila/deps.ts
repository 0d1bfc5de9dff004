import { FILAS } from '../../../events/http/esquemas-plataforma.ts';
import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { enderecosDasFilas } from '../../../layers/sqs/fila.ts';
import { Ambiente } from './env.ts';

/** Made once per process. */
export async function deps() {
  const ambiente = Ambiente.parse(process.env);
  return { pool: await poolDoAmbiente(ambiente), filas: enderecosDasFilas(FILAS, ambiente) };
}
