-- Up Migration

CREATE SCHEMA leitura;
GRANT USAGE ON SCHEMA leitura TO nascente_app, nascente_lote, nascente_leitura;

-- A contractor's layout is data: positions, types and the field each one fills (docs/formatos/arquivo-de-leitura.md).
CREATE TABLE leitura.layout (
  codigo text PRIMARY KEY,
  nome text NOT NULL,
  definicao jsonb NOT NULL,
  ativo boolean NOT NULL DEFAULT true
);

-- TR 12.8: what each code means to billing is data.
CREATE TABLE leitura.ocorrencia (
  codigo smallint PRIMARY KEY CHECK (codigo BETWEEN 0 AND 999),
  descricao text NOT NULL,
  acao text NOT NULL CHECK (acao IN ('FATURAR_LEITURA', 'FATURAR_MEDIA', 'FATURAR_MINIMO', 'FATURAR_MAIOR', 'FATURAR_MENOR', 'NAO_FATURAR')),
  exige_leitura boolean NOT NULL,
  critica boolean NOT NULL
);

CREATE TABLE leitura.arquivo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  nome text NOT NULL,
  chave text NOT NULL,
  versao text,
  -- ours is code and has no row in leitura.layout
  layout text,
  grupo smallint REFERENCES cadastro.grupo,
  referencia comum.referencia,
  situacao text NOT NULL CHECK (situacao IN ('PROCESSADO', 'REJEITADO')),
  linhas integer NOT NULL,
  aceitas integer NOT NULL,
  sinalizadas integer NOT NULL,
  recusadas integer NOT NULL,
  motivo text,
  recebido_em timestamptz NOT NULL,
  CHECK (situacao = 'PROCESSADO' OR (aceitas = 0 AND motivo IS NOT NULL))
);

-- Every object that arrived in the inbox, also the one that brought nothing new: who sent a file finds by its key what became of it.
CREATE TABLE leitura.chegada (
  chave text NOT NULL,
  -- of the object; empty where the bucket keeps none
  versao text NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  em timestamptz NOT NULL,
  PRIMARY KEY (chave, versao)
);
CREATE INDEX chegada_conteudo ON leitura.chegada (sha256, em);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON leitura.chegada EXECUTE FUNCTION comum.recusar_alteracao();

-- Only what somebody must look at: refused lines, and accepted ones with a remark.
CREATE TABLE leitura.arquivo_linha (
  arquivo integer NOT NULL REFERENCES leitura.arquivo,
  linha integer NOT NULL,
  resultado text NOT NULL CHECK (resultado IN ('SINALIZADA', 'RECUSADA')),
  codigo text NOT NULL,
  mensagem text NOT NULL,
  conteudo text NOT NULL,
  PRIMARY KEY (arquivo, linha, codigo)
);

-- The reading in force of each ligação in each referência; a correction replaces it and the replaced one goes to the history.
CREATE TABLE leitura.leitura (
  cdc integer NOT NULL,
  referencia comum.referencia NOT NULL,
  medicao smallint NOT NULL CHECK (medicao IN (1, 2)),
  hidrometro integer,
  -- null: visited, not read; the occurrence says why
  valor integer CHECK (valor >= 0),
  ocorrencia smallint NOT NULL,
  lida_em timestamptz NOT NULL,
  data date NOT NULL,
  leiturista text,
  latitude real,
  longitude real,
  foto text,
  arquivo integer,
  linha integer,
  versao smallint NOT NULL DEFAULT 1,
  por text,
  PRIMARY KEY (cdc, referencia, medicao)
);

CREATE TABLE leitura.leitura_historico (
  LIKE leitura.leitura,
  substituida_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  motivo text NOT NULL,
  PRIMARY KEY (cdc, referencia, medicao, versao)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON leitura.leitura_historico EXECUTE FUNCTION comum.recusar_alteracao();

CREATE FUNCTION leitura.guardar_versao() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO leitura.leitura_historico
  SELECT OLD.*, clock_timestamp(), coalesce(nullif(current_setting('nascente.motivo', true), ''), 'substituída por nova leitura');
  NEW.versao := OLD.versao + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER guardar_versao BEFORE UPDATE ON leitura.leitura FOR EACH ROW EXECUTE FUNCTION leitura.guardar_versao();
CREATE TRIGGER sem_exclusao BEFORE DELETE OR TRUNCATE ON leitura.leitura EXECUTE FUNCTION comum.recusar_alteracao();

-- What billing needs to know of the past of a ligação, in one narrow row. Arrays: most recent month first, at most 12.
-- Every row changes once a month: with room for it in its own page no index is touched and the table never grows.
CREATE TABLE leitura.consumo_ligacao (
  cdc integer PRIMARY KEY REFERENCES cadastro.ligacao,
  referencia comum.referencia,
  -- last billed reading; estimada when it came from an average and not from the dial
  leitura integer,
  estimada boolean NOT NULL DEFAULT false,
  data date,
  leitura_poco integer,
  estimada_poco boolean NOT NULL DEFAULT false,
  data_poco date,
  consumos integer[] NOT NULL DEFAULT '{}' CHECK (cardinality(consumos) <= 12),
  consumos_poco integer[] NOT NULL DEFAULT '{}' CHECK (cardinality(consumos_poco) <= 12),
  valores bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(valores) <= 12),
  -- what a negative master still owes its common part, m³, never positive (TR 14.8)
  saldo_transportado integer NOT NULL DEFAULT 0 CHECK (saldo_transportado <= 0)
) WITH (fillfactor = 45);

GRANT SELECT ON ALL TABLES IN SCHEMA leitura TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON leitura.layout, leitura.ocorrencia TO nascente_app;
GRANT INSERT, UPDATE ON leitura.leitura, leitura.consumo_ligacao TO nascente_app, nascente_lote;
GRANT INSERT ON leitura.arquivo, leitura.arquivo_linha, leitura.chegada TO nascente_app, nascente_lote;
-- a file that was refused whole may be received later, when what was missing (a layout, a grupo) is there
GRANT UPDATE ON leitura.arquivo TO nascente_app, nascente_lote;

-- Foreign keys of the hot table, proven once per statement instead of once per row (docs/adr/0009).
CREATE FUNCTION leitura.provar_chaves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE solta integer;
BEGIN
  SELECT n.cdc INTO solta FROM novas n
   WHERE NOT EXISTS (SELECT FROM cadastro.ligacao l WHERE l.cdc = n.cdc)
      OR NOT EXISTS (SELECT FROM leitura.ocorrencia o WHERE o.codigo = n.ocorrencia) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'leitura de ligação ou ocorrência inexistente (CDC %)', solta USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER provar_chaves AFTER INSERT ON leitura.leitura
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION leitura.provar_chaves();
