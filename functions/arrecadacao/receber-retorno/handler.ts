import { basename } from 'node:path/posix';
import contrato from '../../../events/s3/arrecadacao/receber-retorno.ts';
import { obter, mover, ObjetoGrandeDemais, type Objeto } from '../../../layers/s3/objeto.ts';
import { consumidor } from '../../../layers/worker/consumidor.ts';
import { deps, type Deps } from './deps.ts';
import { receber, recusarPorTamanho } from './receber.ts';

const LIMITE_BYTES = 64 * 1024 * 1024;

/** An object gone from the inbox was already treated: the move is the last thing that is done. */
export const handler = consumidor(contrato, deps, async (objeto, d) => {
  const nome = basename(objeto.chave);
  let resultado: { readonly aceito: boolean } | undefined;
  try {
    const bytes = await obter(objeto, LIMITE_BYTES);
    if (bytes === undefined) return;
    resultado = await receber(d, { nome, bytes });
  } catch (erro) {
    if (!(erro instanceof ObjetoGrandeDemais)) throw erro;
    resultado = await recusarPorTamanho(d, { nome, chave: objeto.chave, tamanho: erro.tamanho, limite: erro.limite, etag: objeto.etag ?? objeto.chave });
  }
  await guardarNaPasta(objeto, nome, d, resultado.aceito);
});

/** TR 13.2: a file that was used goes to another folder; a refused one to its own. */
async function guardarNaPasta(objeto: Objeto, nome: string, d: Deps, aceito: boolean): Promise<void> {
  const pasta = aceito ? 'processados' : 'rejeitados';
  await mover(objeto, `${pasta}/retornos/${d.relogio.hoje()}/${nome}`);
}
