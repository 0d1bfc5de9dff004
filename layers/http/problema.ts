import { ERROS_COMUNS, type CodigoComum, type Problema } from '../../events/http/problema.ts';
import type { Erros } from '../../events/contrato.ts';

/** One refused field; `campo` is dotted and starts by where it came from: `corpo.leitura`, `consulta.pagina`, `params.cdc`. */
export interface ErroDeCampo {
  readonly campo: string;
  readonly mensagem: string;
}

/** A refusal of the door, before it becomes an answer. */
export interface RecusaDaPorta {
  readonly codigo: CodigoComum;
  readonly mensagem: string;
  readonly erros?: readonly ErroDeCampo[];
  readonly cabecalhos?: Readonly<Record<string, string>>;
}

/** The one answer to who is nobody, with what RFC 9110 asks of a 401; a browser shows no window of its own for `Bearer`. */
export function naoIdentificado(mensagem: string): RecusaDaPorta {
  return { codigo: 'acesso/nao-identificado', mensagem, cabecalhos: { 'www-authenticate': 'Bearer realm="nascente"' } };
}

/** More fields than this are not listed: the answer must stay small whatever was sent. */
const MAXIMO_DE_ERROS = 20;

/** Builds the problem of a refusal of the door. */
export function problemaComum(recusa: RecusaDaPorta, correlacao: string): Problema {
  const { status, descricao } = ERROS_COMUNS[recusa.codigo];
  const erros = caberem(recusa.erros);
  return montar(recusa.codigo, status, descricao, recusa.mensagem, correlacao, erros?.[0]?.campo, erros);
}

function caberem(erros: readonly ErroDeCampo[] | undefined): ErroDeCampo[] | undefined {
  return erros?.slice(0, MAXIMO_DE_ERROS).map((e) => ({ campo: e.campo.slice(0, 300), mensagem: e.mensagem.slice(0, 500) }));
}

/** Builds the problem of a refusal declared by a route. */
export function problemaDaRota(erros: Erros, recusa: { codigo: string; mensagem: string; campo?: string | undefined; erros?: readonly ErroDeCampo[] | undefined }, correlacao: string): Problema {
  const declarado = erros[recusa.codigo];
  if (declarado === undefined) throw new Error(`recusa não declarada no contrato: ${recusa.codigo}`);
  return montar(recusa.codigo, declarado.status, declarado.descricao, recusa.mensagem, correlacao, recusa.campo, caberem(recusa.erros));
}

function montar(codigo: string, status: number, title: string, detail: string, correlacao: string, campo?: string, erros?: ErroDeCampo[]): Problema {
  return {
    type: `urn:nascente:problema:${codigo}`,
    title,
    status,
    detail: detail.slice(0, 2000),
    codigo,
    correlacao,
    ...(campo === undefined ? {} : { campo }),
    ...(erros === undefined || erros.length === 0 ? {} : { erros }),
  };
}
