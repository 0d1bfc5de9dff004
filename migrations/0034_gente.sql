-- Up Migration

-- Enabling or disabling many people at once waits for a second administrator (TR 3.7): one mistake, or one stolen session, must not stop the utility.
CREATE TABLE acesso.ato_em_massa (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ato text NOT NULL CHECK (ato IN ('ATIVAR', 'DESATIVAR')),
  usuarios uuid[] NOT NULL CHECK (cardinality(usuarios) BETWEEN 1 AND 500 AND array_position(usuarios, NULL) IS NULL),
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  pedido_por uuid NOT NULL REFERENCES acesso.usuario,
  pedido_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  situacao text NOT NULL DEFAULT 'PENDENTE' CHECK (situacao IN ('PENDENTE', 'APROVADO', 'RECUSADO')),
  decidido_por uuid REFERENCES acesso.usuario,
  decidido_em timestamptz,
  resposta text CHECK (length(resposta) <= 500),
  CHECK ((situacao = 'PENDENTE') = (decidido_por IS NULL) AND (decidido_por IS NULL) = (decidido_em IS NULL)),
  CHECK (decidido_por <> pedido_por),
  CHECK (NOT pedido_por = ANY (usuarios))
);
GRANT SELECT, INSERT ON acesso.ato_em_massa TO nascente_app;
GRANT UPDATE (situacao, decidido_por, decidido_em, resposta) ON acesso.ato_em_massa TO nascente_app;

-- Exceptions that came with full access (TR 2.7) end with it; those given one by one stay until their own end.
ALTER TABLE acesso.excecao_de_segregacao ADD COLUMN acesso_total boolean NOT NULL DEFAULT false;
UPDATE acesso.excecao_de_segregacao SET acesso_total = true WHERE concedida_por IS NULL;

-- Whatever path is taken, somebody active keeps full access: without one nobody could give it back. Of two at once, the second waits for the first and sees what it did.
CREATE FUNCTION acesso.guardar_ultimo_administrador() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('acesso:administradores', 0));
  PERFORM FROM acesso.usuario u WHERE u.ativo AND u.administrador LIMIT 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'não sobraria administrador ativo' USING ERRCODE = 'check_violation', CONSTRAINT = 'ultimo_administrador'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ultimo_administrador AFTER UPDATE OF ativo, administrador ON acesso.usuario FOR EACH ROW
  WHEN (OLD.ativo AND OLD.administrador AND NOT (NEW.ativo AND NEW.administrador)) EXECUTE FUNCTION acesso.guardar_ultimo_administrador();
