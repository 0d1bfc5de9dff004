-- Up Migration

CREATE SCHEMA hidrometria;
GRANT USAGE ON SCHEMA hidrometria TO nascente_app, nascente_lote, nascente_leitura;

CREATE TABLE hidrometria.hidrometro (
  id integer PRIMARY KEY,
  numero text NOT NULL UNIQUE CHECK (numero ~ '^[A-Z0-9]{1,10}$'),
  digitos smallint NOT NULL CHECK (digitos BETWEEN 3 AND 9),
  fabricado_em smallint,
  vazao text,
  situacao text NOT NULL CHECK (situacao IN ('ESTOQUE', 'INSTALADO', 'MANUTENCAO', 'DESCARTADO'))
);

-- One meter in at most one ligação at any instant, and one meter per ligação and kind of measurement (invariant 33).
CREATE TABLE hidrometria.instalacao (
  hidrometro integer NOT NULL REFERENCES hidrometria.hidrometro,
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  -- 1 water from the network, 2 own well
  medicao smallint NOT NULL CHECK (medicao IN (1, 2)),
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  leitura_instalacao integer NOT NULL CHECK (leitura_instalacao >= 0),
  leitura_retirada integer CHECK (leitura_retirada >= 0),
  PRIMARY KEY (cdc, medicao, periodo),
  EXCLUDE USING gist (hidrometro WITH =, periodo WITH &&),
  EXCLUDE USING gist (cdc WITH =, medicao WITH =, periodo WITH &&)
);

-- The installations of a ligação, packed and kept by trigger: billing reads a rota with one scan. Seven integers each: medicao, hidrometro,
-- digitos, leitura_instalacao, leitura_retirada (-1: none), first day and day after the last (days since 2000-01-01; the greatest: still there).
ALTER TABLE cadastro.ligacao ADD COLUMN medidores integer[] NOT NULL DEFAULT '{}';

CREATE FUNCTION hidrometria.empacotar(cdcs integer[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE cadastro.ligacao l
     SET medidores = coalesce((
           SELECT array_agg(v ORDER BY i.medicao, lower(i.periodo), o)
             FROM hidrometria.instalacao i JOIN hidrometria.hidrometro h ON h.id = i.hidrometro,
                  LATERAL unnest(ARRAY[i.medicao, i.hidrometro, h.digitos, i.leitura_instalacao, coalesce(i.leitura_retirada, -1),
                                       coalesce(lower(i.periodo) - DATE '2000-01-01', -2147483648),
                                       coalesce(upper(i.periodo) - DATE '2000-01-01', 2147483647)]) WITH ORDINALITY u(v, o)
            WHERE i.cdc = l.cdc), '{}')
   WHERE l.cdc = ANY (cdcs)
$$;

CREATE FUNCTION hidrometria.empacotar_instalacoes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM hidrometria.empacotar((SELECT array_agg(DISTINCT cdc) FROM mudadas));
  RETURN NULL;
END $$;
CREATE TRIGGER empacotar_inclusao AFTER INSERT ON hidrometria.instalacao
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION hidrometria.empacotar_instalacoes();
CREATE TRIGGER empacotar_novas AFTER UPDATE ON hidrometria.instalacao
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION hidrometria.empacotar_instalacoes();
-- an installation that goes from one ligação to another leaves the first one too
CREATE TRIGGER empacotar_velhas AFTER UPDATE ON hidrometria.instalacao
  REFERENCING OLD TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION hidrometria.empacotar_instalacoes();
CREATE TRIGGER empacotar_exclusao AFTER DELETE ON hidrometria.instalacao
  REFERENCING OLD TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION hidrometria.empacotar_instalacoes();

CREATE FUNCTION hidrometria.empacotar_hidrometros() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM hidrometria.empacotar((SELECT array_agg(DISTINCT i.cdc) FROM mudados m JOIN hidrometria.instalacao i ON i.hidrometro = m.id));
  RETURN NULL;
END $$;
CREATE TRIGGER empacotar_digitos AFTER UPDATE ON hidrometria.hidrometro
  REFERENCING NEW TABLE AS mudados FOR EACH STATEMENT EXECUTE FUNCTION hidrometria.empacotar_hidrometros();
REVOKE EXECUTE ON FUNCTION hidrometria.empacotar(integer[]) FROM PUBLIC;

GRANT SELECT ON ALL TABLES IN SCHEMA hidrometria TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA hidrometria TO nascente_app;
