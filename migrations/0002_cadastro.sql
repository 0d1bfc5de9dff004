-- Up Migration

CREATE SCHEMA cadastro;
GRANT USAGE ON SCHEMA cadastro TO nascente_app, nascente_lote, nascente_leitura;

CREATE TABLE cadastro.localidade (
  id smallint PRIMARY KEY,
  nome text NOT NULL,
  municipio text NOT NULL,
  uf char(2) NOT NULL
);

CREATE TABLE cadastro.setor (
  id smallint PRIMARY KEY,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  codigo smallint NOT NULL,
  nome text NOT NULL,
  UNIQUE (localidade, codigo)
);

CREATE TABLE cadastro.bairro (
  id smallint PRIMARY KEY,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  nome text NOT NULL
);

CREATE TABLE cadastro.logradouro (
  id integer PRIMARY KEY,
  tipo text NOT NULL,
  nome text NOT NULL,
  bairro smallint NOT NULL REFERENCES cadastro.bairro,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  cep char(8) NOT NULL CHECK (cep ~ '^[0-9]{8}$')
);

-- The document is stored encrypted; documento_indice is a keyed hash (HMAC) for exact search.
CREATE TABLE cadastro.pessoa (
  id integer PRIMARY KEY,
  nome text NOT NULL,
  documento_tipo text NOT NULL CHECK (documento_tipo IN ('CPF', 'CNPJ')),
  documento_cifrado bytea NOT NULL,
  documento_indice bytea NOT NULL UNIQUE,
  documento_mascara text NOT NULL,
  telefone text,
  email text
);

CREATE TABLE cadastro.categoria (
  id smallint PRIMARY KEY,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL
);

CREATE TABLE cadastro.subcategoria (
  id smallint PRIMARY KEY,
  categoria smallint NOT NULL REFERENCES cadastro.categoria,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL
);

CREATE TABLE cadastro.grupo (
  id smallint PRIMARY KEY,
  nome text NOT NULL
);

CREATE TABLE cadastro.rota (
  id integer PRIMARY KEY,
  grupo smallint NOT NULL REFERENCES cadastro.grupo,
  numero smallint NOT NULL,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  UNIQUE (grupo, numero)
);

CREATE TABLE cadastro.ligacao (
  cdc integer PRIMARY KEY CHECK (cdc BETWEEN 1 AND 999999999),
  inscricao char(15) NOT NULL UNIQUE CHECK (inscricao ~ '^[0-9]{15}$'),
  pessoa integer NOT NULL REFERENCES cadastro.pessoa,
  logradouro integer NOT NULL REFERENCES cadastro.logradouro,
  numero text NOT NULL,
  complemento text,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  rota integer NOT NULL REFERENCES cadastro.rota,
  sequencia integer NOT NULL CHECK (sequencia > 0),
  situacao text NOT NULL CHECK (situacao IN ('ATIVA', 'CORTADA', 'INATIVA', 'PROVISORIA')),
  tipo_ligacao text NOT NULL CHECK (tipo_ligacao IN ('HIDROMETRADA', 'CONSUMO_FIXO')),
  -- 1 água, 2 água e esgoto, 3 TEE, 4 água e TEE, 5 água, esgoto e TEE (TR 8.7; capítulo 12.6)
  tipo_faturamento smallint NOT NULL CHECK (tipo_faturamento BETWEEN 1 AND 5),
  consumo_fixo_m3 integer CHECK (consumo_fixo_m3 >= 0),
  -- TEE by a fixed volume, or by the meter of the well when null
  tee_volume_m3 integer CHECK (tee_volume_m3 >= 0),
  -- packed [subcategoria, quantidade, …], kept by trigger from cadastro.economia: billing reads a rota with one scan
  economias integer[] NOT NULL DEFAULT '{}',
  desde date NOT NULL,
  UNIQUE (rota, sequencia) DEFERRABLE INITIALLY IMMEDIATE,
  CHECK (tipo_ligacao <> 'CONSUMO_FIXO' OR consumo_fixo_m3 IS NOT NULL)
);

CREATE TABLE cadastro.economia (
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  subcategoria smallint NOT NULL REFERENCES cadastro.subcategoria,
  quantidade integer NOT NULL CHECK (quantidade > 0),
  PRIMARY KEY (cdc, subcategoria)
);

CREATE FUNCTION cadastro.empacotar_economias() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE cadastro.ligacao l
     SET economias = coalesce((SELECT array_agg(v ORDER BY e.subcategoria, o)
                                 FROM cadastro.economia e, LATERAL unnest(ARRAY[e.subcategoria::integer, e.quantidade]) WITH ORDINALITY u(v, o)
                                WHERE e.cdc = l.cdc), '{}')
   WHERE l.cdc IN (SELECT cdc FROM mudadas);
  RETURN NULL;
END $$;
CREATE TRIGGER empacotar_inclusao AFTER INSERT ON cadastro.economia
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();
CREATE TRIGGER empacotar_alteracao AFTER UPDATE ON cadastro.economia
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();
CREATE TRIGGER empacotar_exclusao AFTER DELETE ON cadastro.economia
  REFERENCING OLD TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();

-- Master and dependents (TR 14.8): one master at a time, and a master is nobody's dependent.
CREATE TABLE cadastro.dependente (
  dependente integer NOT NULL REFERENCES cadastro.ligacao,
  master integer NOT NULL REFERENCES cadastro.ligacao,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  unidade text,
  CHECK (dependente <> master),
  EXCLUDE USING gist (dependente WITH =, periodo WITH &&)
);
CREATE INDEX dependente_master ON cadastro.dependente (master);

CREATE FUNCTION cadastro.recusar_master_dependente() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cadastro.dependente d WHERE d.periodo && NEW.periodo AND (d.dependente = NEW.master OR d.master = NEW.dependente)) THEN
    RAISE EXCEPTION 'ligação master não pode ser dependente de outra' USING ERRCODE = '23514';
  END IF;
  -- read on the same day, computed together
  IF (SELECT count(DISTINCT rota) FROM cadastro.ligacao WHERE cdc IN (NEW.master, NEW.dependente)) <> 1 THEN
    RAISE EXCEPTION 'master e dependente precisam estar na mesma rota' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sem_cadeia BEFORE INSERT OR UPDATE ON cadastro.dependente FOR EACH ROW EXECUTE FUNCTION cadastro.recusar_master_dependente();

GRANT SELECT ON ALL TABLES IN SCHEMA cadastro TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA cadastro TO nascente_app;
GRANT DELETE ON cadastro.economia TO nascente_app;
