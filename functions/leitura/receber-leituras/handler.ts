import contrato from '../../../events/s3/leitura/receber-leituras.ts';
import { lerArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import { nomeDoObjeto, sha256 } from '../../../layers/comum/resumo.ts';
import { layoutsAtivos } from '../../../layers/postgres/leitura/layouts.ts';
import { receberArquivoDeLeitura, recusarArquivoDeLeitura } from '../../../layers/postgres/leitura/receber-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { mover, obter, ObjetoGrandeDemais } from '../../../layers/s3/objeto.ts';
import { publicarSaida } from '../../../layers/saida/publicar.ts';
import { consumidor } from '../../../layers/worker/consumidor.ts';
import { deps, type Deps } from './deps.ts';
import { textoDoArquivo } from './texto-do-arquivo.ts';

const LIMITE_BYTES = 64 * 1024 * 1024;
const GRANDE_DEMAIS = 'O arquivo passa de 64 MB. Divida-o por grupo e mande as partes.';

interface Arquivo {
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
}

async function receber(d: Deps, bytes: Uint8Array, arquivo: Arquivo): Promise<boolean> {
  const origem = { ...arquivo, sha256: sha256(bytes), agora: d.relogio.agora() };
  const texto = textoDoArquivo(bytes);
  const lido = texto.ok ? lerArquivoDeLeitura(texto.valor, await layoutsAtivos(d.pool)) : texto;
  await emTransacao(d.pool, async (cliente) => {
    if (lido.ok) await receberArquivoDeLeitura(cliente, lido.valor, origem, d.relogio.hoje());
    else await recusarArquivoDeLeitura(cliente, origem, lido.erro.mensagem, 0);
  });
  await publicarSaida(d.pool, d.ambiente);
  return lido.ok;
}

/** An object gone from the inbox was already treated: the move is the last thing that is done. */
export const handler = consumidor(contrato, deps, async (objeto, d) => {
  const arquivo = { nome: nomeDoObjeto(objeto.chave), chave: objeto.chave, versao: objeto.versao ?? null };
  let aceito = false;
  try {
    const bytes = await obter(objeto, LIMITE_BYTES);
    if (bytes === undefined) return;
    aceito = await receber(d, bytes, arquivo);
  } catch (erro) {
    if (!(erro instanceof ObjetoGrandeDemais)) throw erro;
    const origem = { ...arquivo, sha256: sha256(`${objeto.etag ?? objeto.chave}:${erro.tamanho}`), agora: d.relogio.agora() };
    await emTransacao(d.pool, (cliente) => recusarArquivoDeLeitura(cliente, origem, GRANDE_DEMAIS, 0));
  }
  await mover(objeto, `${aceito ? 'processados' : 'rejeitados'}/leituras/${d.relogio.hoje()}/${arquivo.nome}`);
});
