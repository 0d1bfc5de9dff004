import { sha256 as resumir } from '../../../layers/comum/resumo.ts';
import { registrarArquivo, type OrigemDoArquivo } from '../../../layers/postgres/arrecadacao/registrar-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import type { Deps } from './deps.ts';

interface Grande {
  readonly nome: string;
  readonly entrada: OrigemDoArquivo['entrada'];
  /** Bytes. */
  readonly tamanho: number;
  readonly limite: number;
  readonly etag: string;
}

/** A file too large to be read is registered by what S3 knows of it; the object itself is the original that is kept. */
export async function recusarPorTamanho(d: Deps, o: Grande): Promise<{ readonly aceito: false }> {
  const motivo = `O arquivo tem ${o.tamanho} bytes e o limite é ${o.limite}. Confira se é mesmo um arquivo de retorno; se for, peça-o ao banco em partes.`;
  const sha256 = resumir(`${o.etag}:${o.tamanho}`);
  const origem = { sha256, nome: o.nome, entrada: o.entrada, guarda: o.entrada, agora: d.relogio.agora(), hoje: d.relogio.hoje() };
  const codigo = 'retorno/grande-demais';
  await emTransacao(d.pool, (cliente) =>
    registrarArquivo(cliente, {
      origem, conjunto: 0, situacao: 'REJEITADO', codigo, motivo, convenio: null, logico: null, digest: null, avisos: [], totalDeErros: 1,
      erros: [{ codigo, linha: 0, mensagem: motivo, ocorrencias: 1 }],
    }),
  );
  return { aceito: false };
}
