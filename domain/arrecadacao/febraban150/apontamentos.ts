/** What is wrong (`erro`: the set is refused) or odd (`aviso`) in a return file, each with the line a person should look at. */

export type CodigoDeApontamento =
  | 'retorno/vazio'
  | 'retorno/grande-demais'
  | 'retorno/compactado'
  | 'retorno/codificacao'
  | 'retorno/caractere-de-controle'
  | 'retorno/sem-header'
  | 'retorno/sem-trailer'
  | 'retorno/registro-desconhecido'
  | 'retorno/linha-curta'
  | 'retorno/linha-longa'
  | 'retorno/header-invalido'
  | 'retorno/nao-e-retorno'
  | 'retorno/outro-servico'
  | 'retorno/detalhe-invalido'
  | 'retorno/nsr-repetido'
  | 'retorno/trailer-invalido'
  | 'retorno/total-registros'
  | 'retorno/total-valor'
  | 'retorno/outro-banco'
  | 'retorno/outro-convenio'
  | 'retorno/data-futura'
  | 'retorno/linha-aparada'
  | 'retorno/linha-com-sobra'
  | 'retorno/linha-em-branco'
  | 'retorno/versao-desconhecida'
  | 'retorno/codigo-imprevisto'
  | 'retorno/sem-data-de-credito'
  | 'retorno/sem-nsr'
  | 'retorno/sem-movimento';

/** `linha` from 1; 0 when it is the file. `ocorrencias` counts the lines with the same observation, `linha` being the first. */
export interface Apontamento {
  readonly codigo: CodigoDeApontamento;
  readonly linha: number;
  readonly mensagem: string;
  readonly ocorrencias: number;
}

/** A file of the wrong kind would have an error in every line: the report keeps the first ones of each set and the count of all. */
export const MAXIMO_DE_ERROS_NARRADOS = 100;
const MAXIMO_NO_ARQUIVO = 10 * MAXIMO_DE_ERROS_NARRADOS;

export interface Coletor {
  readonly erros: Apontamento[];
  /** All errors, narrated or not. */
  totalDeErros: number;
  /** Line of each error, narrated or not, for whoever asks which sets have none. */
  readonly linhasComErro: number[];
  /** How many had been narrated when the set in course began. */
  narradosAntes: number;
  readonly avisos: Map<string, { codigo: CodigoDeApontamento; linha: number; mensagem: string; ocorrencias: number }>;
}

export function novoColetor(): Coletor {
  return { erros: [], totalDeErros: 0, linhasComErro: [], narradosAntes: 0, avisos: new Map() };
}

export function apontarErro(coletor: Coletor, codigo: CodigoDeApontamento, linha: number, mensagem: string): void {
  coletor.totalDeErros += 1;
  coletor.linhasComErro.push(linha);
  const { erros, narradosAntes } = coletor;
  if (erros.length - narradosAntes < MAXIMO_DE_ERROS_NARRADOS && erros.length < MAXIMO_NO_ARQUIVO) erros.push({ codigo, linha, mensagem, ocorrencias: 1 });
}

/** Observations of the same code and `assunto` are counted, not repeated. */
export function apontarAviso(coletor: Coletor, codigo: CodigoDeApontamento, linha: number, mensagem: string, vezes = 1, assunto = ''): void {
  const chave = `${codigo} ${assunto}`;
  const anterior = coletor.avisos.get(chave);
  if (anterior === undefined) coletor.avisos.set(chave, { codigo, linha, mensagem, ocorrencias: vezes });
  else anterior.ocorrencias += vezes;
}
