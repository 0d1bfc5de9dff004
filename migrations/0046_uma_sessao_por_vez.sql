-- Up Migration

-- A profile may say that who holds it has one session at a time; until now it was everybody or nobody (`acesso.sessao-unica`).
ALTER TABLE acesso.perfil ADD COLUMN sessao_unica boolean NOT NULL DEFAULT false;

-- One profile in use that says it is enough, whatever the others say; a profile out of use says nothing.
CREATE FUNCTION acesso.uma_sessao_por_vez(p_usuario uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM comum.parametro p WHERE p.chave = 'acesso.sessao-unica' AND p.vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date AND p.valor = 'true'::jsonb)
      OR EXISTS (SELECT FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil WHERE up.usuario = p_usuario AND p.ativo AND p.sessao_unica)
$$;
REVOKE EXECUTE ON FUNCTION acesso.uma_sessao_por_vez(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acesso.uma_sessao_por_vez(uuid) TO nascente_app;

-- Sessions that ended because their owner entered elsewhere: whoever still has the cookie of one is told so, and not only that it ended. The digest of the token, as
-- long as the session would have lasted.
CREATE TABLE acesso.sessao_substituida (
  resumo bytea PRIMARY KEY CHECK (octet_length(resumo) = 32),
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  sucessora uuid NOT NULL,
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  expira_em timestamptz NOT NULL
);
CREATE INDEX sessao_substituida_usuario ON acesso.sessao_substituida (usuario);
CREATE INDEX sessao_substituida_sucessora ON acesso.sessao_substituida (sucessora);
GRANT SELECT ON acesso.sessao_substituida TO nascente_app;

-- The names that were had before 0041 are known since 0040, of the audit; 0041 kept only those of its day, so that another could still take them.
INSERT INTO acesso.nome_usado (nome, usuario) SELECT lower(n.nome), n.usuario FROM gerencial.nome_de_gente n ON CONFLICT (nome) DO NOTHING;

-- Nobody is counted for acting on what is out of his place: that is refused, and audited, where the right is decided.
ALTER TABLE acesso.tentativa_de_contorno DROP CONSTRAINT tentativa_de_contorno_tipo_check,
  ADD CONSTRAINT tentativa_de_contorno_tipo_check CHECK (tipo IN ('ENTRADA_MALFORMADA', 'OUTRA_ORIGEM', 'CREDENCIAL_FORJADA', 'CREDENCIAL_TROCADA', 'REDE_RECUSADA'));

-- Of two entries of the same person at once the second waits here for the first, and its trigger below finds the session of it. Weaker than this (0026: FOR SHARE) both
-- would go on, and then wait for each other to note the access.
CREATE OR REPLACE FUNCTION acesso.so_de_ativo() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE u record;
BEGIN
  SELECT x.ativo, acesso.na_validade(x.valido_de, x.valido_ate) AS valido INTO u FROM acesso.usuario x WHERE x.id = NEW.usuario FOR NO KEY UPDATE;
  IF NOT coalesce(u.ativo, false) THEN RAISE EXCEPTION 'usuário inativo não abre sessão' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessao_so_de_ativo'; END IF;
  IF NOT u.valido THEN RAISE EXCEPTION 'usuário fora da validade não abre sessão' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessao_na_validade'; END IF;
  RETURN NEW;
END $$;

-- Whatever the path by which one enters, the others end in the same commit; only this writes which ended. At the end of the transaction, or when who enters asks for it:
-- a session that is opened and undone while the second factor is missing ends nothing, or a stolen password alone would put its owner out.
CREATE FUNCTION acesso.substituir_sessoes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM acesso.sessao_de_usuario s WHERE s.id = NEW.id) THEN RETURN NULL; END IF;
  DELETE FROM acesso.sessao_substituida x WHERE x.usuario = NEW.usuario AND x.expira_em < clock_timestamp();
  WITH fim AS (DELETE FROM acesso.sessao_de_usuario s WHERE s.usuario = NEW.usuario AND s.id <> NEW.id RETURNING s.token, s.expira_em)
  INSERT INTO acesso.sessao_substituida (resumo, usuario, sucessora, expira_em)
  SELECT sha256(convert_to(f.token, 'UTF8')), NEW.usuario, NEW.id, f.expira_em FROM fim f WHERE f.expira_em > clock_timestamp();
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION acesso.substituir_sessoes() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER substituir_sessoes AFTER INSERT ON acesso.sessao_de_usuario DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (acesso.uma_sessao_por_vez(NEW.usuario)) EXECUTE FUNCTION acesso.substituir_sessoes();
