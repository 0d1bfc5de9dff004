-- Up Migration

CREATE SCHEMA razao;
GRANT USAGE ON SCHEMA razao TO nascente_app, nascente_lote, nascente_leitura;

CREATE TABLE razao.conta (
  id smallint PRIMARY KEY,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL,
  -- which side makes it grow
  natureza char(1) NOT NULL CHECK (natureza IN ('D', 'C')),
  papel text NOT NULL CHECK (papel IN ('BANCO', 'TRANSITO', 'RECEBER', 'RECEITA', 'CREDITO_CLIENTE', 'NAO_IDENTIFICADO', 'TARIFA_BANCARIA'))
);

-- A reversal is an event too; the pair makes "reversed once" a matter of the primary key of the transfer.
CREATE TABLE razao.evento (
  id smallint PRIMARY KEY,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL,
  estorna smallint UNIQUE REFERENCES razao.evento,
  CHECK (estorna IS NULL OR estorna <> id)
);

CREATE TABLE razao.mes_fechado (
  mes date PRIMARY KEY CHECK (extract(day FROM mes) = 1),
  fechado_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  por text NOT NULL
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON razao.mes_fechado EXECUTE FUNCTION comum.recusar_alteracao();

-- One transfer per document, event and rubrica. Both legs are one row, so the books cannot be unbalanced.
CREATE TABLE razao.transferencia (
  -- the aviso on issuing; the payment, or the file, on collection
  documento bigint NOT NULL,
  valor bigint NOT NULL CHECK (valor > 0),
  aviso bigint,
  cdc integer,
  data_contabil date NOT NULL,
  data_fato date NOT NULL,
  conta_debito smallint NOT NULL,
  conta_credito smallint NOT NULL,
  evento smallint NOT NULL,
  rubrica smallint NOT NULL DEFAULT 0,
  CHECK (conta_debito <> conta_credito),
  PRIMARY KEY (documento, evento, rubrica, data_contabil)
) PARTITION BY RANGE (data_contabil);
CREATE INDEX transferencia_ligacao ON razao.transferencia (cdc, data_contabil);

CREATE TABLE razao.saldo_dia (
  conta smallint NOT NULL REFERENCES razao.conta,
  data date NOT NULL,
  debitos bigint NOT NULL,
  creditos bigint NOT NULL,
  PRIMARY KEY (conta, data)
) WITH (fillfactor = 50);

-- Partitions are made here, by the owner, before anybody posts into them.
CREATE FUNCTION razao.garantir_ano(ano integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE nome text := format('transferencia_%s', ano);
BEGIN
  IF to_regclass('razao.' || nome) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('razao.garantir_ano'));
    IF to_regclass('razao.' || nome) IS NULL THEN
      EXECUTE format('CREATE TABLE razao.%I PARTITION OF razao.transferencia FOR VALUES FROM (%L) TO (%L)',
                     nome, make_date(ano, 1, 1), make_date(ano + 1, 1, 1));
      EXECUTE format('CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON razao.%I EXECUTE FUNCTION comum.recusar_alteracao()', nome);
    END IF;
  END IF;
END $$;

-- Runs once per statement that posts: proves events, accounts, open month and reversals, and keeps the balance of each account and day.
-- The accounts are proven by the foreign key of the balance. What was posted is read once, into its few totals.
CREATE FUNCTION razao.ao_lancar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  ruim record;
  ha_estorno boolean := false;
  eventos smallint[];
  datas date[];
  debitos smallint[];
  creditos smallint[];
  totais bigint[];
BEGIN
  SELECT array_agg(t.evento), array_agg(t.data_contabil), array_agg(t.conta_debito), array_agg(t.conta_credito), array_agg(t.total)
    INTO eventos, datas, debitos, creditos, totais
    FROM (SELECT evento, data_contabil, conta_debito, conta_credito, sum(valor)::bigint AS total FROM novas GROUP BY 1, 2, 3, 4) t;
  FOR ruim IN SELECT DISTINCT n.evento, n.data_contabil, e.id AS existe, e.estorna
                FROM unnest(eventos, datas) n(evento, data_contabil) LEFT JOIN razao.evento e ON e.id = n.evento LOOP
    IF ruim.existe IS NULL THEN
      RAISE EXCEPTION 'evento % não existe no razão', ruim.evento USING ERRCODE = '23503';
    END IF;
    IF EXISTS (SELECT FROM razao.mes_fechado m WHERE m.mes >= date_trunc('month', ruim.data_contabil)::date) THEN
      RAISE EXCEPTION 'o mês contábil de % está fechado', ruim.data_contabil USING ERRCODE = '23514';
    END IF;
    ha_estorno := ha_estorno OR ruim.estorna IS NOT NULL;
  END LOOP;

  IF ha_estorno THEN
    SELECT n.documento INTO ruim FROM novas n JOIN razao.evento e ON e.id = n.evento
     WHERE e.estorna IS NOT NULL
       AND NOT EXISTS (SELECT FROM razao.transferencia o
                        WHERE o.documento = n.documento AND o.evento = e.estorna AND o.rubrica = n.rubrica AND o.valor = n.valor
                          AND o.conta_debito = n.conta_credito AND o.conta_credito = n.conta_debito) LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'estorno sem lançamento correspondente: documento %', ruim.documento USING ERRCODE = '23514';
    END IF;
    -- the primary key has the accounting date in it, so the same reversal on another day must be refused here;
    -- the lock makes two simultaneous ones see each other
    PERFORM pg_advisory_xact_lock(hashtextextended('estorno', n.documento)) FROM (SELECT DISTINCT documento FROM novas ORDER BY 1) n;
    SELECT n.documento INTO ruim FROM novas n JOIN razao.evento e ON e.id = n.evento
     WHERE e.estorna IS NOT NULL
       AND (SELECT count(*) FROM razao.transferencia o WHERE o.documento = n.documento AND o.evento = n.evento AND o.rubrica = n.rubrica) > 1 LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'lançamento já estornado: documento %', ruim.documento USING ERRCODE = '23505';
    END IF;
  END IF;

  INSERT INTO razao.saldo_dia AS s (conta, data, debitos, creditos)
  SELECT p.conta, p.data, sum(p.debito), sum(p.credito)
    FROM (SELECT d.conta, d.data, d.total AS debito, 0 AS credito FROM unnest(debitos, datas, totais) d(conta, data, total)
          UNION ALL SELECT c.conta, c.data, 0, c.total FROM unnest(creditos, datas, totais) c(conta, data, total)) p
   GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (conta, data) DO UPDATE SET debitos = s.debitos + excluded.debitos, creditos = s.creditos + excluded.creditos;
  RETURN NULL;
END $$;
CREATE TRIGGER ao_lancar AFTER INSERT ON razao.transferencia
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION razao.ao_lancar();
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON razao.transferencia EXECUTE FUNCTION comum.recusar_alteracao();

GRANT SELECT ON ALL TABLES IN SCHEMA razao TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT ON razao.transferencia TO nascente_app, nascente_lote;
GRANT INSERT ON razao.mes_fechado TO nascente_app;
GRANT EXECUTE ON FUNCTION razao.garantir_ano(integer) TO nascente_app, nascente_lote;
