-- Up Migration
-- Where the next month starts, kept apart from what was billed ahead of the dial (docs/adr/0012). `leitura` is still the billing reading, and
-- `estimada` is still written, for the version before this one; both estimada columns go in a later release.

ALTER TABLE leitura.consumo_ligacao
  -- of `leitura`, the m³ billed by estimate that the dial has not shown yet: without them it is the last reading really taken
  ADD COLUMN adiantado_m3 integer NOT NULL DEFAULT 0 CHECK (adiantado_m3 >= 0),
  -- meter of `leitura`; null: the one that was there on `data`
  ADD COLUMN hidrometro integer,
  -- last month that was measured; null: `referencia`
  ADD COLUMN medida_em comum.referencia,
  ADD COLUMN adiantado_poco_m3 integer NOT NULL DEFAULT 0 CHECK (adiantado_poco_m3 >= 0),
  ADD COLUMN hidrometro_poco integer,
  ADD COLUMN medida_em_poco comum.referencia;

-- consumo_mensal: what enters the history, m³ a month since the last one measured; null where the month is an estimate
ALTER TABLE faturamento.previa
  ADD COLUMN adiantado_m3 integer,
  ADD COLUMN consumo_mensal integer,
  ADD COLUMN hidrometro_poco integer,
  ADD COLUMN leitura_anterior_poco integer,
  ADD COLUMN adiantado_poco_m3 integer,
  ADD COLUMN consumo_mensal_poco integer;

-- Null in the bills issued before: what they did not say, nobody can add.
ALTER TABLE faturamento.fatura
  ADD COLUMN adiantado_m3 integer,
  ADD COLUMN leitura_anterior_poco integer,
  ADD COLUMN adiantado_poco_m3 integer,
  ADD COLUMN hidrometro_poco integer,
  -- its consumption entered the history of the ligação
  ADD COLUMN no_historico boolean;

-- Which reading a correction is of: 1 water, 2 well; null in older ones, which are of the first meter that the ligação has.
ALTER TABLE faturamento.decisao ADD COLUMN medicao smallint CHECK (medicao IN (1, 2));

-- An estimated billing reading is taken apart by the bills: it is ahead of the last one that came from a reading by what those after it billed.
-- A meter that is not the one of then, or a month without bill in between, leaves it as a reading, as the version before took it.
UPDATE leitura.consumo_ligacao k SET adiantado_m3 = a.adiantado, medida_em = a.medida_em
  FROM (SELECT k.cdc, b.medida_em,
               ((k.leitura - b.leitura) % power(10, h.digitos)::integer + power(10, h.digitos)::integer) % power(10, h.digitos)::integer AS adiantado
          FROM leitura.consumo_ligacao k
          JOIN LATERAL (SELECT f.leitura_atual AS leitura, f.hidrometro, f.referencia AS medida_em FROM faturamento.fatura f
                          JOIN leitura.leitura x ON x.cdc = f.cdc AND x.referencia = f.referencia AND x.medicao = 1 AND x.valor = f.leitura_atual
                         WHERE f.cdc = k.cdc AND f.cancelada_em IS NULL ORDER BY f.referencia DESC LIMIT 1) b ON true
          JOIN hidrometria.hidrometro h ON h.id = b.hidrometro
         WHERE k.estimada AND EXISTS (SELECT FROM hidrometria.instalacao i WHERE i.cdc = k.cdc AND i.medicao = 1 AND i.hidrometro = b.hidrometro AND i.periodo @> k.data)) a
 WHERE k.cdc = a.cdc;

-- Prévias of a cycle that is open while this runs: what they estimated is billed ahead, on top of what already was. Consumption of a month
-- that was not read does not enter the history.
UPDATE faturamento.previa p
   SET adiantado_m3 = CASE WHEN p.lida OR p.leitura_atual IS NOT DISTINCT FROM p.leitura_anterior THEN k.adiantado_m3 * (NOT p.lida)::integer ELSE k.adiantado_m3 + coalesce(p.consumo_medido, 0) END,
       consumo_mensal = CASE WHEN p.lida OR p.leitura_atual IS NULL THEN p.consumo_medido END,
       adiantado_poco_m3 = CASE WHEN p.lida_poco OR p.leitura_poco IS NOT DISTINCT FROM k.leitura_poco THEN 0 ELSE coalesce(p.consumo_poco, 0) END,
       consumo_mensal_poco = CASE WHEN p.lida_poco THEN p.consumo_poco END,
       leitura_anterior_poco = k.leitura_poco
  FROM leitura.consumo_ligacao k WHERE k.cdc = p.cdc;

-- The version before kept the base of who was billed by média over a reading that was not believed, and would have billed those m³ again: they are ahead.
UPDATE faturamento.previa p
   SET leitura_atual = (p.leitura_anterior + p.consumo_medido) % power(10, h.digitos)::integer, adiantado_m3 = k.adiantado_m3 + p.consumo_medido
  FROM leitura.consumo_ligacao k, hidrometria.hidrometro h
 WHERE k.cdc = p.cdc AND h.id = p.hidrometro AND NOT p.lida AND p.leitura_atual = p.leitura_anterior AND p.consumo_medido > 0 AND p.ocorrencia = 0 AND p.situacao = 1;

-- What was billed ahead is more than an ordinary estimate explains: a reading of before was wrong, or too many months went without one.
INSERT INTO faturamento.regra_critica (codigo, nome, parametros, bloqueia, ativa) VALUES
  ('COMPENSACAO', 'Cobrado além do hidrômetro', '{"vezesMedia": 2, "meses": 12}', true, true);
