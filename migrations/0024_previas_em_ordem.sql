-- Up Migration

-- The prévias of a rota come out in the order of reading, which is that of their numbers: without an order in the index, each lot is sorted whole, columns and all.
CREATE OR REPLACE FUNCTION faturamento.indexar_area_previa(p_ciclo integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF to_regclass(format('faturamento.previa_%s_pk', p_ciclo)) IS NULL THEN
    EXECUTE format('ALTER TABLE faturamento.previa_%1$s ADD CONSTRAINT previa_%1$s_pk PRIMARY KEY (cdc)', p_ciclo);
    EXECUTE format('CREATE INDEX previa_%1$s_rota ON faturamento.previa_%1$s (rota, ordem)', p_ciclo);
    -- what its readers filter by; the rest is wide and would be sampled for nothing
    EXECUTE format('ANALYZE faturamento.previa_%s (rota, cdc, situacao, motivo)', p_ciclo);
  END IF;
END $$;
