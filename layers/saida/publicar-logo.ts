import type { Pool } from '../postgres/conexao.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { publicarSaida, type AmbienteSaida } from './publicar.ts';

/**
 * What an operation of the API does after its commit: the effects leave at once. The act is done whatever happens here, and so is its answer;
 * what could not leave now leaves with the next run of `publicar-saida`.
 */
export async function publicarLogo(pool: Pool, ambiente: AmbienteSaida): Promise<void> {
  try {
    await publicarSaida(pool, ambiente);
  } catch (erro) {
    registro.warn('os efeitos ficaram na caixa de saída e sairão pela agenda', descreverErro(erro));
  }
}
