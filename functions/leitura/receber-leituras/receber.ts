import type { ArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import { somarMeses, referenciaDe } from '../../../domain/comum/referencia.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { sha256 as resumir } from '../../../layers/comum/resumo.ts';
import { layoutsCadastrados } from '../../../layers/postgres/leitura/layouts.ts';
import { receberArquivoDeLeitura, recusarArquivoDeLeitura } from '../../../layers/postgres/leitura/receber-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import type { Deps } from './deps.ts';
import { lerPorLayout } from './ler-por-layout.ts';
import { textoDoArquivo } from './texto-do-arquivo.ts';

/** The object as it arrived. */
export interface Arquivo {
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
}

/** A month is read when it comes, or on its last days for the next one; a file of another year would wait for nobody. */
function conferirReferencia(a: ArquivoDeLeitura, hoje: DataCivil): Resultado<ArquivoDeLeitura> {
  if (a.referencia <= somarMeses(referenciaDe(hoje), 1)) return { ok: true, valor: a };
  return recusa('arquivo-leitura/referencia-futura', `Linha 1: a referência ${a.referencia} ainda não chegou. Corrija o header.`);
}

/**
 * One reading file, from its bytes to the readings in force, in one transaction: line by line, with its report.
 * @returns whether it could be read.
 */
export async function receber(d: Pick<Deps, 'pool' | 'relogio'>, bytes: Uint8Array, arquivo: Arquivo): Promise<{ readonly aceito: boolean }> {
  const hoje = d.relogio.hoje();
  const origem = { ...arquivo, sha256: resumir(bytes), agora: d.relogio.agora() };
  const texto = textoDoArquivo(bytes);
  const lido = texto.ok ? lerPorLayout(texto.valor, await layoutsCadastrados(d.pool)) : texto;
  const conferido = lido.ok ? conferirReferencia(lido.valor, hoje) : lido;
  await emTransacao(d.pool, async (cliente) => {
    if (conferido.ok) await receberArquivoDeLeitura(cliente, conferido.valor, origem, hoje);
    else await recusarArquivoDeLeitura(cliente, origem, conferido.erro.mensagem, 0);
  });
  return { aceito: conferido.ok };
}

/** A file too large to be read is registered by what S3 knows of it. */
export async function recusarPorTamanho(d: Pick<Deps, 'pool' | 'relogio'>, arquivo: Arquivo, o: { readonly tamanho: number; readonly limite: number; readonly etag: string }): Promise<{ readonly aceito: false }> {
  const motivo = `O arquivo tem ${o.tamanho} bytes e o limite é ${o.limite}. Divida-o por grupo e mande as partes.`;
  const sha256 = resumir(`${o.etag}:${o.tamanho}`);
  await emTransacao(d.pool, (cliente) => recusarArquivoDeLeitura(cliente, { ...arquivo, sha256, agora: d.relogio.agora() }, motivo, 0));
  return { aceito: false };
}
