/** Accepts or refuses a return file, whole: wrong structure, identity or totals leave nothing of it in the ledger. */
import { ok, type Recusa, type Resultado } from '../../comum/resultado.ts';
import { analisarRetorno, type AnaliseDeRetorno } from './analisar-retorno.ts';
import type { Apontamento, CodigoDeApontamento } from './apontamentos.ts';
import { conferirCodificacao } from './codificacao.ts';

/** 64 MiB, about 440.000 payments: more than two months of a utility of 180.000 ligações in one file. */
export const TAMANHO_MAXIMO = 64 * 1024 * 1024;

/** `codigo` and `mensagem` are of the first error; `erros` are the first hundred, by line; `totalDeErros` counts all. */
export interface RecusaDeRetorno extends Recusa {
  readonly codigo: CodigoDeApontamento;
  readonly erros: readonly Apontamento[];
  readonly totalDeErros: number;
}

/** A file with nothing wrong: every set has header and trailer. Its payments are still to be judged one by one (`decidirLote`). */
export interface RetornoLido extends AnaliseDeRetorno {
  readonly totalDeErros: 0;
}

/**
 * Reads a return file of arrecadação, versions 03 to 07 (an unknown one is read with a warning).
 * @param bytes the file as it came; the answer keeps it, and its columns point into it
 */
export function lerRetorno(bytes: Uint8Array, tamanhoMaximo: number = TAMANHO_MAXIMO): Resultado<RetornoLido, RecusaDeRetorno> {
  if (bytes.length > tamanhoMaximo) {
    return recusar('retorno/grande-demais', `O arquivo tem ${bytes.length} bytes e o limite é ${tamanhoMaximo}. Confira se é mesmo um arquivo de retorno; se for, peça-o ao banco em partes.`);
  }
  const codificacao = conferirCodificacao(bytes);
  if (!codificacao.ok) return recusar(codificacao.erro.codigo, codificacao.erro.mensagem);
  return aceitarOuRecusar(analisarRetorno(bytes), []);
}

/** Joins what only the receiver knows (whose file it is) to what the file says by itself. */
export function aceitarOuRecusar(analise: AnaliseDeRetorno, outros: readonly Apontamento[]): Resultado<RetornoLido, RecusaDeRetorno> {
  const erros = [...outros, ...analise.erros].sort((a, b) => a.linha - b.linha);
  const [primeiro] = erros;
  if (primeiro === undefined) return ok({ ...analise, totalDeErros: 0 });
  const total = analise.totalDeErros + outros.length;
  const mais = total > 1 ? ` (e mais ${total - 1} ${total === 2 ? 'problema' : 'problemas'} no arquivo)` : '';
  return { ok: false, erro: { codigo: primeiro.codigo, mensagem: `${primeiro.mensagem}${mais}`, erros, totalDeErros: total } };
}

function recusar(codigo: CodigoDeApontamento, mensagem: string): Resultado<RetornoLido, RecusaDeRetorno> {
  return { ok: false, erro: { codigo, mensagem, erros: [{ codigo, linha: 0, mensagem, ocorrencias: 1 }], totalDeErros: 1 } };
}
