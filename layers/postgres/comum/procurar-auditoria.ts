import type { Executor } from '../conexao.ts';
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
}

/** What is looked for; null: whatever it is. `usuario`, `delegante` and `funcao` are beginnings, `objeto` is the whole or one part of the path, `ip` may be a network. */
export interface ProcuraNaAuditoria {
  readonly usuario: string | null;
  readonly delegante: string | null;
  readonly funcao: string | null;
  readonly objeto: string | null;
  readonly ip: string | null;
  readonly de: string | null;
  readonly ate: string | null;
  readonly pagina: number;
  readonly porPagina: number;
}

/** Counting the whole of ten years would take longer than anybody waits. */
const TOTAL_MAXIMO = 10_000;

/** Each condition has an index (migrations/0028, 0035): only those that were asked are in the statement, so that the plan is of what was asked. */
const CONDICOES: readonly (readonly [keyof ProcuraNaAuditoria, (n: number) => string])[] = [
  ['usuario', (n) => `starts_with(lower(a.usuario), lower($${n}))`],
  ['delegante', (n) => `a.delegante IS NOT NULL AND starts_with(lower(a.delegante), lower($${n}))`],
  ['funcao', (n) => `starts_with(a.funcao, $${n})`],
  ['objeto', (n) => `string_to_array(a.objeto, '/') @> string_to_array($${n}, '/')`],
  ['ip', (n) => `a.ip <<= $${n}::inet`],
  ['de', (n) => `a.em >= $${n}::date::timestamp AT TIME ZONE 'America/Sao_Paulo'`],
  ['ate', (n) => `a.em < ($${n}::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo'`],
];

export interface Encontrados {
  readonly itens: readonly AtoAuditado[];
  readonly total: number;
  /** Acts of the period that was asked, up to this day, are in the bucket alone (docs/adr/0026); null: they are all in the database. */
  readonly guardadosAte: string | null;
}

/** One page of the acts that fit, the most recent first, and how many there are (at most {@link TOTAL_MAXIMO} are counted). Days are those of America/Sao_Paulo. */
export async function procurarAuditoria(banco: Executor, p: ProcuraNaAuditoria): Promise<Encontrados> {
  const pedidas = CONDICOES.filter(([campo]) => p[campo] !== null);
  const onde = pedidas.length === 0 ? 'true' : pedidas.map(([, condicao], i) => condicao(i + 1)).join(' AND ');
  const valores = pedidas.map(([campo]) => p[campo]);
  const n = valores.length;
  const { rows } = await banco.query<Encontrados>(
    `SELECT (SELECT count(*) FROM (SELECT FROM comum.auditoria a WHERE ${onde} LIMIT ${TOTAL_MAXIMO}) x)::integer AS total,
            coalesce((SELECT json_agg(x) FROM (
              SELECT a.id, a.em, a.usuario, a.delegante, host(a.ip) AS ip, a.dispositivo, a.funcao, a.objeto, a.antes, a.depois, a.motivo, a.resultado
                FROM comum.auditoria a WHERE ${onde} ORDER BY a.id DESC LIMIT $${n + 1} OFFSET $${n + 2}) x), '[]') AS itens,
            (SELECT g.ate FROM (${GUARDADOS_ATE}) g WHERE g.ate >= coalesce($${n + 3}::date, g.ate)) AS "guardadosAte"`,
    [...valores, p.porPagina, (p.pagina - 1) * p.porPagina, p.de],
  );
  return rows[0] ?? { itens: [], total: 0, guardadosAte: null };
}
