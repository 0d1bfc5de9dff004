-- Up Migration

-- How long the acts stay in the database (docs/adr/0026), and how they leave it: to the bucket `guarda`, whole blocks from the first on, and only then from here.

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('auditoria.retencao', '[2000-01-01,)', '{"meses": 60}', 'Meses completos que os atos ficam no banco antes de irem para a guarda (de 24 a 120; null: sempre). Nada do que vai para a guarda se perde');
-- The same limits as domain/comum/retencao-da-auditoria.ts, for whoever writes above it.
ALTER TABLE comum.parametro ADD CONSTRAINT parametro_retencao_da_auditoria
  CHECK (chave <> 'auditoria.retencao' OR coalesce(valor -> 'meses' = 'null' OR (jsonb_typeof(valor -> 'meses') = 'number' AND valor ->> 'meses' ~ '^[0-9]{2,3}$' AND (valor ->> 'meses')::integer BETWEEN 24 AND 120), false));

-- The first instant that stays; null: everything does. Whole months, in which the files are cut too: what was begun one night is done the same another.
CREATE FUNCTION comum.corte_da_auditoria(quando timestamptz DEFAULT clock_timestamp()) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT date_trunc('month', l.agora - make_interval(months => (p.valor ->> 'meses')::integer)) AT TIME ZONE 'America/Sao_Paulo'
    FROM (SELECT quando AT TIME ZONE 'America/Sao_Paulo' AS agora) l
    JOIN comum.parametro p ON p.chave = 'auditoria.retencao' AND p.vigencia @> l.agora::date
$$;

-- A file of the bucket: blocks `primeiro` to `ultimo`, each a part of its own (`partes`: bytes, in order), the digest of all the bytes, and the period of its rows.
CREATE TABLE comum.guarda_auditoria (
  numero bigint PRIMARY KEY CHECK (numero > 0),
  primeiro bigint NOT NULL REFERENCES comum.selo_auditoria,
  ultimo bigint NOT NULL REFERENCES comum.selo_auditoria,
  linhas bigint NOT NULL CHECK (linhas > 0),
  de timestamptz NOT NULL,
  ate timestamptz NOT NULL,
  chave text NOT NULL UNIQUE,
  versao text,
  partes integer[] NOT NULL,
  resumo bytea NOT NULL CHECK (octet_length(resumo) = 32),
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (de <= ate AND cardinality(partes) = ultimo - primeiro + 1),
  EXCLUDE USING gist (int8range(primeiro, ultimo, '[]') WITH &&)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.guarda_auditoria EXECUTE FUNCTION comum.recusar_alteracao();

-- Files whose rows are no longer here.
CREATE TABLE comum.descarte_auditoria (
  guarda bigint PRIMARY KEY REFERENCES comum.guarda_auditoria,
  linhas bigint NOT NULL CHECK (linhas > 0),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.descarte_auditoria EXECUTE FUNCTION comum.recusar_alteracao();

-- Rows leave only in the transaction that says so, and then those of its file, all of them and no other: whoever deletes, and however.
CREATE FUNCTION comum.recusar_descarte() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM comum.descarte_auditoria d WHERE d.xid = pg_current_xact_id_if_assigned()) THEN
    RAISE EXCEPTION 'tabela comum.auditoria só aceita inclusão' USING ERRCODE = '42501', HINT = 'O que passou do prazo vai para a guarda: docs/runbook/guarda-da-auditoria.md.';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION comum.conferir_descarte() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF (SELECT count(*) FROM tirados) IS DISTINCT FROM
     (SELECT CASE WHEN EXISTS (SELECT FROM tirados t WHERE NOT ((t.xid, t.id) > (p.depois_xid, p.depois_id) AND (t.xid, t.id) <= (u.ate_xid, u.ate_id))) THEN -1 ELSE g.linhas END
        FROM comum.descarte_auditoria d JOIN comum.guarda_auditoria g ON g.numero = d.guarda
        JOIN comum.selo_auditoria p ON p.numero = g.primeiro JOIN comum.selo_auditoria u ON u.numero = g.ultimo
       WHERE d.xid = pg_current_xact_id_if_assigned() ORDER BY d.guarda DESC LIMIT 1) THEN
    RAISE EXCEPTION 'os registros retirados não são os do arquivo da guarda' USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER so_inclusao ON comum.auditoria;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR TRUNCATE ON comum.auditoria EXECUTE FUNCTION comum.recusar_alteracao();
CREATE TRIGGER so_descarte BEFORE DELETE ON comum.auditoria EXECUTE FUNCTION comum.recusar_descarte();
CREATE TRIGGER descarte_inteiro AFTER DELETE ON comum.auditoria REFERENCING OLD TABLE AS tirados FOR EACH STATEMENT EXECUTE FUNCTION comum.conferir_descarte();

-- The digest of a row as its block made it. A form that is not known gives none, and the rows of such a block stay.
CREATE FUNCTION comum.resumo_do_ato_na_forma(a comum.auditoria, forma smallint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(
    comum.campo_do_selo(a.id::text) || comum.campo_do_selo(extract(epoch FROM a.em)::text) || comum.campo_do_selo(a.usuario) || comum.campo_do_selo(a.ip::text)
    || comum.campo_do_selo(a.dispositivo) || comum.campo_do_selo(a.funcao) || comum.campo_do_selo(a.objeto) || comum.campo_do_selo(a.localidade::text)
    || comum.campo_do_selo(a.setor::text) || comum.campo_do_selo(a.antes::text) || comum.campo_do_selo(a.depois::text) || comum.campo_do_selo(a.motivo)
    || comum.campo_do_selo(a.resultado) || comum.campo_do_selo(a.xid::text) || CASE forma WHEN 1 THEN '' WHEN 2 THEN comum.campo_do_selo(a.delegante) END, 'UTF8'))
$$;

-- Takes out of the database the rows of one file, if they are all: past the time that the parameter says, sealed as they are now, anchored, in a file that
-- says what it has, and after every block that was taken before. Anything else is refused, and nothing is done. Again is nothing.
CREATE FUNCTION comum.descartar_auditoria(p_guarda bigint, OUT linhas bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '10s' AS $$
DECLARE
  g comum.guarda_auditoria;
  corte timestamptz := comum.corte_da_auditoria();
  blocos record;
  ruim bigint;
BEGIN
  LOCK TABLE comum.descarte_auditoria IN SHARE ROW EXCLUSIVE MODE;
  linhas := 0;
  IF EXISTS (SELECT FROM comum.descarte_auditoria d WHERE d.guarda = p_guarda) THEN RETURN; END IF;
  SELECT x.* INTO g FROM comum.guarda_auditoria x WHERE x.numero = p_guarda;
  IF NOT FOUND THEN RAISE EXCEPTION 'arquivo % da guarda não existe: os registros não foram guardados', p_guarda; END IF;
  IF corte IS NULL THEN RAISE EXCEPTION 'pelo parâmetro auditoria.retencao, nada sai da auditoria'; END IF;
  IF g.numero <> (SELECT coalesce(max(d.guarda), 0) + 1 FROM comum.descarte_auditoria d)
     OR g.primeiro <> (SELECT coalesce(max(x.ultimo), 0) + 1 FROM comum.guarda_auditoria x WHERE x.numero < g.numero) THEN
    RAISE EXCEPTION 'o arquivo % da guarda não começa onde terminou o último descarte', p_guarda;
  END IF;
  SELECT count(*) AS quantos, sum(s.linhas) AS soma, max(s.em) AS fim INTO blocos FROM comum.selo_auditoria s WHERE s.numero BETWEEN g.primeiro AND g.ultimo;
  IF blocos.quantos <> g.ultimo - g.primeiro + 1 OR blocos.soma <> g.linhas THEN RAISE EXCEPTION 'o arquivo % da guarda não tem os registros dos blocos % a %', p_guarda, g.primeiro, g.ultimo; END IF;
  IF NOT EXISTS (SELECT FROM comum.ancora_auditoria a JOIN comum.selo_auditoria s USING (numero) WHERE a.numero >= g.ultimo AND a.resumo = s.resumo) THEN
    RAISE EXCEPTION 'os blocos % a % ainda não têm âncora', g.primeiro, g.ultimo;
  END IF;
  IF blocos.fim >= corte THEN RAISE EXCEPTION 'os registros do arquivo % ainda estão no prazo, que vai até antes de %', p_guarda, corte; END IF;
  SELECT s.numero INTO ruim FROM comum.selo_auditoria s
    CROSS JOIN LATERAL (
      SELECT count(*) AS n, max(r.em) AS fim, sha256(string_agg(r.resumo, ''::bytea ORDER BY r.xid, r.id)) AS resumo
        FROM (SELECT a.id, a.xid, a.em, comum.resumo_do_ato_na_forma(a, s.forma) AS resumo FROM comum.auditoria a
               WHERE (a.xid, a.id) > (s.depois_xid, s.depois_id) AND (a.xid, a.id) <= (s.ate_xid, s.ate_id) AND a.xid >= s.depois_xid AND a.xid <= s.ate_xid
               ORDER BY a.xid, a.id) r) c
   WHERE s.numero BETWEEN g.primeiro AND g.ultimo AND NOT coalesce(c.n = s.linhas AND c.resumo = s.resumo_linhas AND c.fim < corte, false)
   ORDER BY s.numero LIMIT 1;
  IF ruim IS NOT NULL THEN RAISE EXCEPTION 'os registros do bloco % não são os que se selaram, ou estão no prazo', ruim USING HINT = 'Rode nascente verificar auditoria.'; END IF;
  INSERT INTO comum.descarte_auditoria (guarda, linhas) VALUES (g.numero, g.linhas);
  DELETE FROM comum.auditoria a USING comum.selo_auditoria p, comum.selo_auditoria u
   WHERE p.numero = g.primeiro AND u.numero = g.ultimo AND (a.xid, a.id) > (p.depois_xid, p.depois_id) AND (a.xid, a.id) <= (u.ate_xid, u.ate_id) AND a.xid >= p.depois_xid AND a.xid <= u.ate_xid;
  GET DIAGNOSTICS linhas = ROW_COUNT;
  INSERT INTO comum.auditoria (usuario, funcao, objeto, depois, resultado)
  VALUES ('sistema:guardar-auditoria', 'comum/guardar-auditoria', 'guarda-da-auditoria:' || g.numero,
          jsonb_build_object('blocos', format('%s a %s', g.primeiro, g.ultimo), 'registros', linhas, 'de', g.de, 'ate', g.ate, 'arquivo', g.chave, 'resumo', encode(g.resumo, 'hex')), 'FEITO');
END $$;

-- Until when the rows of the database are whole: acts before this may be in the bucket alone. Null: all are here.
CREATE FUNCTION comum.auditoria_guardada_ate() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT max(g.ate) FROM comum.guarda_auditoria g JOIN comum.descarte_auditoria d ON d.guarda = g.numero
$$;

REVOKE EXECUTE ON FUNCTION comum.corte_da_auditoria(timestamptz), comum.recusar_descarte(), comum.conferir_descarte(), comum.resumo_do_ato_na_forma(comum.auditoria, smallint),
  comum.descartar_auditoria(bigint), comum.auditoria_guardada_ate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION comum.descartar_auditoria(bigint) TO nascente_lote;
GRANT EXECUTE ON FUNCTION comum.corte_da_auditoria(timestamptz), comum.auditoria_guardada_ate() TO nascente_app, nascente_lote, nascente_leitura;
GRANT SELECT ON comum.guarda_auditoria, comum.descarte_auditoria TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT (numero, primeiro, ultimo, linhas, de, ate, chave, versao, partes, resumo) ON comum.guarda_auditoria TO nascente_lote;
