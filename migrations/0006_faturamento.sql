-- Up Migration

CREATE SCHEMA faturamento;
GRANT USAGE ON SCHEMA faturamento TO nascente_app, nascente_lote, nascente_leitura;

-- Tariff acts (TR 14.1): all of them stay, with their validity.
CREATE TABLE faturamento.ato (
  id smallint PRIMARY KEY,
  numero text NOT NULL UNIQUE,
  descricao text NOT NULL,
  vigencia daterange NOT NULL CHECK (NOT isempty(vigencia)),
  arredondamento_modo text NOT NULL CHECK (arredondamento_modo IN ('TRUNCAR', 'MEIO_ACIMA')),
  arredondamento_onde text NOT NULL CHECK (arredondamento_onde IN ('POR_FAIXA', 'POR_COMPONENTE', 'NO_TOTAL')),
  EXCLUDE USING gist (vigencia WITH &&)
);

-- How a category is charged under an act (TR 5.3, 14.5). esgoto: percentage(s) of the water, or a table of its own; tee: TR 8.7.
CREATE TABLE faturamento.ato_categoria (
  ato smallint NOT NULL REFERENCES faturamento.ato,
  categoria smallint NOT NULL REFERENCES cadastro.categoria,
  plano text NOT NULL CHECK (plano IN ('MULTIPLICAR_LIMITES', 'ECONOMIA_PRINCIPAL', 'UMA_ECONOMIA')),
  esgoto_tipo text NOT NULL CHECK (esgoto_tipo IN ('NENHUM', 'PERCENTUAL', 'COMPONENTES', 'TABELA')),
  -- code of the rubrica → percent as a decimal string; one entry, ESGOTO, under PERCENTUAL
  esgoto_percentuais jsonb,
  tee_tipo text CHECK (tee_tipo IN ('VALOR', 'TABELA', 'ESGOTO')),
  tee_valor bigint CHECK (tee_valor >= 0),
  PRIMARY KEY (ato, categoria),
  CHECK ((esgoto_tipo IN ('PERCENTUAL', 'COMPONENTES')) = (esgoto_percentuais IS NOT NULL)),
  CHECK ((tee_tipo IS NOT DISTINCT FROM 'VALOR') = (tee_valor IS NOT NULL))
);

-- AGUA_UMA_ECONOMIA is the differentiated table of the plan UMA_ECONOMIA.
CREATE TABLE faturamento.tarifa (
  id integer PRIMARY KEY,
  ato smallint NOT NULL,
  categoria smallint NOT NULL,
  servico text NOT NULL CHECK (servico IN ('AGUA', 'ESGOTO', 'TEE', 'AGUA_UMA_ECONOMIA')),
  tipo text NOT NULL CHECK (tipo IN ('cascata', 'minimo+cascata', 'fixa+cascata', 'direta')),
  valor_fixo bigint CHECK (valor_fixo >= 0),
  valor_minimo bigint CHECK (valor_minimo >= 0),
  minimo_m3 integer CHECK (minimo_m3 > 0),
  franquia_m3 integer CHECK (franquia_m3 > 0),
  UNIQUE (ato, categoria, servico),
  FOREIGN KEY (ato, categoria) REFERENCES faturamento.ato_categoria,
  CHECK ((tipo = 'fixa+cascata') = (valor_fixo IS NOT NULL)),
  CHECK ((tipo = 'minimo+cascata') = (valor_minimo IS NOT NULL AND minimo_m3 IS NOT NULL))
);

-- acima_de exclusive, ate inclusive or null: (acima_de, ate]. Prices are reais per m³ with up to six places.
CREATE TABLE faturamento.tarifa_faixa (
  tarifa integer NOT NULL REFERENCES faturamento.tarifa,
  acima_de integer NOT NULL CHECK (acima_de >= 0),
  ate integer CHECK (ate > acima_de),
  preco numeric(14, 6) NOT NULL CHECK (preco >= 0),
  PRIMARY KEY (tarifa, acima_de),
  EXCLUDE USING gist (tarifa WITH =, int4range(acima_de, ate, '(]') WITH &&)
);

CREATE TABLE faturamento.rubrica (
  id smallint PRIMARY KEY CHECK (id > 0),
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL,
  conta_receber smallint NOT NULL REFERENCES razao.conta,
  conta_receita smallint NOT NULL REFERENCES razao.conta
);

CREATE TABLE faturamento.cronograma (
  grupo smallint NOT NULL REFERENCES cadastro.grupo,
  referencia comum.referencia NOT NULL,
  leitura_prevista date NOT NULL,
  leitura_limite date NOT NULL,
  emissao date NOT NULL,
  vencimento date NOT NULL,
  PRIMARY KEY (grupo, referencia),
  CHECK (leitura_prevista <= leitura_limite AND leitura_limite <= emissao AND emissao < vencimento)
);

CREATE TABLE faturamento.regra_critica (
  codigo text PRIMARY KEY,
  nome text NOT NULL,
  parametros jsonb NOT NULL,
  bloqueia boolean NOT NULL,
  ativa boolean NOT NULL
);

CREATE TABLE faturamento.ciclo (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grupo smallint NOT NULL REFERENCES cadastro.grupo,
  referencia comum.referencia NOT NULL,
  situacao text NOT NULL CHECK (situacao IN ('ABERTO', 'CALCULANDO', 'EM_CRITICA', 'APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO', 'FALHOU')),
  leitura_limite date NOT NULL,
  emissao date NOT NULL,
  vencimento date NOT NULL,
  validade date NOT NULL,
  convenio smallint NOT NULL,
  aberto_em timestamptz NOT NULL,
  aberto_por text NOT NULL,
  lote_congelado_em timestamptz,
  quantidade integer,
  token_critica text,
  em_critica_desde timestamptz,
  critica_por text,
  critica_em timestamptz,
  critica_observacao text,
  aviso_inicial bigint,
  nota_inicial bigint,
  emitidas integer,
  emitido_em timestamptz,
  impresso_em timestamptz,
  impressao jsonb,
  falha text,
  UNIQUE (grupo, referencia),
  -- the gate of TR 14.4: nothing goes past the crítica without a person
  CHECK (situacao NOT IN ('APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO') OR (critica_por IS NOT NULL AND critica_em IS NOT NULL)),
  CHECK (situacao NOT IN ('EMITINDO', 'EMITIDO', 'IMPRESSO') OR (aviso_inicial IS NOT NULL AND nota_inicial IS NOT NULL)),
  CHECK (validade >= vencimento AND vencimento > emissao)
);

-- The rota of a cycle with its frozen lot, in reading order. Whoever joins the rota later waits for the next cycle.
CREATE TABLE faturamento.ciclo_rota (
  ciclo integer NOT NULL REFERENCES faturamento.ciclo,
  rota integer NOT NULL REFERENCES cadastro.rota,
  lote integer[] NOT NULL,
  situacao text NOT NULL CHECK (situacao IN ('PENDENTE', 'CALCULADA', 'EMITIDA', 'IMPRESSA')),
  calculos smallint NOT NULL DEFAULT 0,
  calculadas integer NOT NULL DEFAULT 0,
  estacionadas integer NOT NULL DEFAULT 0,
  sem_fatura integer NOT NULL DEFAULT 0,
  apontamentos integer NOT NULL DEFAULT 0,
  volume_m3 bigint NOT NULL DEFAULT 0,
  valor bigint NOT NULL DEFAULT 0,
  -- offset of the rota inside the range that the cycle reserved
  deslocamento integer,
  emitidas integer,
  calculada_em timestamptz,
  emitida_em timestamptz,
  impressa_em timestamptz,
  PRIMARY KEY (ciclo, rota)
);

-- Provisional bills: one partition per cycle, without indexes while it loads. One row for every ligação of the lot, also for who gets no bill.
-- situacao: 1 calculada, 2 estacionada (parked, with its reason), 3 sem fatura
CREATE TABLE faturamento.previa (
  valor bigint NOT NULL CHECK (valor >= 0),
  ciclo integer NOT NULL,
  rota integer NOT NULL,
  ordem integer NOT NULL,
  cdc integer NOT NULL,
  leitura_anterior integer,
  leitura_atual integer,
  data_anterior date,
  data_atual date,
  consumo_medido integer,
  consumo_poco integer,
  leitura_poco integer,
  volume_agua integer NOT NULL CHECK (volume_agua >= 0),
  volume_tee integer NOT NULL CHECK (volume_tee >= 0),
  media integer,
  saldo_transportado integer NOT NULL DEFAULT 0,
  hidrometro integer,
  localidade smallint NOT NULL,
  setor smallint NOT NULL,
  situacao smallint NOT NULL CHECK (situacao BETWEEN 1 AND 3),
  motivo smallint NOT NULL DEFAULT 0,
  categoria smallint NOT NULL,
  tipo_faturamento smallint NOT NULL,
  -- 1 leitura, 2 média, 3 mínimo, 4 consumo fixo, 5 não faturado
  tipo_consumo smallint NOT NULL CHECK (tipo_consumo BETWEEN 1 AND 5),
  -- the reading from which the next month starts came from the dial, not from an average
  lida boolean NOT NULL,
  lida_poco boolean NOT NULL,
  ocorrencia smallint NOT NULL,
  dias smallint NOT NULL,
  ato smallint NOT NULL,
  ato_seguinte smallint,
  dias_ato smallint,
  economias integer[] NOT NULL,
  rubricas smallint[] NOT NULL,
  valores bigint[] NOT NULL,
  -- avisos whose late charges are in this bill
  encargos bigint[] NOT NULL DEFAULT '{}',
  CHECK (cardinality(rubricas) = cardinality(valores)),
  CHECK ((situacao = 1) = (motivo = 0))
) PARTITION BY LIST (ciclo);

CREATE FUNCTION faturamento.abrir_area_previa(p_ciclo integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF to_regclass(format('faturamento.previa_%s', p_ciclo)) IS NULL THEN
    EXECUTE format('CREATE TABLE faturamento.previa_%s PARTITION OF faturamento.previa FOR VALUES IN (%s)', p_ciclo, p_ciclo);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON faturamento.previa_%s TO nascente_lote', p_ciclo);
  END IF;
END $$;

-- The crítica reads and mends single bills: from then on the area has its key.
CREATE FUNCTION faturamento.indexar_area_previa(p_ciclo integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF to_regclass(format('faturamento.previa_%s_pk', p_ciclo)) IS NULL THEN
    EXECUTE format('ALTER TABLE faturamento.previa_%1$s ADD CONSTRAINT previa_%1$s_pk PRIMARY KEY (cdc)', p_ciclo);
    EXECUTE format('CREATE INDEX previa_%1$s_rota ON faturamento.previa_%1$s (rota)', p_ciclo);
    -- what its readers filter by; the rest is wide and would be sampled for nothing
    EXECUTE format('ANALYZE faturamento.previa_%s (rota, cdc, situacao, motivo)', p_ciclo);
  END IF;
END $$;

CREATE FUNCTION faturamento.fechar_area_previa(p_ciclo integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM faturamento.ciclo c WHERE c.id = p_ciclo AND c.situacao IN ('EMITIDO', 'IMPRESSO')) THEN
    RAISE EXCEPTION 'o ciclo % ainda não foi emitido: as prévias ficam', p_ciclo USING ERRCODE = '23514';
  END IF;
  EXECUTE format('DROP TABLE IF EXISTS faturamento.previa_%s', p_ciclo);
END $$;

CREATE TABLE faturamento.apontamento (
  ciclo integer NOT NULL REFERENCES faturamento.ciclo,
  rota integer NOT NULL,
  cdc integer NOT NULL,
  regra text NOT NULL REFERENCES faturamento.regra_critica,
  detalhe text NOT NULL,
  bloqueia boolean NOT NULL,
  situacao text NOT NULL CHECK (situacao IN ('PENDENTE', 'ACEITO', 'CORRIGIDO', 'RELEITURA', 'MEDIA', 'ESTACIONADO')),
  decidido_por text,
  decidido_em timestamptz,
  motivo text,
  PRIMARY KEY (ciclo, cdc, regra),
  CHECK ((situacao = 'PENDENTE') = (decidido_por IS NULL))
);
CREATE INDEX apontamento_pendente ON faturamento.apontamento (ciclo, rota) WHERE situacao = 'PENDENTE';

-- What a person decided of one ligação in one cycle; it outlives a recalculation of the rota.
CREATE TABLE faturamento.decisao (
  ciclo integer NOT NULL REFERENCES faturamento.ciclo,
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  acao text NOT NULL CHECK (acao IN ('ACEITAR', 'CORRIGIR_LEITURA', 'PEDIR_RELEITURA', 'FATURAR_MEDIA', 'LIBERAR', 'ESTACIONAR')),
  leitura integer,
  motivo text NOT NULL,
  por text NOT NULL,
  em timestamptz NOT NULL,
  PRIMARY KEY (ciclo, cdc)
);

GRANT SELECT ON ALL TABLES IN SCHEMA faturamento TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON faturamento.ciclo, faturamento.ciclo_rota, faturamento.apontamento, faturamento.decisao, faturamento.cronograma,
  faturamento.regra_critica TO nascente_app, nascente_lote;
GRANT DELETE ON faturamento.apontamento, faturamento.decisao TO nascente_app, nascente_lote;
GRANT INSERT, UPDATE, DELETE ON faturamento.previa TO nascente_app, nascente_lote;
GRANT INSERT ON faturamento.ato, faturamento.ato_categoria, faturamento.tarifa, faturamento.tarifa_faixa, faturamento.rubrica TO nascente_app;
