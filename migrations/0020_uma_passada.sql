-- Up Migration

-- What a statement posts is read once (it was read by two triggers): its few totals serve the balances, the proof of identity (docs/adr/0005, invariant 4)
-- and who posts, that finds the sum of the statement in `razao.lancado` instead of adding it up again.
--
-- Documents above all that were in the ledger when the statement began (the payments of a new file) need no proof. Of others, only the span of the
-- documents of each event is looked at, and only rows of other days. A bill and a payment are rows of unique keys of their own, so two transactions
-- cannot bring the same document at the same time. The open month is proven when the balances are locked: who closes it holds them.
CREATE OR REPLACE FUNCTION razao.ao_lancar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  ruim record;
  ha_estorno boolean := false;
  eventos smallint[];
  datas date[];
  debitos smallint[];
  creditos smallint[];
  totais bigint[];
  menores bigint[];
  maiores bigint[];
  primeira date;
  lancado bigint;
  repetido bigint;
BEGIN
  SELECT array_agg(t.evento), array_agg(t.data_contabil), array_agg(t.conta_debito), array_agg(t.conta_credito), array_agg(t.total), array_agg(t.menor), array_agg(t.maior),
         min(t.data_contabil), coalesce(sum(t.total), 0)
    INTO eventos, datas, debitos, creditos, totais, menores, maiores, primeira, lancado
    FROM (SELECT evento, data_contabil, conta_debito, conta_credito, sum(valor)::bigint AS total, min(documento) AS menor, max(documento) AS maior
            FROM novas GROUP BY 1, 2, 3, 4) t;
  PERFORM set_config('razao.lancado', lancado::text, true);
  FOR ruim IN SELECT DISTINCT n.evento, e.id AS existe, e.estorna FROM unnest(eventos) n(evento) LEFT JOIN razao.evento e ON e.id = n.evento LOOP
    IF ruim.existe IS NULL THEN
      RAISE EXCEPTION 'evento % não existe no razão', ruim.evento USING ERRCODE = '23503';
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
  IF EXISTS (SELECT FROM razao.mes_fechado m WHERE m.mes >= date_trunc('month', primeira)::date) THEN
    RAISE EXCEPTION 'o mês contábil de % está fechado', primeira USING ERRCODE = '23514';
  END IF;

  FOR ruim IN SELECT t.evento, min(t.menor) AS de, max(t.maior) AS ate, min(t.data) AS primeira, max(t.data) AS ultima
                FROM unnest(eventos, menores, maiores, datas) t(evento, menor, maior, data) JOIN razao.evento e ON e.id = t.evento AND NOT e.por_dia GROUP BY 1 LOOP
    CONTINUE WHEN ruim.primeira = ruim.ultima
      AND (ruim.de > current_setting('razao.maior_documento')::bigint
           OR NOT EXISTS (SELECT FROM razao.transferencia t WHERE t.documento BETWEEN ruim.de AND ruim.ate AND t.evento = ruim.evento AND t.data_contabil <> ruim.primeira));
    SELECT n.documento INTO repetido FROM novas n JOIN razao.transferencia t USING (documento, evento, rubrica)
     WHERE n.evento = ruim.evento AND t.data_contabil <> n.data_contabil LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'documento % já lançado em outro dia (evento %)', repetido, ruim.evento USING ERRCODE = '23505';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER provar_identidade ON razao.transferencia;
DROP FUNCTION razao.provar_identidade();

-- The keys of a credit, proven once per statement (docs/adr/0009), and with them that it is what the payment left: two keys row by row took longer
-- than writing it.
ALTER TABLE arrecadacao.credito DROP CONSTRAINT credito_pagamento_fkey, DROP CONSTRAINT credito_cdc_fkey;
CREATE FUNCTION arrecadacao.provar_creditos() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE solto bigint;
BEGIN
  SELECT n.pagamento INTO solto FROM novas n
   WHERE NOT EXISTS (SELECT FROM arrecadacao.pagamento p WHERE p.id = n.pagamento AND p.cdc = n.cdc AND p.valor - p.quitado = n.valor) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'o crédito do pagamento % não é o que sobrou dele', solto USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER provar_creditos AFTER INSERT ON arrecadacao.credito
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION arrecadacao.provar_creditos();
CREATE FUNCTION arrecadacao.proteger_credito() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'do crédito do pagamento % só muda o que já se usou', OLD.pagamento USING ERRCODE = '42501';
END $$;
CREATE TRIGGER proteger_credito BEFORE UPDATE ON arrecadacao.credito FOR EACH ROW
  WHEN ((OLD.pagamento, OLD.cdc, OLD.tipo, OLD.valor) IS DISTINCT FROM (NEW.pagamento, NEW.cdc, NEW.tipo, NEW.valor)) EXECUTE FUNCTION arrecadacao.proteger_credito();

-- The same for the bill of a late charge, which nobody may delete.
ALTER TABLE faturamento.encargo_pendente DROP CONSTRAINT encargo_pendente_aviso_fkey;
CREATE FUNCTION faturamento.provar_encargos() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE solto bigint;
BEGIN
  SELECT n.aviso INTO solto FROM novas n WHERE NOT EXISTS (SELECT FROM faturamento.fatura f WHERE f.aviso = n.aviso) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'encargo de fatura inexistente (aviso %)', solto USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER provar_encargos AFTER INSERT ON faturamento.encargo_pendente
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION faturamento.provar_encargos();
