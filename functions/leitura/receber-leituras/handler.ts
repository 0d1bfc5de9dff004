import contrato from '../../../events/s3/leitura/receber-leituras.ts';
import { nomeDoObjeto } from '../../../layers/comum/resumo.ts';
import { arquivar } from '../../../layers/s3/arquivar.ts';
import { nomeDeExibicao } from '../../../layers/s3/nome-de-exibicao.ts';
import { obter, ObjetoGrandeDemais } from '../../../layers/s3/objeto.ts';
import { publicarSaida } from '../../../layers/saida/publicar.ts';
import { consumidor } from '../../../layers/worker/consumidor.ts';
import { deps } from './deps.ts';
import { receber, recusarPorTamanho } from './receber.ts';

/** Some 200,000 lines of our layout: the whole town of a large utility in one file. Each line is an object in memory, ten times its bytes. */
const LIMITE_BYTES = 32 * 1024 * 1024;

/** An object gone from the inbox was already treated: the move is the last thing that is done. */
export const handler = consumidor(contrato, deps, async (objeto, d) => {
  if (objeto.chave.endsWith('/')) return;
  const arquivo = { nome: nomeDeExibicao(nomeDoObjeto(objeto.chave)), chave: objeto.chave, versao: objeto.versao ?? null };
  let resultado: { readonly aceito: boolean };
  try {
    const bytes = await obter(objeto, LIMITE_BYTES);
    if (bytes === undefined) return;
    resultado = await receber(d, bytes, arquivo);
  } catch (erro) {
    if (!(erro instanceof ObjetoGrandeDemais)) throw erro;
    resultado = await recusarPorTamanho(d, arquivo, { tamanho: erro.tamanho, limite: erro.limite, etag: objeto.etag ?? objeto.chave });
  }
  await publicarSaida(d.pool, d.ambiente);
  await arquivar(objeto, resultado.aceito ? 'processados' : 'rejeitados', d.relogio.hoje());
});
