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

/** `codigo` and `mensagem` are of the first error; `erros` are the first hundred of each set, by line; `totalDeErros` counts all. */
export interface RecusaDeRetorno extends Recusa {
  readonly codigo: CodigoDeApontamento;
  readonly erros: readonly Apontamento[];
  readonly totalDeErros: number;
}

/** A file with nothing wrong, or seen by a set of it that is whole: it has header and trailer. Its payments are still to be judged one by one (`decidirLote`). */
export interface RetornoLido extends AnaliseDeRetorno {
  readonly totalDeErros: 0;
}

/** Nothing of it can be read at all: too large, or no text. */
function ilegivel(bytes: Uint8Array, tamanhoMaximo: number): Resultado<never, RecusaDeRetorno> | null {
  if (bytes.length > tamanhoMaximo) {
    return recusar('retorno/grande-demais', `O arquivo tem ${bytes.length} bytes e o limite é ${tamanhoMaximo}. Confira se é mesmo um arquivo de retorno; se for, peça-o ao banco em partes.`);
  }
  const codificacao = conferirCodificacao(bytes);
  return codificacao.ok ? null : recusar(codificacao.erro.codigo, codificacao.erro.mensagem);
}

/**
 * Reads a return file of arrecadação, versions 03 to 07 (an unknown one is read with a warning).
 * @param bytes the file as it came; the answer keeps it, and its columns point into it
 */
export function lerRetorno(bytes: Uint8Array, tamanhoMaximo: number = TAMANHO_MAXIMO): Resultado<RetornoLido, RecusaDeRetorno> {
  return ilegivel(bytes, tamanhoMaximo) ?? aceitarOuRecusar(analisarRetorno(bytes), []);
}

/** Reads a return file of which some set is whole: closed, with right totals and no error in any of its lines. Refused when none is. */
export function lerConjuntos(bytes: Uint8Array, tamanhoMaximo: number = TAMANHO_MAXIMO): Resultado<AnaliseDeRetorno, RecusaDeRetorno> {
  const recusado = ilegivel(bytes, tamanhoMaximo);
  if (recusado !== null) return recusado;
  const analise = analisarRetorno(bytes);
  return analise.arquivos.some(ehInteiro) ? ok(analise) : aceitarOuRecusar(analise, []);
}

function ehInteiro(a: ArquivoLogico): boolean {
  return a.erros === 0 && a.header !== null && a.trailer !== null;
}

/** The file as seen by one of its sets, or what is wrong with that set. `conjunto`: its place in the file, from 0. */
export function conjuntoInteiro(analise: AnaliseDeRetorno, conjunto: number): Resultado<RetornoLido, RecusaDeRetorno> {
  const logico = analise.arquivos[conjunto];
  if (logico === undefined) throw new Error(`o arquivo não tem o conjunto ${conjunto}`);
  if (ehInteiro(logico)) return ok({ ...analise, erros: [], totalDeErros: 0 });
  const { primeiraLinha: de, erros: totalDeErros } = logico;
  const ate = analise.arquivos[conjunto + 1]?.primeiraLinha ?? Number.POSITIVE_INFINITY;
  const dele = analise.erros.filter((e) => e.linha >= de && e.linha < ate);
  return aceitarOuRecusar({ ...analise, erros: dele.length > 0 ? dele : [naoNarrado(logico)], totalDeErros }, []);
}

/** The report of a file with very many errors has those of the first sets. */
function naoNarrado({ header, primeiraLinha: linha }: ArquivoLogico): Apontamento {
  const codigo = header === null ? 'retorno/sem-header' : 'retorno/detalhe-invalido';
  return { codigo, linha, mensagem: `Linha ${linha}: o conjunto que começa aqui tem erros, que não cabem no relatório deste arquivo. Peça ao banco o conjunto em um arquivo só dele.`, ocorrencias: 1 };
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

function recusar(codigo: CodigoDeApontamento, mensagem: string): Resultado<never, RecusaDeRetorno> {
  return { ok: false, erro: { codigo, mensagem, erros: [{ codigo, linha: 0, mensagem, ocorrencias: 1 }], totalDeErros: 1 } };
}
