import type { Executor } from '../conexao.ts';
import { pessoaNaAuditoria, pessoasDosObjetos, type PessoaNaAuditoria } from './pessoas-da-auditoria.ts';
import { GUARDADOS_ATE } from './retencao-da-auditoria.ts';

/** An act as the API shows it (`events/http/comum/listar-auditoria.ts`). */
export interface AtoAuditado {
  readonly id: number;
  readonly em: string;
  readonly usuario: string;
  /** Who lent the right, if it was lent. */
  readonly delegante: string | null;
  readonly ip: string | null;
  readonly dispositivo: string | null;
  readonly funcao: string;
  readonly objeto: string;
  readonly antes: Record<string, unknown> | null;
  readonly depois: Record<string, unknown> | null;
  readonly motivo: string | null;
  readonly resultado: string;
  /** Of who is the user in `objeto`, when there is one and it is known who. */
  readonly nomeDoAlvo?: string | null | undefined;
}

/**
 * What is looked for; null or absent: whatever it is. `usuario`, `delegante` and `funcao` are beginnings, `evento` is a whole function, `objeto` is the whole or one part of the
 * path, `ip` may be a network. `pessoa`: the id of a user, for all that he did and all that was done to him, by whatever name the audit has him.
 */
export interface FiltroDaAuditoria {
  readonly usuario?: string | null | undefined;
  readonly delegante?: string | null | undefined;
  readonly funcao?: string | null | undefined;
  readonly evento?: string | null | undefined;
  readonly objeto?: string | null | undefined;
  readonly pessoa?: string | null | undefined;
  readonly resultado?: string | null | undefined;
  readonly ip?: string | null | undefined;
  readonly de?: string | null | undefined;
  readonly ate?: string | null | undefined;
}

export interface ProcuraNaAuditoria extends FiltroDaAuditoria {
  readonly pagina: number;
  readonly porPagina: number;
}

/** Counting the whole of ten years would take longer than anybody waits. */
const TOTAL_MAXIMO = 10_000;

const COLUNAS = 'a.id, a.em, a.usuario, a.delegante, host(a.ip) AS ip, a.dispositivo, a.funcao, a.objeto, a.antes, a.depois, a.motivo, a.resultado';

type Valor = (valor: unknown) => string;

/** Each condition has an index (migrations/0028, 0035, 0043): only those that were asked are in the statement, so that the plan is of what was asked. */
const CONDICOES: { readonly [campo in Exclude<keyof FiltroDaAuditoria, 'objeto' | 'pessoa'>]: ($: Valor, valor: string) => string } = {
  usuario: ($, v) => `starts_with(lower(a.usuario), lower(${$(v)}))`,
  delegante: ($, v) => `a.delegante IS NOT NULL AND starts_with(lower(a.delegante), lower(${$(v)}))`,
  funcao: ($, v) => `starts_with(a.funcao, ${$(v)})`,
  evento: ($, v) => `a.funcao = ${$(v)}`,
  resultado: ($, v) => `a.resultado = ${$(v)}`,
  ip: ($, v) => `a.ip <<= ${$(v)}::inet`,
  de: ($, v) => `a.em >= ${$(v)}::date::timestamp AT TIME ZONE 'America/Sao_Paulo'`,
  ate: ($, v) => `a.em < (${$(v)}::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo'`,
};

const PARTES = `string_to_array(a.objeto, '/')`;

/** A user is one object, whether the act has his id, his login or what he typed to enter. */
async function condicoes(banco: Executor, f: FiltroDaAuditoria, $: Valor): Promise<{ readonly onde: string; readonly pessoa: PessoaNaAuditoria | undefined }> {
  const pedidas = Object.entries(CONDICOES).flatMap(([campo, condicao]) => {
    const valor = f[campo as keyof typeof CONDICOES];
    return typeof valor === 'string' ? [condicao($, valor)] : [];
  });
  if (typeof f.objeto === 'string') {
    const [, qual] = /^usuario:([^/]+)$/.exec(f.objeto) ?? [];
    const dono = qual === undefined ? undefined : await pessoaNaAuditoria(banco, qual);
    pedidas.push(dono === undefined ? `${PARTES} @> string_to_array(${$(f.objeto)}, '/')` : `${PARTES} && ${$(dono.objetos)}::text[]`);
  }
  const pessoa = typeof f.pessoa === 'string' ? await pessoaNaAuditoria(banco, f.pessoa) : undefined;
  if (typeof f.pessoa === 'string') pedidas.push(`(${PARTES} && ${$(pessoa?.objetos ?? [`usuario:${f.pessoa}`])}::text[] OR lower(a.usuario) = ANY (${$(pessoa?.nomes ?? [])}::text[]))`);
  return { onde: pedidas.length === 0 ? 'true' : pedidas.join(' AND '), pessoa };
}

async function comNomes(banco: Executor, atos: readonly AtoAuditado[]): Promise<readonly AtoAuditado[]> {
  const nomes = await pessoasDosObjetos(banco, atos.map((a) => a.objeto));
  return atos.map((a) => ({ ...a, nomeDoAlvo: nomes(a.objeto) }));
}

export interface PaginaDaAuditoria {
  readonly itens: readonly AtoAuditado[];
  readonly total: number;
  /** Acts of the period that was asked, up to this day, are in the bucket alone (docs/adr/0026); null: they are all in the database. */
  readonly guardadosAte: string | null;
  /** The name now of the person that was asked for. */
  readonly nomeDaPessoa: string | null;
}

/** One page of the acts that fit, the most recent first, and how many there are (at most {@link TOTAL_MAXIMO} are counted). Days are those of America/Sao_Paulo. */
export async function procurarAuditoria(banco: Executor, p: ProcuraNaAuditoria): Promise<PaginaDaAuditoria> {
  const valores: unknown[] = [];
  const $: Valor = (valor) => `$${valores.push(valor)}`;
  const { onde, pessoa } = await condicoes(banco, p, $);
  const { rows } = await banco.query<{ itens: AtoAuditado[]; total: number; guardadosAte: string | null }>(
    `SELECT (SELECT count(*) FROM (SELECT FROM comum.auditoria a WHERE ${onde} LIMIT ${TOTAL_MAXIMO}) x)::integer AS total,
            coalesce((SELECT json_agg(x) FROM (
              SELECT ${COLUNAS} FROM comum.auditoria a WHERE ${onde} ORDER BY a.id DESC LIMIT ${$(p.porPagina)} OFFSET ${$((p.pagina - 1) * p.porPagina)}) x), '[]') AS itens,
            (SELECT g.ate FROM (${GUARDADOS_ATE}) g WHERE g.ate >= coalesce(${$(p.de ?? null)}::date, g.ate)) AS "guardadosAte"`,
    valores,
  );
  return { itens: await comNomes(banco, rows[0]?.itens ?? []), total: rows[0]?.total ?? 0, guardadosAte: rows[0]?.guardadosAte ?? null, nomeDaPessoa: pessoa?.nome ?? null };
}

/** The acts that fit and come before `antesDe` (an id; null: from the last one), the most recent first. Acts that are written meanwhile are in no later part. */
export async function trechoDaAuditoria(banco: Executor, filtro: FiltroDaAuditoria, antesDe: number | null, limite: number): Promise<readonly AtoAuditado[]> {
  const valores: unknown[] = [];
  const $: Valor = (valor) => `$${valores.push(valor)}`;
  const { onde } = await condicoes(banco, filtro, $);
  const depois = antesDe === null ? '' : ` AND a.id < ${$(antesDe)}`;
  const { rows } = await banco.query<{ itens: AtoAuditado[] }>(
    `SELECT coalesce(json_agg(x), '[]') AS itens FROM (SELECT ${COLUNAS} FROM comum.auditoria a WHERE ${onde}${depois} ORDER BY a.id DESC LIMIT ${$(limite)}) x`,
    valores,
  );
  return comNomes(banco, rows[0]?.itens ?? []);
}
