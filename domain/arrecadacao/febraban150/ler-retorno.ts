/**
 * Accepts or refuses a return file: wrong structure, identity or totals leave nothing of it in the ledger. Two sets in one file are two files:
 * each is accepted or refused by itself (docs/adr/0014).
 */
import { ok, type Recusa, type Resultado } from '../../comum/resultado.ts';
import { analisarRetorno, type AnaliseDeRetorno, type ArquivoLogico } from './analisar-retorno.ts';
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

/** A file with nothing wrong, or seen by a set of it that is whole: it has header and trailer. Its payments are still to be judged one by one (`decidirLote`). */
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

/** Reads a return file of which some set is whole: closed, with right totals and no error in any of its lines. Refused when none is. */
export function lerConjuntos(bytes: Uint8Array, tamanhoMaximo: number = TAMANHO_MAXIMO): Resultado<AnaliseDeRetorno, RecusaDeRetorno> {
  const lido = lerRetorno(bytes, tamanhoMaximo);
  if (lido.ok || lido.erro.erros[0]?.linha === 0) return lido;
  const analise = analisarRetorno(bytes);
  return analise.arquivos.some(ehInteiro) ? ok(analise) : lido;
}

function ehInteiro(a: ArquivoLogico): boolean {
  return a.erros === 0 && a.header !== null && a.trailer !== null;
}

/** The file as seen by one of its sets, or what is wrong with that set. */
export function conjuntoInteiro(analise: AnaliseDeRetorno, conjunto: number): Resultado<RetornoLido, RecusaDeRetorno> {
  const logico = analise.arquivos[conjunto];
  if (logico !== undefined && ehInteiro(logico)) return ok({ ...analise, erros: [], totalDeErros: 0 });
  const de = logico?.primeiraLinha ?? 0;
  const ate = analise.arquivos[conjunto + 1]?.primeiraLinha ?? Number.POSITIVE_INFINITY;
  const dele = analise.erros.filter((e) => e.linha >= de && e.linha < ate);
  // a set cut by the next one is said of the line where it is cut; one among very many may not have been narrated
  const erros = dele.length > 0 ? dele : analise.erros.filter((e) => e.linha === ate).concat(analise.erros.slice(-1)).slice(0, 1);
  return aceitarOuRecusar({ ...analise, erros, totalDeErros: Math.max(1, logico?.erros ?? 0) }, []);
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
