import contrato from '../../../events/s3/arrecadacao/receber-retorno.ts';
import { nomeDoObjeto } from '../../../layers/comum/resumo.ts';
import { nomeDeExibicao } from '../../../layers/s3/nome-de-exibicao.ts';
import { arquivar } from '../../../layers/s3/arquivar.ts';
import { obter, ObjetoGrandeDemais } from '../../../layers/s3/objeto.ts';
import { consumidor } from '../../../layers/worker/consumidor.ts';
import { deps } from './deps.ts';
import { recusarPorTamanho } from './recusar-por-tamanho.ts';
import { receber } from './receber.ts';

const LIMITE_BYTES = 64 * 1024 * 1024;

/**
 * TR 13.2: a file that was used goes to another folder; a refused one to its own. The move is the last thing that is done, so an object gone from
 * the inbox was already treated; one delivered again before it is found received.
 */
export const handler = consumidor(contrato, deps, async (objeto, d) => {
  if (objeto.chave.endsWith('/')) return;
  const nome = nomeDeExibicao(nomeDoObjeto(objeto.chave));
  const entrada = { chave: objeto.chave, versao: objeto.versao ?? null };
  let resultado: { readonly aceito: boolean };
  try {
    const bytes = await obter(objeto, LIMITE_BYTES);
    if (bytes === undefined) return;
    resultado = await receber(d, { nome, entrada, bytes });
  } catch (erro) {
    if (!(erro instanceof ObjetoGrandeDemais)) throw erro;
    resultado = await recusarPorTamanho(d, { nome, entrada, tamanho: erro.tamanho, limite: erro.limite, etag: objeto.etag ?? objeto.chave });
  }
  await arquivar(objeto, resultado.aceito ? 'processados' : 'rejeitados', d.relogio.hoje());
});
