import { conjuntoInteiro, lerConjuntos, TAMANHO_MAXIMO, type RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { sha256 as resumir } from '../../../layers/comum/resumo.ts';
import type { Retido } from '../../../layers/postgres/arrecadacao/decidir-retido.ts';
import { obter } from '../../../layers/s3/objeto.ts';

/**
 * The original that was received, as it lies under guard. Its set was read once without error; if it is gone, or is not those bytes, evidence was
 * tampered with, and nothing is settled.
 */
export async function lerOriginal(balde: string, { arquivo, conjunto, guarda, sha256 }: Retido): Promise<RetornoLido> {
  const bytes = await obter({ balde, chave: guarda.chave, versao: guarda.versao ?? undefined }, TAMANHO_MAXIMO);
  if (bytes === undefined) throw new Error(`o original do arquivo ${arquivo} não está na guarda`);
  if (!resumir(bytes).equals(sha256)) throw new Error(`o original do arquivo ${arquivo} não é o que foi recebido`);
  return exigir(conjuntoInteiro(exigir(lerConjuntos(bytes)), conjunto));
}
