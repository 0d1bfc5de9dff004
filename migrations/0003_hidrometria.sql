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

GRANT SELECT ON ALL TABLES IN SCHEMA hidrometria TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA hidrometria TO nascente_app;
