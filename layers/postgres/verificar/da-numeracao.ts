import type { Invariante } from './invariante.ts';

/** Cycles that took numbers: from the first, as many as `emitidas`, whichever of them are bills already. */
const NUMERADOS = `numerados AS (
  SELECT c.id, c.situacao NOT IN ('EMITIDO', 'IMPRESSO') AS emitindo, s.serie, s.inicio, s.inicio + c.emitidas - 1 AS fim, c.aviso_inicial, c.aviso_inicial + c.emitidas - 1 AS ultimo_aviso
    FROM faturamento.ciclo c, LATERAL (VALUES ('aviso', c.aviso_inicial), ('nota-fiscal', c.nota_inicial)) s(serie, inicio) WHERE c.aviso_inicial IS NOT NULL)`;

/** Each number that was taken is a bill's, or void with its reason, or of a cycle that is being issued: at any moment. */
const CONTAS = `
SELECT s.serie, s.ultimo AS numero, format('tomados %s; em faturas %s, inutilizados %s, reservados %s, de %s a %s', s.ultimo, f.n, i.n, r.n, f.menor, f.maior) AS porque
  FROM comum.contador s
  JOIN (SELECT 'aviso' AS serie, count(*) AS n, min(aviso) AS menor, max(aviso) AS maior FROM faturamento.fatura
        UNION ALL SELECT 'nota-fiscal', count(*), min(nota), max(nota) FROM faturamento.fatura) f USING (serie)
  CROSS JOIN LATERAL (SELECT count(*) AS n, min(numero) AS menor, max(numero) AS maior FROM comum.numero_inutilizado WHERE serie = s.serie) i
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(x.fim - x.inicio + 1 - (SELECT count(*) FROM faturamento.fatura b WHERE b.aviso BETWEEN x.aviso_inicial AND x.ultimo_aviso)
                        - (SELECT count(*) FROM comum.numero_inutilizado u WHERE u.serie = s.serie AND u.numero BETWEEN x.inicio AND x.fim)), 0) AS n
      FROM numerados x WHERE x.serie = s.serie AND x.emitindo) r
 WHERE s.ultimo <> f.n + i.n + r.n OR greatest(f.maior, i.maior) > s.ultimo OR least(f.menor, i.menor) < 1`;

/** Where counts cannot tell a number used twice from one never used: ranges of two cycles that meet, and void numbers that some bill has. */
const ENCONTROS = `
SELECT a.serie, b.inicio, format('ciclos %s e %s', a.id, b.id) FROM numerados a JOIN numerados b ON b.serie = a.serie AND b.id > a.id AND int8range(a.inicio, a.fim, '[]') && int8range(b.inicio, b.fim, '[]')
 WHERE a.fim >= a.inicio AND b.fim >= b.inicio
UNION ALL
SELECT u.serie, u.numero, 'inutilizado e em fatura' FROM comum.numero_inutilizado u JOIN numerados x ON x.serie = u.serie AND u.numero BETWEEN x.inicio AND x.fim
  JOIN faturamento.fatura f ON f.aviso = x.aviso_inicial + u.numero - x.inicio`;

/** A bill has a number of its own cycle, and its nota is as far from the first as its aviso is. */
const FORA = `
SELECT 'nota-fiscal', f.nota, format('aviso %s do ciclo %s', f.aviso, f.ciclo) FROM faturamento.fatura f LEFT JOIN numerados x ON x.id = f.ciclo AND x.serie = 'nota-fiscal'
 WHERE (f.aviso BETWEEN x.aviso_inicial AND x.ultimo_aviso AND f.nota - x.inicio = f.aviso - x.aviso_inicial) IS NOT TRUE`;

export const INVARIANTES_DA_NUMERACAO: readonly Invariante[] = [
  {
    numero: 26,
    nome: 'avisos e notas sem lacuna e sem repetição: cada número tomado tem a sua fatura, ou motivo, ou ciclo em emissão',
    sql: `WITH ${NUMERADOS} ${CONTAS} UNION ALL ${ENCONTROS} UNION ALL ${FORA}`,
    deHora: `WITH ${NUMERADOS} ${CONTAS} UNION ALL ${ENCONTROS}`,
  },
];
