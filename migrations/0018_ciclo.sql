-- Up Migration

-- A condominium is one account of water (TR 14.8). Negative: what the common part still owes its dependents; positive: what was subtracted for a
-- dependent that kept its base, given back in the next month.
ALTER TABLE leitura.consumo_ligacao DROP CONSTRAINT consumo_ligacao_saldo_transportado_check;

-- The month of a ligação is closed once and never goes back. The WHEN is tested before any function is called: it costs nothing where it holds.
CREATE FUNCTION leitura.recusar_mes_anterior() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ligação % encerrada até %: não volta a %', OLD.cdc, OLD.referencia, NEW.referencia USING ERRCODE = '23514';
END $$;
CREATE TRIGGER sem_volta BEFORE UPDATE ON leitura.consumo_ligacao FOR EACH ROW
  WHEN (NEW.referencia < OLD.referencia OR (NEW.referencia IS NULL AND OLD.referencia IS NOT NULL)) EXECUTE FUNCTION leitura.recusar_mes_anterior();

-- The month up to which the ligação was closed when its prévia was computed: it is issued only while that is still so.
ALTER TABLE faturamento.previa ADD COLUMN referencia_anterior integer;
UPDATE faturamento.previa p SET referencia_anterior = k.referencia FROM leitura.consumo_ligacao k WHERE k.cdc = p.cdc;

-- A late charge is billed once, by one bill; what it is worth does not change.
CREATE FUNCTION faturamento.proteger_encargo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'faturado_em' <> to_jsonb(OLD) - 'faturado_em' THEN
    RAISE EXCEPTION 'encargo da fatura % não se altera', OLD.aviso USING ERRCODE = '42501';
  END IF;
  -- the bill that charged it may be cancelled, and then it is due again
  IF OLD.faturado_em IS NOT NULL AND NEW.faturado_em IS DISTINCT FROM OLD.faturado_em
     AND NOT EXISTS (SELECT FROM faturamento.fatura f WHERE f.aviso = OLD.faturado_em AND f.cancelada_em IS NOT NULL) THEN
    RAISE EXCEPTION 'encargo da fatura % já cobrado na fatura %', OLD.aviso, OLD.faturado_em USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proteger_encargo BEFORE UPDATE ON faturamento.encargo_pendente FOR EACH ROW EXECUTE FUNCTION faturamento.proteger_encargo();

-- Who changed rota, and so may be in the frozen lots of two open cycles: few, where the lots are the whole town.
CREATE TABLE cadastro.mudanca_de_rota (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  de integer NOT NULL,
  para integer NOT NULL,
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX mudanca_de_rota_ligacao ON cadastro.mudanca_de_rota (cdc);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON cadastro.mudanca_de_rota EXECUTE FUNCTION comum.recusar_alteracao();
CREATE FUNCTION cadastro.guardar_mudanca_de_rota() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO cadastro.mudanca_de_rota (cdc, de, para) VALUES (NEW.cdc, OLD.rota, NEW.rota);
  RETURN NULL;
END $$;
CREATE TRIGGER guardar_mudanca_de_rota AFTER UPDATE OF rota ON cadastro.ligacao FOR EACH ROW
  WHEN (OLD.rota <> NEW.rota) EXECUTE FUNCTION cadastro.guardar_mudanca_de_rota();
-- those that changed while the cycles open today were already open
INSERT INTO cadastro.mudanca_de_rota (cdc, de, para)
SELECT l.cdc, r.rota, l.rota FROM faturamento.ciclo c JOIN faturamento.ciclo_rota r ON r.ciclo = c.id CROSS JOIN LATERAL unnest(r.lote) x JOIN cadastro.ligacao l ON l.cdc = x
 WHERE c.situacao NOT IN ('EMITIDO', 'IMPRESSO') AND l.rota <> r.rota;
GRANT SELECT ON cadastro.mudanca_de_rota TO nascente_app, nascente_lote, nascente_leitura;
