-- Up Migration

CREATE SCHEMA arrecadacao;
GRANT USAGE ON SCHEMA arrecadacao TO nascente_app, nascente_lote, nascente_leitura;

CREATE TABLE arrecadacao.banco (
  codigo smallint PRIMARY KEY CHECK (codigo BETWEEN 1 AND 999),
  nome text NOT NULL
);

-- What was agreed with a bank. A change is a new row: bills in the street keep the one they were issued under.
CREATE TABLE arrecadacao.convenio (
  id smallint PRIMARY KEY,
  banco smallint NOT NULL REFERENCES arrecadacao.banco,
  codigo text NOT NULL,
  -- company code given by Febraban, four digits
  empresa char(4) NOT NULL CHECK (empresa ~ '^[0-9]{4}$'),
  nome_empresa text NOT NULL,
  modulo smallint NOT NULL CHECK (modulo IN (10, 11)),
  versao_layout char(2) NOT NULL,
  dias_credito smallint NOT NULL CHECK (dias_credito >= 0),
  conta_transito smallint NOT NULL REFERENCES razao.conta,
  conta_banco smallint NOT NULL REFERENCES razao.conta,
  -- bills are issued under this one
  emissor boolean NOT NULL DEFAULT false,
  UNIQUE (banco, codigo)
);
CREATE UNIQUE INDEX convenio_um_emissor ON arrecadacao.convenio (emissor) WHERE emissor;

ALTER TABLE faturamento.ciclo ADD FOREIGN KEY (convenio) REFERENCES arrecadacao.convenio;

-- One row per logical file: two sets A…Z in one object are two files.
CREATE TABLE arrecadacao.arquivo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  conjunto smallint NOT NULL,
  nome text NOT NULL,
  chave text NOT NULL,
  versao text,
  situacao text NOT NULL CHECK (situacao IN ('PROCESSADO', 'REJEITADO', 'RETIDO', 'RECUSADO')),
  motivo_codigo text,
  motivo text,
  convenio smallint REFERENCES arrecadacao.convenio,
  banco smallint,
  nsa integer,
  versao_layout text,
  gerado_em date,
  registros integer NOT NULL,
  registros_trailer integer,
  valor_trailer bigint,
  valor_lido bigint NOT NULL,
  valor_lancado bigint NOT NULL DEFAULT 0,
  tarifa bigint NOT NULL DEFAULT 0,
  resumo jsonb NOT NULL DEFAULT '{}',
  -- [{codigo, linha, mensagem, ocorrencias}]: oddities of a file that was taken, errors of one that was not (the first hundred of them)
  avisos jsonb NOT NULL DEFAULT '[]',
  erros jsonb NOT NULL DEFAULT '[]',
  total_erros integer NOT NULL DEFAULT 0 CHECK (total_erros >= 0),
  -- of the sorted detail lines: the same payments under a new header are held for a person
  digest_detalhes bytea,
  recebido_em timestamptz NOT NULL,
  processado_em timestamptz,
  data_contabil date,
  -- what a person said of a file that was held
  decidido_por text,
  decidido_em timestamptz,
  decisao text,
  UNIQUE (sha256, conjunto),
  CHECK (num_nonnulls(decidido_por, decidido_em, decisao) IN (0, 3)),
  CHECK (situacao <> 'RECUSADO' OR decidido_por IS NOT NULL),
  -- invariant 37: what was posted is what the trailer says
  CHECK (situacao <> 'PROCESSADO' OR (valor_trailer = valor_lido AND valor_lido = valor_lancado AND registros_trailer = registros
         AND convenio IS NOT NULL AND data_contabil IS NOT NULL)),
  CHECK (situacao IN ('PROCESSADO') OR motivo IS NOT NULL)
);
CREATE UNIQUE INDEX arquivo_nsa ON arrecadacao.arquivo (convenio, nsa) WHERE situacao IN ('PROCESSADO', 'RETIDO');
CREATE INDEX arquivo_recebido ON arrecadacao.arquivo (recebido_em DESC, id DESC);
CREATE INDEX arquivo_digest ON arrecadacao.arquivo (digest_detalhes) WHERE situacao IN ('PROCESSADO', 'RETIDO');

-- Every object that arrived in the inbox, also the one that brought nothing new: who sent a file finds by its key what became of it.
CREATE TABLE arrecadacao.chegada (
  chave text NOT NULL,
  -- of the object; empty where the bucket keeps none
  versao text NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  em timestamptz NOT NULL,
  PRIMARY KEY (chave, versao)
);
CREATE INDEX chegada_conteudo ON arrecadacao.chegada (sha256, em);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON arrecadacao.chegada EXECUTE FUNCTION comum.recusar_alteracao();

-- destino: 1 quita, 2 crédito parcial, 3 crédito fora da validade, 4 crédito de segundo pagamento, 5 não identificado
CREATE TABLE arrecadacao.pagamento (
  -- arquivo × 10.000.000 + linha: the same line can only be the same payment
  id bigint PRIMARY KEY,
  valor bigint NOT NULL CHECK (valor > 0),
  aviso bigint,
  cdc integer,
  arquivo integer NOT NULL,
  linha integer NOT NULL,
  nsr integer NOT NULL,
  data_pagamento date NOT NULL,
  data_credito date,
  -- part of valor that settled the bill; the rest is credit
  quitado bigint NOT NULL DEFAULT 0 CHECK (quitado >= 0),
  tarifa integer NOT NULL DEFAULT 0,
  destino smallint NOT NULL CHECK (destino BETWEEN 1 AND 5),
  motivo smallint NOT NULL DEFAULT 0,
  forma "char" NOT NULL,
  meio "char" NOT NULL,
  -- only where the bill is not known
  codigo_barras text,
  CHECK (id = arquivo * 10000000::bigint + linha),
  CHECK ((destino = 1) = (quitado > 0)),
  CHECK (quitado <= valor),
  CHECK (destino = 5 OR (aviso IS NOT NULL AND cdc IS NOT NULL)),
  CHECK ((destino = 5) = (motivo > 0))
);
-- a bill is settled once (invariant 40)
CREATE UNIQUE INDEX pagamento_quita ON arrecadacao.pagamento (aviso) WHERE destino = 1;
CREATE INDEX pagamento_ligacao ON arrecadacao.pagamento (cdc) WHERE cdc IS NOT NULL;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON arrecadacao.pagamento EXECUTE FUNCTION comum.recusar_alteracao();

-- Credits of the citizen, by kind; what remains is valor − usado.
CREATE TABLE arrecadacao.credito (
  pagamento bigint PRIMARY KEY REFERENCES arrecadacao.pagamento,
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  tipo text NOT NULL CHECK (tipo IN ('EXCEDENTE', 'PARCIAL', 'FORA_VALIDADE', 'DUPLICIDADE')),
  valor bigint NOT NULL CHECK (valor > 0),
  usado bigint NOT NULL DEFAULT 0 CHECK (usado BETWEEN 0 AND valor)
);
CREATE INDEX credito_ligacao ON arrecadacao.credito (cdc);

GRANT SELECT ON ALL TABLES IN SCHEMA arrecadacao TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON arrecadacao.arquivo TO nascente_app, nascente_lote;
GRANT INSERT ON arrecadacao.pagamento, arrecadacao.credito, arrecadacao.chegada TO nascente_app, nascente_lote;
GRANT INSERT ON arrecadacao.banco, arrecadacao.convenio TO nascente_app;
