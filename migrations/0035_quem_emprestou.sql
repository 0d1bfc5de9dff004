-- Up Migration

-- Who lent the right by which an act was done (docs/adr/0025): searched by itself, and under the seal like every other column.
ALTER TABLE comum.auditoria ADD COLUMN delegante text CHECK (length(delegante) BETWEEN 1 AND 120);
GRANT INSERT (delegante) ON comum.auditoria TO nascente_app, nascente_lote;
CREATE INDEX auditoria_delegante ON comum.auditoria (lower(delegante) text_pattern_ops, id DESC) WHERE delegante IS NOT NULL;

-- Form 2: form 1 and, after it, who lent. Blocks already sealed say that they are of form 1, and are verified by it.
CREATE OR REPLACE FUNCTION comum.resumo_do_ato(a comum.auditoria) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(
    comum.campo_do_selo(a.id::text) || comum.campo_do_selo(extract(epoch FROM a.em)::text) || comum.campo_do_selo(a.usuario) || comum.campo_do_selo(a.ip::text)
    || comum.campo_do_selo(a.dispositivo) || comum.campo_do_selo(a.funcao) || comum.campo_do_selo(a.objeto) || comum.campo_do_selo(a.localidade::text)
    || comum.campo_do_selo(a.setor::text) || comum.campo_do_selo(a.antes::text) || comum.campo_do_selo(a.depois::text) || comum.campo_do_selo(a.motivo)
    || comum.campo_do_selo(a.resultado) || comum.campo_do_selo(a.xid::text) || comum.campo_do_selo(a.delegante), 'UTF8'))
$$;

-- As it was (migrations/0027), and of form 2. Seals what can be sealed, in at most `maximo` blocks. A transaction below the horizon is over, whatever it did: its rows are all there, and no other will
-- come with its number or a lower one. Rows are taken in the order (xid, id) from where the last block ended, so none stays behind. Two runs take turns.
CREATE OR REPLACE FUNCTION comum.selar_auditoria(maximo integer, por_bloco integer, OUT blocos integer, OUT linhas bigint, OUT resta boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET timezone = 'UTC' SET lock_timeout = '10s' AS $$
DECLARE
  horizonte xid8;
  anterior bytea;
  s comum.selo_auditoria;
BEGIN
  IF maximo NOT BETWEEN 1 AND 1000 OR por_bloco NOT BETWEEN 1 AND 100000 THEN RAISE EXCEPTION 'de 1 a 1000 blocos, de 1 a 100000 registros cada um'; END IF;
  LOCK TABLE comum.selo_auditoria IN SHARE ROW EXCLUSIVE MODE;
  horizonte := pg_snapshot_xmin(pg_current_snapshot());
  SELECT x.* INTO s FROM comum.selo_auditoria x ORDER BY x.numero DESC LIMIT 1;
  IF NOT FOUND THEN
    s.numero := 0; s.ate_xid := '0'; s.ate_id := -9223372036854775808;
  ELSIF s.ate_xid >= pg_snapshot_xmax(pg_current_snapshot()) THEN
    RAISE EXCEPTION 'o último selo é da transação %, que este servidor ainda não teve: o banco veio de outro por cópia lógica', s.ate_xid
      USING HINT = 'Veja docs/runbook/selo-da-auditoria.md.';
  END IF;
  s.forma := 2;
  blocos := 0; linhas := 0; resta := true;
  WHILE resta AND blocos < maximo LOOP
    anterior := s.resumo; s.depois_xid := s.ate_xid; s.depois_id := s.ate_id;
    SELECT count(*), (array_agg(r.xid ORDER BY r.xid DESC, r.id DESC))[1], (array_agg(r.id ORDER BY r.xid DESC, r.id DESC))[1],
           string_agg(int8send(r.id) || substring(r.resumo, 1, 8), ''::bytea ORDER BY r.xid, r.id), sha256(string_agg(r.resumo, ''::bytea ORDER BY r.xid, r.id))
      INTO s.linhas, s.ate_xid, s.ate_id, s.marcas, s.resumo_linhas
      FROM (SELECT a.id, a.xid, comum.resumo_do_ato(a) AS resumo FROM comum.auditoria a
             WHERE (a.xid, a.id) > (s.depois_xid, s.depois_id) AND a.xid < horizonte ORDER BY a.xid, a.id LIMIT por_bloco) r;
    resta := s.linhas = por_bloco;
    EXIT WHEN s.linhas = 0;
    s.numero := s.numero + 1; s.em := clock_timestamp();
    s.resumo := comum.resumo_do_selo(anterior, s);
    INSERT INTO comum.selo_auditoria SELECT s.*;
    blocos := blocos + 1; linhas := linhas + s.linhas;
  END LOOP;
END $$;
