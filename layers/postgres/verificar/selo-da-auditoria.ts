/**
 * The seal of `comum.auditoria`, as it is checked (docs/adr/0018). The forms are written here again, and not asked of the functions that seal: whoever
 * changed those could have changed their answer. Nothing in them depends on a setting of the session.
 */
const campo = (valor: string): string => `coalesce(octet_length(${valor})::text || ':' || (${valor}), '-') || ','`;
const campos = (valores: readonly string[]): string => `convert_to(${valores.map(campo).join(' || ')}, 'UTF8')`;

/** Columns of form 1, as text. */
const DO_ATO = ['id::text', 'extract(epoch FROM a.em)::text', 'usuario', 'ip::text', 'dispositivo', 'funcao', 'objeto', 'localidade::text', 'setor::text', 'antes::text', 'depois::text', 'motivo', 'resultado', 'xid::text'];
const resumoDoAto = (colunas: readonly string[]): string => `sha256(${campos(colunas.map((c) => (c.startsWith('extract') ? c : `a.${c}`)))})`;
/** By the form that the block says that it is of; form 2 has who lent the right (migrations/0035_quem_emprestou.sql). */
const RESUMO_DO_ATO = `CASE s.forma WHEN 1 THEN ${resumoDoAto(DO_ATO)} ELSE ${resumoDoAto([...DO_ATO, 'delegante'])} END`;

const DO_SELO = ['s.numero::text', 's.forma::text', 's.depois_xid::text', 's.depois_id::text', 's.ate_xid::text', 's.ate_id::text', 's.linhas::text', 'extract(epoch FROM s.em)::text'];
const RESUMO_DO_SELO = `sha256(coalesce(p.resumo, ''::bytea) || ${campos(DO_SELO)} || s.resumo_linhas || sha256(s.marcas))`;

/** The rows that are where block `s` is. The limits of xid alone say nothing more, but to the planner: it takes a pair of row limits for a ninth of the table. */
const LINHAS_DO_SELO = `SELECT a.id, a.xid, ${RESUMO_DO_ATO} AS resumo FROM comum.auditoria a
  WHERE (a.xid, a.id) > (s.depois_xid, s.depois_id) AND (a.xid, a.id) <= (s.ate_xid, s.ate_id) AND a.xid >= s.depois_xid AND a.xid <= s.ate_xid`;

const ANTERIOR = `LEFT JOIN LATERAL (SELECT x.numero, x.resumo, x.ate_xid, x.ate_id FROM comum.selo_auditoria x WHERE x.numero < s.numero ORDER BY x.numero DESC LIMIT 1) p ON true`;
/** Block `s` is what it says of itself, and begins where block `p` ends; the first, before any row that could be. */
const INTEIRO = `(s.forma IN (1, 2) AND s.resumo = ${RESUMO_DO_SELO}
  AND (s.depois_xid, s.depois_id) = (coalesce(p.ate_xid, '0'::xid8), coalesce(p.ate_id, -9223372036854775808)))`;

/** The rows of block `s` are in the bucket (docs/adr/0026), and none may be where it is. Files are of the first blocks on. */
const GUARDADO = `(s.numero <= (SELECT coalesce(max(g.ultimo), 0) FROM comum.descarte_auditoria d JOIN comum.guarda_auditoria g ON g.numero = d.guarda))`;

/** Each block of `selos` (a query of rows of comum.selo_auditoria) with the number of the block before it, and whether it is `inteiro`. */
export const cadeia = (selos: string): string => `SELECT s.numero, coalesce(p.numero, 0) AS anterior, ${INTEIRO} AS inteiro FROM (${selos}) s ${ANTERIOR}`;

/** The same, and whether the rows are those that were sealed, or none when they are in the bucket: each block is read by itself, so that memory does not grow with their number. */
export const cadeiaComLinhas = (selos: string): string => `
SELECT s.numero, s.linhas, coalesce(p.numero, 0) AS anterior, ${INTEIRO} AS inteiro, ${GUARDADO} AS guardado,
       CASE WHEN ${GUARDADO} THEN c.n = 0 ELSE c.n = s.linhas AND c.resumo = s.resumo_linhas AND c.marcas = s.marcas END AS "linhasConferem"
  FROM (${selos}) s ${ANTERIOR}
  CROSS JOIN LATERAL (
    SELECT count(*) AS n, sha256(coalesce(string_agg(r.resumo, ''::bytea ORDER BY r.xid, r.id), ''::bytea)) AS resumo,
           coalesce(string_agg(int8send(r.id) || substring(r.resumo, 1, 8), ''::bytea ORDER BY r.xid, r.id), ''::bytea) AS marcas
      FROM (${LINHAS_DO_SELO} ORDER BY a.xid, a.id) r) c`;

/** What is wrong with the rows of block $1: id and `alterado`, `removido` or `incluido`. A row that is elsewhere now was altered. */
export const LINHAS_DIFERENTES = `
WITH s AS (SELECT * FROM comum.selo_auditoria WHERE numero = $1),
     seladas AS (SELECT ('x' || encode(substring(s.marcas, 16 * i + 1, 8), 'hex'))::bit(64)::bigint AS id, substring(s.marcas, 16 * i + 9, 8) AS marca
                   FROM s, generate_series(0, octet_length(s.marcas) / 16 - 1) i WHERE NOT ${GUARDADO}),
     agora AS (SELECT r.id, substring(r.resumo, 1, 8) AS marca FROM s, LATERAL (${LINHAS_DO_SELO}) r)
SELECT coalesce(l.id, n.id) AS id,
       CASE WHEN l.id IS NULL THEN 'incluido' WHEN n.id IS NOT NULL OR EXISTS (SELECT FROM comum.auditoria a WHERE a.id = l.id) THEN 'alterado' ELSE 'removido' END AS problema
  FROM seladas l FULL JOIN agora n ON n.id = l.id WHERE l.marca IS DISTINCT FROM n.marca ORDER BY 1 LIMIT $2`;

/** A row waits for its seal at most so long, and a block for its anchor. */
export const ESPERA_DO_SELO = '10 minutes';
export const ESPERA_DA_ANCORA = '2 hours';

/**
 * Rows that no block has, written longer ago than `espera`, or of transactions that the server never had. A chain that was never begun is late in
 * nothing, and a server that was just started is given the time to seal what it had.
 */
export const porSelar = (espera: string): string => `
SELECT count(*)::integer AS registros, min(a.id) AS primeiro, min(a.em) AS desde
  FROM (SELECT ate_xid, ate_id FROM comum.selo_auditoria ORDER BY numero DESC LIMIT 1) u
  JOIN comum.auditoria a ON (a.xid, a.id) > (u.ate_xid, u.ate_id)
 WHERE pg_postmaster_start_time() < clock_timestamp() - interval '${espera}'
   AND (a.em < clock_timestamp() - interval '${espera}' OR a.xid >= pg_snapshot_xmax(pg_current_snapshot()))
HAVING count(*) > 0`;

/** Anchors that were written and are of another chain than the one that is there. */
export const ANCORAS_DIFERENTES = `
SELECT a.numero FROM comum.ancora_auditoria a LEFT JOIN comum.selo_auditoria s USING (numero) WHERE s.resumo IS DISTINCT FROM a.resumo`;

/** The first of the blocks sealed longer ago than `espera` that no anchor answers for. */
export const semAncora = (espera: string): string => `
SELECT min(s.numero) AS numero FROM comum.selo_auditoria s
 WHERE s.numero > (SELECT coalesce(max(numero), 0) FROM comum.ancora_auditoria) AND s.em < clock_timestamp() - interval '${espera}'
   AND pg_postmaster_start_time() < clock_timestamp() - interval '${espera}'
HAVING count(*) > 0`;

/** Files that do not follow each other from the first block on, or have other rows than their blocks; and rows that left before those of the file before. */
export const GUARDAS_INCOERENTES = `
SELECT g.numero, g.chave, g.primeiro, g.ultimo FROM comum.guarda_auditoria g
 WHERE g.primeiro <> (SELECT coalesce(max(x.ultimo), 0) + 1 FROM comum.guarda_auditoria x WHERE x.numero < g.numero)
    OR g.linhas IS DISTINCT FROM (SELECT sum(s.linhas) FROM comum.selo_auditoria s WHERE s.numero BETWEEN g.primeiro AND g.ultimo)
    OR (EXISTS (SELECT FROM comum.descarte_auditoria d WHERE d.guarda = g.numero)
        AND EXISTS (SELECT FROM comum.guarda_auditoria x WHERE x.numero < g.numero AND NOT EXISTS (SELECT FROM comum.descarte_auditoria d WHERE d.guarda = x.numero)))
 ORDER BY g.numero`;

/** The first block whose rows should have left the database a week ago, by the time that was in force then and by the one that is now. */
export const FORA_DO_PRAZO = `
SELECT s.numero, s.em FROM (SELECT s.numero, s.em FROM comum.selo_auditoria s WHERE NOT ${GUARDADO} ORDER BY s.numero LIMIT 1) s
 WHERE s.em < comum.corte_da_auditoria() AND s.em < comum.corte_da_auditoria(clock_timestamp() - interval '7 days')`;
