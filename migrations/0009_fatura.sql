-- Up Migration

-- Issued bills. The number is the aviso. A row never changes but for its cancelling; what is open is in fatura_aberta.
CREATE TABLE faturamento.fatura (
  aviso bigint PRIMARY KEY CHECK (aviso BETWEEN 1 AND 99999999999),
  nota bigint NOT NULL,
  -- the value field of the barcode holds eleven digits
  valor bigint NOT NULL CHECK (valor > 0 AND valor < 100000000000),
  cdc integer NOT NULL,
  ciclo integer NOT NULL,
  rota integer NOT NULL,
  ordem integer NOT NULL,
  referencia comum.referencia NOT NULL,
  emissao date NOT NULL,
  vencimento date NOT NULL,
  validade date NOT NULL,
  leitura_anterior integer,
  leitura_atual integer,
  data_anterior date,
  data_atual date,
  consumo_medido integer,
  consumo_poco integer,
  leitura_poco integer,
  volume_agua integer NOT NULL,
  volume_tee integer NOT NULL,
  media integer,
  saldo_transportado integer NOT NULL,
  hidrometro integer,
  cancelada_em date,
  convenio smallint NOT NULL,
  localidade smallint NOT NULL,
  setor smallint NOT NULL,
  categoria smallint NOT NULL,
  tipo_faturamento smallint NOT NULL,
  tipo_consumo smallint NOT NULL,
  ocorrencia smallint NOT NULL,
  dias smallint NOT NULL,
  ato smallint NOT NULL,
  ato_seguinte smallint,
  dias_ato smallint,
  economias integer[] NOT NULL,
  rubricas smallint[] NOT NULL,
  valores bigint[] NOT NULL
);
-- one live bill per ligação and referência (invariant 13)
CREATE UNIQUE INDEX fatura_viva ON faturamento.fatura (cdc, referencia) WHERE cancelada_em IS NULL;
CREATE INDEX fatura_cancelada ON faturamento.fatura (cdc) WHERE cancelada_em IS NOT NULL;

CREATE FUNCTION faturamento.proteger_fatura() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.cancelada_em IS NULL AND NEW.cancelada_em IS NOT NULL
     AND to_jsonb(NEW) - 'cancelada_em' = to_jsonb(OLD) - 'cancelada_em' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'fatura % emitida não se altera: cancele e emita outra', OLD.aviso USING ERRCODE = '42501';
END $$;
CREATE TRIGGER proteger_fatura BEFORE UPDATE ON faturamento.fatura FOR EACH ROW EXECUTE FUNCTION faturamento.proteger_fatura();
CREATE TRIGGER sem_exclusao BEFORE DELETE OR TRUNCATE ON faturamento.fatura EXECUTE FUNCTION comum.recusar_alteracao();

-- The key to the ligação, proven once per statement (docs/adr: chaves provadas por lote); nobody may delete a ligação. A declared key would also
-- lock each ligação, and write its page to the log for one that got no bill.
CREATE FUNCTION faturamento.provar_chaves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE solta integer;
BEGIN
  SELECT n.cdc INTO solta FROM novas n WHERE NOT EXISTS (SELECT FROM cadastro.ligacao l WHERE l.cdc = n.cdc) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%.% de ligação inexistente (CDC %)', TG_TABLE_SCHEMA, TG_TABLE_NAME, solta USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER provar_chaves AFTER INSERT ON faturamento.fatura
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION faturamento.provar_chaves();

CREATE TABLE faturamento.fatura_aberta (
  aviso bigint PRIMARY KEY,
  valor bigint NOT NULL CHECK (valor > 0),
  cdc integer NOT NULL,
  vencimento date NOT NULL
) WITH (fillfactor = 90);
CREATE INDEX fatura_aberta_ligacao ON faturamento.fatura_aberta (cdc);

-- fine and correction of a bill paid late at face value, due in the next bill
CREATE TABLE faturamento.encargo_pendente (
  aviso bigint PRIMARY KEY REFERENCES faturamento.fatura,
  cdc integer NOT NULL,
  multa bigint NOT NULL CHECK (multa >= 0),
  correcao bigint NOT NULL CHECK (correcao >= 0),
  pago_em date NOT NULL,
  faturado_em bigint,
  CHECK (multa + correcao > 0)
);
CREATE INDEX encargo_pendente_ligacao ON faturamento.encargo_pendente (cdc) WHERE faturado_em IS NULL;

-- Who of the lot got no bill, and why (invariant 30).
CREATE TABLE faturamento.nao_faturada (
  ciclo integer NOT NULL REFERENCES faturamento.ciclo,
  cdc integer NOT NULL,
  rota integer NOT NULL,
  situacao smallint NOT NULL CHECK (situacao IN (2, 3)),
  motivo smallint NOT NULL,
  PRIMARY KEY (ciclo, cdc)
);
CREATE TRIGGER provar_chaves AFTER INSERT ON faturamento.nao_faturada
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION faturamento.provar_chaves();

-- Rollup kept by the issuing transaction: what the reports and the screens read.
CREATE TABLE faturamento.resumo_rota (
  ciclo integer NOT NULL REFERENCES faturamento.ciclo,
  rota integer NOT NULL,
  categoria smallint NOT NULL,
  rubrica smallint NOT NULL,
  grupo smallint NOT NULL,
  referencia comum.referencia NOT NULL,
  localidade smallint NOT NULL,
  setor smallint NOT NULL,
  faturas integer NOT NULL,
  volume_m3 bigint NOT NULL,
  valor bigint NOT NULL,
  PRIMARY KEY (ciclo, rota, categoria, setor, rubrica)
);

CREATE TABLE faturamento.indice_selic (
  referencia comum.referencia PRIMARY KEY,
  percentual numeric(7, 4) NOT NULL CHECK (percentual >= 0)
);

GRANT SELECT ON ALL TABLES IN SCHEMA faturamento TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON faturamento.encargo_pendente TO nascente_app, nascente_lote;
GRANT DELETE ON faturamento.fatura_aberta TO nascente_app, nascente_lote;
GRANT INSERT ON faturamento.fatura, faturamento.fatura_aberta, faturamento.nao_faturada, faturamento.resumo_rota TO nascente_app, nascente_lote;
GRANT UPDATE (cancelada_em) ON faturamento.fatura TO nascente_app;
GRANT INSERT ON faturamento.indice_selic TO nascente_app;
