import type { Invariante } from './invariante.ts';

/** What each bill says of each meter; those of before migration 0012 do not say enough. */
const MEDIDAS = `
SELECT aviso, cdc, referencia, 1 AS medicao, hidrometro, data_anterior, data_atual, leitura_anterior AS de, leitura_atual AS ate, consumo_medido AS consumo, tipo_consumo = 1 AS medida
  FROM faturamento.fatura WHERE no_historico IS NOT NULL AND leitura_anterior IS NOT NULL AND leitura_atual IS NOT NULL
UNION ALL
SELECT aviso, cdc, referencia, 2, hidrometro_poco, data_anterior, data_atual, leitura_anterior_poco, leitura_poco, consumo_poco, tipo_consumo = 1 AND tipo_faturamento = 3
  FROM faturamento.fatura WHERE no_historico IS NOT NULL AND leitura_anterior_poco IS NOT NULL AND leitura_poco IS NOT NULL`;

/** The meter of the last bill that had a reading of it: a month that charged only the other meter left this one where it was, and it may have been changed in it. */
const DA_ULTIMA_LEITURA = `
SELECT CASE m.medicao WHEN 1 THEN p.hidrometro ELSE p.hidrometro_poco END FROM faturamento.fatura p
 WHERE p.cdc = m.cdc AND p.referencia < m.referencia AND p.cancelada_em IS NULL AND CASE m.medicao WHEN 1 THEN p.leitura_atual ELSE p.leitura_poco END IS NOT NULL
 ORDER BY p.referencia DESC LIMIT 1`;

/** On one meter the billing readings differ by the m³ of the month, turn of the dial included; but for one that an occurrence says is stopped. */
const NO_MESMO = `
SELECT 'consumo' AS quebra, m.aviso, m.cdc, m.medicao, m.de, m.ate, m.consumo
  FROM medidas m JOIN hidrometria.hidrometro h ON h.id = m.hidrometro
 WHERE (m.ate - m.de - m.consumo) % power(10, h.digitos)::integer <> 0
   AND NOT EXISTS (SELECT FROM mudancas c WHERE c.cdc = m.cdc AND c.medicao = m.medicao AND c.em BETWEEN m.data_anterior AND m.data_atual)
   AND coalesce((${DA_ULTIMA_LEITURA}), m.hidrometro) = m.hidrometro
   AND NOT (m.ate = m.de AND NOT m.medida
            AND EXISTS (SELECT FROM leitura.leitura x WHERE x.cdc = m.cdc AND x.referencia = m.referencia AND x.medicao = m.medicao AND x.ocorrencia <> 0))`;

/** Bills of months in which a meter was changed: few, so that what asks for their past is asked for no other. */
const TROCAS = `
SELECT m.* FROM medidas m
 WHERE m.medida AND EXISTS (SELECT FROM mudancas c WHERE c.cdc = m.cdc AND c.medicao = m.medicao AND c.em BETWEEN m.data_anterior AND m.data_atual)`;

/** Over a change: what each meter showed, from the last bill to this one. What was billed ahead may go past what the first one showed. */
const NA_TROCA = `
SELECT 'troca', m.aviso, m.cdc, m.medicao, m.de, m.ate, m.consumo
  FROM trocas m
 CROSS JOIN LATERAL (
   SELECT coalesce((${DA_ULTIMA_LEITURA}),
                   (SELECT i.hidrometro FROM hidrometria.instalacao i WHERE i.cdc = m.cdc AND i.medicao = m.medicao AND i.periodo @> m.data_anterior)) AS hidrometro) b
 CROSS JOIN LATERAL (
   SELECT sum((CASE i.hidrometro WHEN m.hidrometro THEN m.ate ELSE i.leitura_retirada END - CASE i.hidrometro WHEN b.hidrometro THEN m.de ELSE i.leitura_instalacao END
               + power(10, h.digitos)::integer) % power(10, h.digitos)::integer) AS consumo,
          bool_or(i.hidrometro <> m.hidrometro AND i.leitura_retirada IS NULL) AS desconhecido,
          max(power(10, h.digitos)::integer) FILTER (WHERE i.hidrometro = b.hidrometro) AS volta
     FROM hidrometria.instalacao i JOIN hidrometria.hidrometro h ON h.id = i.hidrometro,
          (SELECT min(lower(x.periodo)) AS de, max(lower(x.periodo)) AS ate FROM hidrometria.instalacao x
            WHERE x.cdc = m.cdc AND x.medicao = m.medicao AND x.hidrometro IN (b.hidrometro, m.hidrometro)) lado
    WHERE i.cdc = m.cdc AND i.medicao = m.medicao AND lower(i.periodo) BETWEEN lado.de AND lado.ate) s
 WHERE b.hidrometro IS NOT NULL
   AND (s.desconhecido OR NOT (m.consumo IN (s.consumo, s.consumo - s.volta) OR m.consumo = 0))`;

/** The bill of the next month starts where this one ended. */
const NO_SEGUINTE = `
SELECT 'mês seguinte', f.aviso, f.cdc, x.medicao, x.ate, x.de, NULL
  FROM faturamento.fatura a
  JOIN faturamento.fatura f ON f.cdc = a.cdc AND f.referencia = a.referencia + CASE WHEN a.referencia % 100 = 12 THEN 89 ELSE 1 END AND f.cancelada_em IS NULL
 CROSS JOIN LATERAL (VALUES (1, a.leitura_atual, f.leitura_anterior), (2, a.leitura_poco, f.leitura_anterior_poco)) x(medicao, ate, de)
 WHERE a.no_historico IS NOT NULL AND a.cancelada_em IS NULL AND f.no_historico IS NOT NULL AND x.ate IS NOT NULL AND x.de IS DISTINCT FROM x.ate`;

/** What is kept for the next month is what the last bill says. */
const NO_GUARDADO = `
SELECT 'guardado', f.aviso, f.cdc, x.medicao, x.guardada, x.ate, NULL
  FROM faturamento.fatura f
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = f.cdc
 CROSS JOIN LATERAL (VALUES (1, f.leitura_atual, f.adiantado_m3, k.leitura, k.adiantado_m3),
                            (2, f.leitura_poco, f.adiantado_poco_m3, k.leitura_poco, k.adiantado_poco_m3)) x(medicao, ate, adiantado, guardada, guardado)
 WHERE f.no_historico IS NOT NULL AND f.cancelada_em IS NULL AND x.ate IS NOT NULL
   AND (k.referencia IS NULL OR k.referencia < f.referencia
        OR (k.referencia = f.referencia AND (x.guardada IS DISTINCT FROM x.ate OR x.guardado IS DISTINCT FROM x.adiantado)))`;

/** From the reading to the consumption and from one month to the next (docs/adr/0012). */
export const INVARIANTES_DA_CADEIA: readonly Invariante[] = [
  {
    numero: 34,
    nome: 'cada consumo sai das leituras, com virada e troca, e cada mês começa onde a última conta terminou',
    sql: `WITH medidas AS MATERIALIZED (${MEDIDAS}),
               mudancas AS MATERIALIZED (SELECT i.cdc, i.medicao, lower(i.periodo) AS em FROM hidrometria.instalacao i
                                          WHERE EXISTS (SELECT FROM hidrometria.instalacao a WHERE a.cdc = i.cdc AND a.medicao = i.medicao AND a.periodo << i.periodo)),
               trocas AS MATERIALIZED (${TROCAS})
          ${NO_MESMO} UNION ALL ${NA_TROCA} UNION ALL ${NO_SEGUINTE} UNION ALL ${NO_GUARDADO}`,
  },
];
