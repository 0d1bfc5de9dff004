import type { BlocoSelado, LinhaGuardada } from '../../auditoria/linhas.ts';
import type { ArquivoDaGuarda } from '../../auditoria/manifesto.ts';
import type { Executor } from '../conexao.ts';
import { cadeia } from '../verificar/selo-da-auditoria.ts';

/** Rows and blocks of a file, at most (one block, when it has more): they, and the month, cut the files, so that the same rows always make the same file. */
const POR_ARQUIVO = 20_000;
const BLOCOS_POR_ARQUIVO = 2_000;
/** Rows read at a time. */
const PAGINA = 2_000;

/** Blocks that go together into the next file. */
export interface Remessa {
  readonly numero: number;
  readonly primeiro: number;
  readonly ultimo: number;
  readonly linhas: number;
  readonly ano: string;
}

/** The next file: of the blocks after the last one that was put away, of one month, all past their time and under an anchor; undefined when there is none. */
export async function proximaRemessa(banco: Executor): Promise<Remessa | undefined> {
  const { rows } = await banco.query<Remessa>(
    `WITH u AS (SELECT coalesce(max(ultimo), 0) AS ultimo, coalesce(max(numero), 0) + 1 AS numero FROM comum.guarda_auditoria),
          b AS (SELECT s.numero, s.linhas, s.em, date_trunc('month', s.em AT TIME ZONE 'America/Sao_Paulo') AS mes
                  FROM comum.selo_auditoria s, u WHERE s.numero > u.ultimo ORDER BY s.numero LIMIT ${BLOCOS_POR_ARQUIVO}),
          c AS (SELECT b.*, bool_and(b.mes = f.mes) OVER w AS junto, sum(b.linhas) OVER w AS soma, row_number() OVER w AS n
                  FROM b, (SELECT mes FROM b ORDER BY numero LIMIT 1) f WINDOW w AS (ORDER BY b.numero))
     SELECT u.numero, min(c.numero) AS primeiro, max(c.numero) AS ultimo, sum(c.linhas)::bigint AS linhas, to_char(min(c.mes), 'YYYY') AS ano
       FROM c, u WHERE c.junto AND (c.soma <= ${POR_ARQUIVO} OR c.n = 1) GROUP BY u.numero
     HAVING max(c.em) < comum.corte_da_auditoria() AND max(c.numero) <= (SELECT max(numero) FROM comum.ancora_auditoria)`,
  );
  return rows[0];
}

/** The blocks of a file, if each is what it says and follows the one before it; the number of the first that does not, otherwise. */
export async function blocosDe(banco: Executor, { primeiro, ultimo }: Pick<Remessa, 'primeiro' | 'ultimo'>): Promise<readonly BlocoSelado[] | { readonly solto: number }> {
  const { rows: soltos } = await banco.query<{ numero: number }>(
    `SELECT numero FROM (${cadeia('SELECT * FROM comum.selo_auditoria WHERE numero BETWEEN $1 AND $2')}) c WHERE NOT coalesce(inteiro, false) OR anterior <> numero - 1 ORDER BY numero LIMIT 1`,
    [primeiro, ultimo],
  );
  if (soltos[0] !== undefined) return { solto: soltos[0].numero };
  return lerBlocos(banco, primeiro, ultimo);
}

export async function lerBlocos(banco: Executor, primeiro: number, ultimo: number): Promise<readonly BlocoSelado[]> {
  const { rows } = await banco.query<BlocoSelado>(
    `SELECT numero, forma, linhas, marcas, resumo_linhas AS "resumoLinhas", resumo FROM comum.selo_auditoria WHERE numero BETWEEN $1 AND $2 ORDER BY numero`,
    [primeiro, ultimo],
  );
  return rows;
}

/** The rows that are where a block is, in the order of its seal, each column as the text that was sealed. */
export async function* linhasDoBloco(banco: Executor, bloco: number): AsyncGenerator<LinhaGuardada> {
  let depois: readonly [xid: string | null, id: string | null] = [null, null];
  for (;;) {
    const { rows }: { readonly rows: readonly LinhaGuardada[] } = await banco.query<LinhaGuardada>(
      `SELECT a.id::text AS id, extract(epoch FROM a.em)::text AS em, a.usuario, a.ip::text AS ip, a.dispositivo, a.funcao, a.objeto, a.localidade::text AS localidade, a.setor::text AS setor,
              a.antes::text AS antes, a.depois::text AS depois, a.motivo, a.resultado, a.xid::text AS xid, a.delegante
         FROM comum.selo_auditoria s, LATERAL (
           SELECT * FROM comum.auditoria r
            WHERE (r.xid, r.id) > (coalesce($2::text::xid8, s.depois_xid), coalesce($3::bigint, s.depois_id)) AND (r.xid, r.id) <= (s.ate_xid, s.ate_id)
              AND r.xid >= s.depois_xid AND r.xid <= s.ate_xid ORDER BY r.xid, r.id LIMIT ${PAGINA}) a
        WHERE s.numero = $1 ORDER BY a.xid, a.id`,
      [bloco, ...depois],
    );
    yield* rows;
    const ultima = rows.at(-1);
    if (ultima === undefined || rows.length < PAGINA) return;
    depois = [ultima.xid, ultima.id];
  }
}

/** Says that the file is in the bucket; again is the same, and so is another run that said it first. */
export async function registrarArquivo(banco: Executor, g: ArquivoDaGuarda): Promise<void> {
  await banco.query(
    `INSERT INTO comum.guarda_auditoria (numero, primeiro, ultimo, linhas, de, ate, chave, versao, partes, resumo)
     SELECT $1, $2, $3, $4, min(a.em), max(a.em), $5, $6, $7, $8
       FROM comum.selo_auditoria p, comum.selo_auditoria u, comum.auditoria a
      WHERE p.numero = $2 AND u.numero = $3 AND (a.xid, a.id) > (p.depois_xid, p.depois_id) AND (a.xid, a.id) <= (u.ate_xid, u.ate_id) AND a.xid >= p.depois_xid AND a.xid <= u.ate_xid
     HAVING count(*) = $4 ON CONFLICT DO NOTHING`,
    [g.numero, g.primeiro, g.ultimo, g.linhas, g.chave, g.versao, g.partes, g.resumo],
  );
}

const ARQUIVO = `SELECT g.numero, g.primeiro, g.ultimo, g.linhas, g.chave, g.versao, g.partes, g.resumo FROM comum.guarda_auditoria g`;

/** The first file whose rows are still in the database and may leave it. */
export async function arquivoPorDescartar(banco: Executor): Promise<ArquivoDaGuarda | undefined> {
  const { rows } = await banco.query<ArquivoDaGuarda>(
    `${ARQUIVO} WHERE NOT EXISTS (SELECT FROM comum.descarte_auditoria d WHERE d.guarda = g.numero)
        AND (SELECT max(s.em) FROM comum.selo_auditoria s WHERE s.numero BETWEEN g.primeiro AND g.ultimo) < comum.corte_da_auditoria() ORDER BY g.numero LIMIT 1`,
  );
  return rows[0];
}

/** Whether a block is in a file of the bucket already. */
export async function jaGuardado(banco: Executor, bloco: number): Promise<boolean> {
  return ((await banco.query('SELECT FROM comum.guarda_auditoria WHERE $1 BETWEEN primeiro AND ultimo', [bloco])).rowCount ?? 0) > 0;
}

/** Takes the rows of the file out of the database, which refuses what may not leave it. Answers how many; none, when they had left. */
export async function descartar(banco: Executor, arquivo: number): Promise<number> {
  const { rows } = await banco.query<{ linhas: number }>('SELECT linhas FROM comum.descartar_auditoria($1)', [arquivo]);
  return rows[0]?.linhas ?? 0;
}

/** The files that have acts of the period (days of America/Sao_Paulo, both included; null: no limit), from the first on. */
export async function arquivosDoPeriodo(banco: Executor, de: string | null, ate: string | null): Promise<readonly ArquivoDaGuarda[]> {
  const { rows } = await banco.query<ArquivoDaGuarda>(
    `${ARQUIVO} WHERE ($1::date IS NULL OR g.ate >= $1::date::timestamp AT TIME ZONE 'America/Sao_Paulo') AND ($2::date IS NULL OR g.de < ($2::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo')
      ORDER BY g.numero`,
    [de, ate],
  );
  return rows;
}
