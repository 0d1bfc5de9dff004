-- Up Migration

-- Who made the readings of a month by hand: read at every approval (invariant 32), and they are few.
CREATE INDEX leitura_de_pessoa ON leitura.leitura (referencia, por) WHERE por IS NOT NULL;

-- Dropping a table makes the server walk its whole memory, and everybody plan again what reads the parent. So the areas of issued cycles go away
-- together, once a night, and not in the middle of the work of other cycles.
DROP FUNCTION faturamento.fechar_area_previa(integer);
CREATE FUNCTION faturamento.fechar_areas_previas() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  area text;
  quantas integer := 0;
BEGIN
  FOR area IN SELECT format('faturamento.previa_%s', c.id) FROM faturamento.ciclo c
               WHERE c.situacao IN ('EMITIDO', 'IMPRESSO') AND to_regclass(format('faturamento.previa_%s', c.id)) IS NOT NULL ORDER BY c.id LOOP
    EXECUTE format('DROP TABLE %s', area);
    quantas := quantas + 1;
  END LOOP;
  RETURN quantas;
END $$;
REVOKE EXECUTE ON FUNCTION faturamento.fechar_areas_previas() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION faturamento.fechar_areas_previas() TO nascente_lote;

-- A cycle that opens must not wait for those that are computing, nor make them wait: a table made apart is attached under a lock that lets
-- everybody read and write, where CREATE … PARTITION OF takes the parent for itself.
CREATE OR REPLACE FUNCTION faturamento.abrir_area_previa(p_ciclo integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF to_regclass(format('faturamento.previa_%s', p_ciclo)) IS NULL THEN
    EXECUTE format('CREATE TABLE faturamento.previa_%s (LIKE faturamento.previa INCLUDING ALL)', p_ciclo);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON faturamento.previa_%s TO nascente_lote', p_ciclo);
    EXECUTE format('ALTER TABLE faturamento.previa ATTACH PARTITION faturamento.previa_%s FOR VALUES IN (%s)', p_ciclo, p_ciclo);
  END IF;
END $$;

-- The keys of a reading are proven also when it changes (docs/adr/0009): a correction may say another occurrence.
CREATE TRIGGER provar_chaves_alteradas AFTER UPDATE ON leitura.leitura
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION leitura.provar_chaves();
