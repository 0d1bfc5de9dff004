import type { AtoLegado } from '../../../domain/comum/auditoria-legada.ts';
import type { Executor } from '../conexao.ts';

/** As the API shows it (`events/http/comum/listar-auditoria-legada.ts`). */
export interface AtoImportado extends AtoLegado {
  readonly arquivo: string;
  readonly linha: number;
}

/** What is looked for; null: whatever it is. Texts are beginnings, `ip` may be a network. */
export interface ProcuraNoLegado {
  readonly usuario: string | null;
  readonly funcao: string | null;
  readonly objeto: string | null;
  readonly ip: string | null;
  readonly de: string | null;
  readonly ate: string | null;
  readonly pagina: number;
  readonly porPagina: number;
}

/** As of the audit: counting more would take longer than anybody waits. */
const TOTAL_MAXIMO = 10_000;

/** Only those that were asked are in the statement, so that the plan is of what was asked (migrations/0044). */
const CONDICOES: readonly (readonly [keyof ProcuraNoLegado, (n: number) => string])[] = [
  ['usuario', (n) => `starts_with(lower(l.usuario), lower($${n}))`],
  ['funcao', (n) => `starts_with(lower(l.funcao), lower($${n}))`],
  ['objeto', (n) => `starts_with(l.objeto, $${n})`],
  ['ip', (n) => `l.ip <<= $${n}::inet`],
  ['de', (n) => `l.em >= $${n}::date::timestamp AT TIME ZONE 'America/Sao_Paulo'`],
  ['ate', (n) => `l.em < ($${n}::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo'`],
];

/** One page of what came from the system before and fits, the most recent first, and how many there are (at most {@link TOTAL_MAXIMO}). */
export async function procurarLegado(banco: Executor, p: ProcuraNoLegado): Promise<{ readonly itens: readonly AtoImportado[]; readonly total: number }> {
  const pedidas = CONDICOES.filter(([campo]) => p[campo] !== null);
  const onde = pedidas.length === 0 ? 'true' : pedidas.map(([, condicao], i) => condicao(i + 1)).join(' AND ');
  const valores = pedidas.map(([campo]) => p[campo]);
  const n = valores.length;
  const { rows } = await banco.query<{ itens: AtoImportado[]; total: number }>(
    `SELECT (SELECT count(*) FROM (SELECT FROM comum.auditoria_legada l WHERE ${onde} LIMIT ${TOTAL_MAXIMO}) x)::integer AS total,
            coalesce((SELECT json_agg(x) FROM (
              SELECT (SELECT a.nome FROM comum.arquivo_legado a WHERE a.id = l.arquivo) AS arquivo, l.linha, l.em, l.usuario, l.funcao, l.acao, l.objeto, l.antes, l.depois, host(l.ip) AS ip, l.terminal
                FROM comum.auditoria_legada l WHERE ${onde} ORDER BY l.em DESC, l.arquivo, l.linha LIMIT $${n + 1} OFFSET $${n + 2}) x), '[]') AS itens`,
    [...valores, p.porPagina, (p.pagina - 1) * p.porPagina],
  );
  return rows[0] ?? { itens: [], total: 0 };
}
