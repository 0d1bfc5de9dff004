-- Up Migration

-- Roles. Passwords are set by the migrator from the secrets, never here. nascente_migrador owns everything and exists already.
DO $$
DECLARE papel text;
BEGIN
  FOREACH papel IN ARRAY ARRAY['nascente_app', 'nascente_lote', 'nascente_leitura'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = papel) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', papel);
    END IF;
  END LOOP;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the same server creates them at the same moment
END $$;

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE SCHEMA comum;
GRANT USAGE ON SCHEMA comum TO nascente_app, nascente_lote, nascente_leitura;

-- A referência (AAAAMM) is kept as an integer: four bytes, ordered, readable.
CREATE DOMAIN comum.referencia AS integer CHECK (VALUE BETWEEN 190001 AND 999912 AND VALUE % 100 BETWEEN 1 AND 12);

CREATE FUNCTION comum.recusar_alteracao() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'tabela %.% só aceita inclusão', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

CREATE TABLE comum.parametro (
  chave text NOT NULL,
  vigencia daterange NOT NULL CHECK (NOT isempty(vigencia)),
  valor jsonb NOT NULL,
  descricao text NOT NULL,
  PRIMARY KEY (chave, vigencia),
  EXCLUDE USING gist (chave WITH =, vigencia WITH &&)
);

CREATE TABLE comum.feriado (
  data date PRIMARY KEY,
  descricao text NOT NULL,
  abrangencia text NOT NULL CHECK (abrangencia IN ('NACIONAL', 'BANCARIO', 'ESTADUAL', 'MUNICIPAL'))
);

-- Numbering without gaps: a row, never a SEQUENCE, taken inside the transaction that uses the numbers (invariant 26).
CREATE TABLE comum.contador (
  serie text PRIMARY KEY,
  ultimo bigint NOT NULL CHECK (ultimo >= 0),
  maximo bigint NOT NULL,
  CHECK (ultimo <= maximo)
);

-- Every number that ends unused is accounted for.
CREATE TABLE comum.numero_inutilizado (
  serie text NOT NULL REFERENCES comum.contador,
  numero bigint NOT NULL,
  motivo text NOT NULL,
  por text NOT NULL,
  em timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (serie, numero)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.numero_inutilizado EXECUTE FUNCTION comum.recusar_alteracao();

-- Takes `quantidade` numbers of a series and answers the first.
CREATE FUNCTION comum.reservar_numeros(p_serie text, quantidade bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE fim bigint;
BEGIN
  IF quantidade < 0 THEN RAISE EXCEPTION 'quantidade negativa'; END IF;
  UPDATE comum.contador SET ultimo = ultimo + quantidade WHERE serie = p_serie RETURNING ultimo INTO fim;
  IF NOT FOUND THEN RAISE EXCEPTION 'série de numeração % não existe', p_serie; END IF;
  RETURN fim - quantidade + 1;
END $$;

-- What was done, by whom, from where. Sealing and search come with the access chapter; the row is whole from the first day (TR 6.2).
CREATE TABLE comum.auditoria (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  usuario text NOT NULL,
  ip inet,
  dispositivo text,
  funcao text NOT NULL,
  objeto text NOT NULL,
  localidade smallint,
  setor smallint,
  antes jsonb,
  depois jsonb,
  motivo text,
  resultado text NOT NULL
);
CREATE INDEX auditoria_objeto ON comum.auditoria (objeto, em);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.auditoria EXECUTE FUNCTION comum.recusar_alteracao();

-- Effects outside PostgreSQL leave through here, in the transaction that decides them.
CREATE TABLE comum.caixa_saida (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tipo text NOT NULL,
  chave text NOT NULL,
  conteudo jsonb NOT NULL,
  criado_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  publicado_em timestamptz,
  UNIQUE (tipo, chave)
);
CREATE INDEX caixa_saida_pendente ON comum.caixa_saida (id) WHERE publicado_em IS NULL;

CREATE TABLE comum.caixa_entrada (
  consumidor text NOT NULL,
  chave text NOT NULL,
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  resultado jsonb,
  PRIMARY KEY (consumidor, chave)
);

CREATE TABLE comum.verificacao (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  violacoes integer NOT NULL,
  detalhe jsonb NOT NULL
);

GRANT SELECT ON ALL TABLES IN SCHEMA comum TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT ON comum.auditoria, comum.caixa_saida, comum.caixa_entrada, comum.numero_inutilizado, comum.verificacao TO nascente_app, nascente_lote;
GRANT UPDATE ON comum.contador, comum.caixa_saida TO nascente_app, nascente_lote;
GRANT INSERT, UPDATE, DELETE ON comum.parametro, comum.feriado TO nascente_app;
