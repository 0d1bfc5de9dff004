import { sha256 as resumir } from '../../../layers/comum/resumo.ts';
import { convenios } from '../../../layers/postgres/arrecadacao/convenios.ts';
import { receberConjunto } from '../../../layers/postgres/arrecadacao/receber-conjunto.ts';
import { registrarArquivo, type OrigemDoArquivo } from '../../../layers/postgres/arrecadacao/registrar-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { guardarOriginal } from '../../../layers/s3/guardar-original.ts';
import { conferirConjunto, lerEstrutura, type Recusado } from './conferir.ts';
import type { Deps } from './deps.ts';

/** The object as it arrived. */
interface Arquivo {
  readonly nome: string;
  readonly entrada: OrigemDoArquivo['entrada'];
  readonly bytes: Uint8Array;
}

async function recusar(d: Deps, origem: OrigemDoArquivo, conjunto: number, recusado: Recusado): Promise<void> {
  await emTransacao(d.pool, (cliente) => registrarArquivo(cliente, { ...recusado, origem, conjunto, situacao: 'REJEITADO', digest: null }));
}

/**
 * One return file, from its bytes to the ledger. The original is put under guard first (invariant 46); then each set is settled whole in a
 * transaction of its own, or refused, whatever comes of the others. The same bytes again change nothing, but for a set that had been refused: what it lacked may be there now.
 * @returns whether anything of the file was taken: settled now or before, or held for a person.
 */
export async function receber(d: Deps, { nome, entrada, bytes }: Arquivo): Promise<{ readonly aceito: boolean }> {
  const sha256 = resumir(bytes);
  const chave = `retornos/${sha256.toString('hex')}`;
  const versao = await guardarOriginal({ balde: d.guarda, chave }, bytes, 'text/plain; charset=iso-8859-1');
  const origem: OrigemDoArquivo = { sha256, nome, entrada, guarda: { chave, versao }, agora: d.relogio.agora(), hoje: d.relogio.hoje() };
  const registrados = await convenios(d.pool);
  const lido = lerEstrutura(bytes, registrados);
  if (!lido.ok) {
    await recusar(d, origem, 0, lido.recusado);
    return { aceito: false };
  }
  const retorno = lido.valor;
  let aceito = false;
  for (const conjunto of retorno.arquivos.keys()) {
    const conferido = conferirConjunto(retorno, conjunto, registrados, origem.hoje);
    if (!conferido.ok) {
      await recusar(d, origem, conjunto, conferido.recusado);
      continue;
    }
    const recebido = await receberConjunto(d.pool, { origem, conjunto, ...conferido.valor });
    aceito ||= recebido.situacao !== 'REJEITADO';
  }
  return { aceito };
}
