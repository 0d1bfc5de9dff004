-- Up Migration

-- The seal of comum.auditoria (docs/adr/0018). Rows are sealed in blocks after their transactions are over, so nobody who writes waits for anybody. ---------

-- The transaction that wrote the row: identity values commit out of order, transactions end. pg_current_xact_id is stable, so the rows that there are take
-- the transaction of this migration without being written again, and the first block begins with them.
ALTER TABLE comum.auditoria ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX auditoria_xid ON comum.auditoria (xid, id);

-- Whoever writes a row does not say which it is, when it was, nor of what transaction: the three are of the database.
REVOKE INSERT ON comum.auditoria FROM nascente_app, nascente_lote;
GRANT INSERT (usuario, ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado) ON comum.auditoria TO nascente_app, nascente_lote;

-- Each block has the rows that are after (depois_xid, depois_id) and up to (ate_xid, ate_id), in that order; the next begins where it ends, and the first
-- before any row that could be. `marcas` has 16 bytes a row: its id and the first 8 bytes of its digest, by which the row that changed is named.
CREATE TABLE comum.selo_auditoria (
  numero bigint PRIMARY KEY CHECK (numero > 0),
  forma smallint NOT NULL,
  depois_xid xid8 NOT NULL,
  depois_id bigint NOT NULL,
  ate_xid xid8 NOT NULL,
  ate_id bigint NOT NULL,
  linhas integer NOT NULL CHECK (linhas > 0),
  marcas bytea NOT NULL CHECK (octet_length(marcas) = 16 * linhas),
  resumo_linhas bytea NOT NULL CHECK (octet_length(resumo_linhas) = 32),
  resumo bytea NOT NULL UNIQUE CHECK (octet_length(resumo) = 32),
  em timestamptz NOT NULL,
  CHECK (ate_xid > depois_xid OR (ate_xid = depois_xid AND ate_id > depois_id))
);
-- Digests do not compress.
ALTER TABLE comum.selo_auditoria ALTER COLUMN marcas SET STORAGE EXTERNAL;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.selo_auditoria EXECUTE FUNCTION comum.recusar_alteracao();

-- What was put in the bucket `guarda`, where nobody takes it from: the digest of a block answers for all that came before.
CREATE TABLE comum.ancora_auditoria (
  numero bigint PRIMARY KEY REFERENCES comum.selo_auditoria,
  resumo bytea NOT NULL CHECK (octet_length(resumo) = 32),
  chave text NOT NULL UNIQUE,
  versao text,
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.ancora_auditoria EXECUTE FUNCTION comum.recusar_alteracao();

-- A value as its length in bytes and itself; what is null has no length, so it is no empty text.
CREATE FUNCTION comum.campo_do_selo(valor text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(octet_length(valor)::text || ':' || valor, '-') || ','
$$;

-- Form 1: every column, in the order of the table, in text that no setting of a session changes (seconds of the epoch with microseconds for the instant).
-- A column that comes later makes form 2: blocks say of which form they are. Without settings of its own, so that PostgreSQL puts it into the query.
CREATE FUNCTION comum.resumo_do_ato(a comum.auditoria) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(
    comum.campo_do_selo(a.id::text) || comum.campo_do_selo(extract(epoch FROM a.em)::text) || comum.campo_do_selo(a.usuario) || comum.campo_do_selo(a.ip::text)
    || comum.campo_do_selo(a.dispositivo) || comum.campo_do_selo(a.funcao) || comum.campo_do_selo(a.objeto) || comum.campo_do_selo(a.localidade::text)
    || comum.campo_do_selo(a.setor::text) || comum.campo_do_selo(a.antes::text) || comum.campo_do_selo(a.depois::text) || comum.campo_do_selo(a.motivo)
    || comum.campo_do_selo(a.resultado) || comum.campo_do_selo(a.xid::text), 'UTF8'))
$$;

-- The digest of a block: of the one before it (nothing, for the first), of what the block says of itself, and of its rows.
CREATE FUNCTION comum.resumo_do_selo(anterior bytea, s comum.selo_auditoria) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(coalesce(anterior, ''::bytea) || convert_to(
    comum.campo_do_selo(s.numero::text) || comum.campo_do_selo(s.forma::text) || comum.campo_do_selo(s.depois_xid::text) || comum.campo_do_selo(s.depois_id::text)
    || comum.campo_do_selo(s.ate_xid::text) || comum.campo_do_selo(s.ate_id::text) || comum.campo_do_selo(s.linhas::text)
    || comum.campo_do_selo(extract(epoch FROM s.em)::text), 'UTF8') || s.resumo_linhas || sha256(s.marcas))
$$;

-- Seals what can be sealed, in at most `maximo` blocks. A transaction below the horizon is over, whatever it did: its rows are all there, and no other will
-- come with its number or a lower one. Rows are taken in the order (xid, id) from where the last block ended, so none stays behind. Two runs take turns.
CREATE FUNCTION comum.selar_auditoria(maximo integer, por_bloco integer, OUT blocos integer, OUT linhas bigint, OUT resta boolean)
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
  s.forma := 1;
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

REVOKE EXECUTE ON FUNCTION comum.campo_do_selo(text), comum.resumo_do_ato(comum.auditoria), comum.resumo_do_selo(bytea, comum.selo_auditoria), comum.selar_auditoria(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION comum.selar_auditoria(integer, integer) TO nascente_lote;
GRANT SELECT ON comum.selo_auditoria, comum.ancora_auditoria TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT (numero, resumo, chave, versao) ON comum.ancora_auditoria TO nascente_lote;
