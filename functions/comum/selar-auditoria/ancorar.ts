import { ancoraDevida, registrarAncora } from '../../../layers/postgres/comum/selar-auditoria.ts';
import { guardarOriginal } from '../../../layers/s3/guardar-original.ts';
import { obter } from '../../../layers/s3/objeto.ts';
import type { Deps } from './deps.ts';

const LIMITE_BYTES = 64 * 1024;

/**
 * Puts the digest of the last block under Object Lock, when an hour has passed since the last time. The bytes are of the block alone, so a run that died
 * in the middle is repeated with the same; bytes of another chain under the key mean that the chain was cut and grew again, and nothing is written over.
 * @returns the number of the block, or null when there was nothing to do.
 */
export async function ancorar({ pool, guarda }: Deps): Promise<number | null> {
  const ancora = await ancoraDevida(pool);
  if (ancora === undefined) return null;
  const { ano, ...conteudo } = ancora;
  const chave = `auditoria/selos/${ano}/${ancora.numero}.json`;
  const bytes = Buffer.from(`${JSON.stringify(conteudo)}\n`);
  const versao = await guardarOriginal({ balde: guarda, chave }, bytes, 'application/json');
  const guardado = await obter({ balde: guarda, chave }, LIMITE_BYTES);
  if (guardado === undefined || !bytes.equals(guardado)) throw new Error(`a âncora ${chave} é de outra cadeia: a auditoria foi cortada e refeita`);
  await registrarAncora(pool, ancora, chave, versao);
  return ancora.numero;
}
