-- Up Migration

-- What was not done as asked is a small part of the audit and is searched by itself (TR 6.2; 003 6.5.23.15).
CREATE INDEX auditoria_resultado ON comum.auditoria (resultado, id DESC) WHERE resultado <> 'FEITO';

-- Refusals of who is nobody yet: a stranger makes as many as he likes, and each was a row that nobody may delete. Of each minute the first of every (what, about
-- whom, from where, why) is written at once, and the others are counted here and written as one when the minute is over, with how many they were, the first and
-- the last. Beyond ten different ones from an origin in a minute, or sixty from everywhere, the others count as one: so that a minute has a bounded number of rows.
CREATE TABLE acesso.recusa_do_minuto (
  minuto timestamptz NOT NULL,
  funcao text NOT NULL CHECK (length(funcao) BETWEEN 1 AND 80),
  objeto text NOT NULL CHECK (length(objeto) BETWEEN 1 AND 300),
  origem cidr NOT NULL,
  motivo text NOT NULL CHECK (length(motivo) <= 100),
  ip inet,
  dispositivo text,
  repeticoes bigint NOT NULL DEFAULT 0,
  primeira timestamptz NOT NULL DEFAULT clock_timestamp(),
  ultima timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (minuto, origem, funcao, objeto, motivo)
);

-- `p_objeto` is a path; of what is counted together only its type is known.
CREATE FUNCTION acesso.auditar_recusa(p_ip inet, p_dispositivo text, p_funcao text, p_objeto text, p_motivo text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  v_minuto timestamptz := date_trunc('minute', clock_timestamp());
  v_origem cidr := acesso.origem_de(p_ip);
  v_motivo text := left(coalesce(p_motivo, ''), 100);
  v_objeto text := p_objeto;
  v_ip inet := p_ip;
  v_deste integer;
  v_todos integer;
  v_repeticoes bigint;
BEGIN
  UPDATE acesso.recusa_do_minuto r SET repeticoes = r.repeticoes + 1, ultima = clock_timestamp(), dispositivo = p_dispositivo
    WHERE r.minuto = v_minuto AND r.origem = v_origem AND r.funcao = p_funcao AND r.objeto = p_objeto AND r.motivo = v_motivo;
  IF FOUND THEN RETURN; END IF;
  SELECT count(*) FILTER (WHERE r.origem = v_origem), count(*) INTO v_deste, v_todos FROM acesso.recusa_do_minuto r WHERE r.minuto = v_minuto;
  IF v_deste >= 10 OR v_todos >= 60 THEN v_objeto := split_part(p_objeto, ':', 1) || ':vários'; v_motivo := ''; END IF;
  IF v_todos >= 60 THEN v_origem := CASE family(p_ip) WHEN 4 THEN '0.0.0.0/0'::cidr ELSE '::/0'::cidr END; v_ip := NULL; END IF;
  INSERT INTO acesso.recusa_do_minuto AS r (minuto, funcao, objeto, origem, motivo, ip, dispositivo) VALUES (v_minuto, p_funcao, v_objeto, v_origem, v_motivo, v_ip, p_dispositivo)
    ON CONFLICT (minuto, origem, funcao, objeto, motivo) DO UPDATE SET repeticoes = r.repeticoes + 1, ultima = clock_timestamp(), dispositivo = excluded.dispositivo
    RETURNING repeticoes INTO v_repeticoes;
  IF v_repeticoes = 0 THEN
    INSERT INTO comum.auditoria (usuario, ip, dispositivo, funcao, objeto, motivo, resultado) VALUES ('público', v_ip, p_dispositivo, p_funcao, v_objeto, nullif(v_motivo, ''), 'RECUSADO');
  END IF;
END $$;

-- Minutes that are over, each once: two runs take different rows. Answers how many rows were written.
CREATE FUNCTION comum.somar_recusas() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH fim AS (
    DELETE FROM acesso.recusa_do_minuto d WHERE (d.minuto, d.origem, d.funcao, d.objeto, d.motivo) IN (
      SELECT r.minuto, r.origem, r.funcao, r.objeto, r.motivo FROM acesso.recusa_do_minuto r WHERE r.minuto < date_trunc('minute', clock_timestamp()) ORDER BY r.minuto LIMIT 5000 FOR UPDATE SKIP LOCKED)
    RETURNING d.*),
  soma AS (
    INSERT INTO comum.auditoria (usuario, ip, dispositivo, funcao, objeto, depois, motivo, resultado)
      SELECT 'público', f.ip, f.dispositivo, f.funcao, f.objeto, jsonb_build_object('repeticoes', f.repeticoes, 'primeira', f.primeira, 'ultima', f.ultima), nullif(f.motivo, ''), 'RECUSADO'
        FROM fim f WHERE f.repeticoes > 0 ORDER BY f.primeira
    RETURNING 1)
  SELECT count(*)::integer FROM soma
$$;

REVOKE EXECUTE ON FUNCTION acesso.auditar_recusa(inet, text, text, text, text), comum.somar_recusas() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acesso.auditar_recusa(inet, text, text, text, text) TO nascente_app;
GRANT EXECUTE ON FUNCTION comum.somar_recusas() TO nascente_lote;
