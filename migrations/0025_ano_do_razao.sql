-- Up Migration

-- A bank file is posted straight into the year that it is of: PostgreSQL writes a COPY row by row into a partitioned table that has triggers of statement, and
-- by whole pages into one of its partitions. So each year has the guards of the whole table (docs/adr/0009), and the bounds of the year with them.
CREATE FUNCTION razao.guardar_ano(particao regclass) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER antes_de_lancar BEFORE INSERT ON %s FOR EACH STATEMENT EXECUTE FUNCTION razao.antes_de_lancar()', particao);
  EXECUTE format('CREATE TRIGGER ao_lancar AFTER INSERT ON %s REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION razao.ao_lancar()', particao);
  EXECUTE format('GRANT INSERT ON %s TO nascente_app, nascente_lote', particao);
END $$;

CREATE OR REPLACE FUNCTION razao.garantir_ano(ano integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE nome text := format('transferencia_%s', ano);
BEGIN
  IF to_regclass('razao.' || nome) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('razao.garantir_ano'));
    IF to_regclass('razao.' || nome) IS NULL THEN
      EXECUTE format('CREATE TABLE razao.%I PARTITION OF razao.transferencia FOR VALUES FROM (%L) TO (%L)',
                     nome, make_date(ano, 1, 1), make_date(ano + 1, 1, 1));
      EXECUTE format('CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON razao.%I EXECUTE FUNCTION comum.recusar_alteracao()', nome);
      PERFORM razao.guardar_ano(('razao.' || nome)::regclass);
    END IF;
  END IF;
END $$;
SELECT razao.guardar_ano(i.inhrelid::regclass) FROM pg_inherits i WHERE i.inhparent = 'razao.transferencia'::regclass;
