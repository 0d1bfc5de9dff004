-- Up Migration

-- From when and until when a person may work here: contractors, trainees, a substitute (docs/adr/0031). Civil days of America/Sao_Paulo, both inside; null: no bound.
-- The day is of the clock of the database, as everything that ends a session.
ALTER TABLE acesso.usuario
  ADD COLUMN valido_de date,
  ADD COLUMN valido_ate date,
  ADD CONSTRAINT usuario_validade CHECK (valido_ate >= valido_de);
GRANT UPDATE (valido_de, valido_ate) ON acesso.usuario TO nascente_app;

CREATE FUNCTION acesso.na_validade(de date, ate date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((now() AT TIME ZONE 'America/Sao_Paulo')::date >= de, true) AND coalesce((now() AT TIME ZONE 'America/Sao_Paulo')::date <= ate, true)
$$;
GRANT EXECUTE ON FUNCTION acesso.na_validade(date, date) TO nascente_app, nascente_lote, nascente_leitura;

-- No path of the code opens a session for who is disabled (0026) or outside of his days.
CREATE OR REPLACE FUNCTION acesso.so_de_ativo() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE u record;
BEGIN
  SELECT x.ativo, acesso.na_validade(x.valido_de, x.valido_ate) AS valido INTO u FROM acesso.usuario x WHERE x.id = NEW.usuario FOR SHARE;
  IF NOT coalesce(u.ativo, false) THEN RAISE EXCEPTION 'usuário inativo não abre sessão' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessao_so_de_ativo'; END IF;
  IF NOT u.valido THEN RAISE EXCEPTION 'usuário fora da validade não abre sessão' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessao_na_validade'; END IF;
  RETURN NEW;
END $$;

-- Shortening it ends what is open, in the commit that does it. The day that simply passes is looked at by who recognises the session.
CREATE TRIGGER encerrar_fora_da_validade AFTER UPDATE OF valido_de, valido_ate ON acesso.usuario FOR EACH ROW
  WHEN (NOT acesso.na_validade(NEW.valido_de, NEW.valido_ate)) EXECUTE FUNCTION acesso.encerrar_sessoes();
CREATE TRIGGER mudar_versao_da_validade AFTER UPDATE OF valido_de, valido_ate ON acesso.usuario FOR EACH STATEMENT EXECUTE FUNCTION acesso.mudar_versao();

-- Somebody active keeps full access, and for good: days pass without anybody writing, so the one who stays has no end and has begun.
CREATE OR REPLACE FUNCTION acesso.guardar_ultimo_administrador() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('acesso:administradores', 0));
  PERFORM FROM acesso.usuario u WHERE u.ativo AND u.administrador AND u.valido_ate IS NULL AND acesso.na_validade(u.valido_de, NULL) LIMIT 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'não sobraria administrador ativo' USING ERRCODE = 'check_violation', CONSTRAINT = 'ultimo_administrador'; END IF;
  RETURN NULL;
END $$;
DROP TRIGGER ultimo_administrador ON acesso.usuario;
CREATE TRIGGER ultimo_administrador AFTER UPDATE OF ativo, administrador, valido_de, valido_ate ON acesso.usuario FOR EACH ROW
  WHEN (OLD.ativo AND OLD.administrador AND OLD.valido_ate IS NULL AND NOT (NEW.ativo AND NEW.administrador AND NEW.valido_ate IS NULL AND acesso.na_validade(NEW.valido_de, NULL)))
  EXECUTE FUNCTION acesso.guardar_ultimo_administrador();

-- How long a session lasts whatever is done in it (ASVS 7.3.2): the utility says, and the table goes on refusing more than a day.
INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acesso.sessao-maxima-horas', '[2000-01-01,)', '12', 'Horas depois das quais a sessão termina, mesmo em uso (de 1 a 24)');
ALTER TABLE comum.parametro ADD CONSTRAINT parametro_sessao_maxima
  CHECK (chave <> 'acesso.sessao-maxima-horas' OR (jsonb_typeof(valor) = 'number' AND valor::text ~ '^[0-9]{1,2}$' AND (valor #>> '{}')::integer BETWEEN 1 AND 24));
-- Whoever opens one, by whatever path, opens one that long.
CREATE FUNCTION acesso.limitar_sessao() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.expira_em := least(NEW.expira_em, NEW.criada_em + make_interval(hours => coalesce(
    (SELECT (p.valor #>> '{}')::integer FROM comum.parametro p WHERE p.chave = 'acesso.sessao-maxima-horas' AND p.vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date), 12)));
  RETURN NEW;
END $$;
CREATE TRIGGER limitar_sessao BEFORE INSERT ON acesso.sessao_de_usuario FOR EACH ROW EXECUTE FUNCTION acesso.limitar_sessao();

-- A password may expire by months too (TR 3.8); one of the two, or neither.
UPDATE comum.parametro SET valor = valor || '{"validadeEmMeses": null}' WHERE chave = 'acesso.politica-de-senha';

-- The log of the system that was here before (TR 6.2). It is of another time and another hand, so it is not put among the acts of this one, whose moment and order
-- are of the database (docs/adr/0018): it stands beside them, whole files at a time, and the act that brought each file, sealed as any, has the digest of its rows.
CREATE TABLE comum.arquivo_legado (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nome text NOT NULL CHECK (length(nome) BETWEEN 1 AND 200),
  -- of the bytes: the same file comes in once
  resumo bytea NOT NULL UNIQUE CHECK (octet_length(resumo) = 32),
  linhas integer NOT NULL CHECK (linhas > 0),
  de timestamptz NOT NULL,
  ate timestamptz NOT NULL CHECK (ate >= de),
  -- the digest of each thousand rows, one after the other (layers/postgres/comum/selo-do-legado.ts): what changed is known to a thousand lines
  partes bytea NOT NULL CHECK (octet_length(partes) = 32 * ceil(linhas / 1000.0)),
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Digests do not compress.
ALTER TABLE comum.arquivo_legado ALTER COLUMN partes SET STORAGE EXTERNAL;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.arquivo_legado EXECUTE FUNCTION comum.recusar_alteracao();

-- `linha`: of the file, from 1, without the header. What was before and after is kept as it was written there.
CREATE TABLE comum.auditoria_legada (
  arquivo integer NOT NULL,
  linha integer NOT NULL CHECK (linha > 0),
  em timestamptz NOT NULL,
  usuario text NOT NULL CHECK (length(usuario) BETWEEN 1 AND 120),
  funcao text NOT NULL CHECK (length(funcao) BETWEEN 1 AND 120),
  acao text NOT NULL CHECK (length(acao) BETWEEN 1 AND 120),
  objeto text CHECK (length(objeto) BETWEEN 1 AND 200),
  antes text CHECK (length(antes) BETWEEN 1 AND 20000),
  depois text CHECK (length(depois) BETWEEN 1 AND 20000),
  ip inet,
  terminal text CHECK (length(terminal) BETWEEN 1 AND 200),
  PRIMARY KEY (arquivo, linha)
);
CREATE INDEX auditoria_legada_em ON comum.auditoria_legada (em DESC, arquivo, linha);
CREATE INDEX auditoria_legada_usuario ON comum.auditoria_legada (lower(usuario) text_pattern_ops, em DESC);
CREATE INDEX auditoria_legada_objeto ON comum.auditoria_legada (objeto text_pattern_ops, em DESC) WHERE objeto IS NOT NULL;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON comum.auditoria_legada EXECUTE FUNCTION comum.recusar_alteracao();

-- Only who migrates brings the past in: nobody writes it from a screen.
GRANT SELECT ON comum.arquivo_legado, comum.auditoria_legada TO nascente_app, nascente_leitura;
