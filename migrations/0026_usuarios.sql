-- Up Migration

-- Who works in the system. better-auth reads and writes these tables through layers/acesso/autenticacao.ts, which gives its names ours; what a
-- password must be, who is locked out, when a session ends and what each may do are rules of the utility and stand beside it.
CREATE TABLE acesso.usuario (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  login text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  login_mostrado text,
  nome text NOT NULL CHECK (nome = btrim(nome) AND length(nome) BETWEEN 3 AND 120),
  -- better-auth asks for one; who has none gets <login>@sem-email.invalid, to which nothing is ever sent (RFC 2606)
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
  email_conferido boolean NOT NULL DEFAULT false,
  imagem text CHECK (imagem IS NULL),
  -- full access (TR 2.7): an exception to the segregation of duties, visible and audited
  administrador boolean NOT NULL DEFAULT false,
  ativo boolean NOT NULL DEFAULT true,
  -- the password came from an administrator, and opens only the change of it
  troca_senha boolean NOT NULL DEFAULT true,
  senha_vence_em timestamptz,
  dois_fatores boolean NOT NULL DEFAULT false,
  ultimo_acesso timestamptz,
  criado_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  alterado_em timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How a person proves who it is: one row, with the password, for who has one.
CREATE TABLE acesso.credencial (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  provedor text NOT NULL,
  conta text NOT NULL,
  senha text CHECK (senha ~ '^\$scrypt\$'),
  acesso_externo text CHECK (acesso_externo IS NULL),
  renovacao_externa text CHECK (renovacao_externa IS NULL),
  identidade_externa text CHECK (identidade_externa IS NULL),
  acesso_vence_em timestamptz,
  renovacao_vence_em timestamptz,
  escopo text,
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  alterada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (provedor, conta),
  UNIQUE (usuario, provedor)
);

-- The cookie carries the token signed with a key that is not in the database: who reads this table, or a backup of it, cannot enter.
CREATE TABLE acesso.sessao_de_usuario (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  token text NOT NULL UNIQUE CHECK (length(token) >= 32),
  ip inet,
  dispositivo text CHECK (length(dispositivo) <= 200),
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  alterada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  vista_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  expira_em timestamptz NOT NULL,
  CHECK (expira_em > criada_em AND expira_em <= criada_em + interval '24 hours')
);
CREATE INDEX sessao_de_usuario_dono ON acesso.sessao_de_usuario (usuario);
CREATE INDEX sessao_de_usuario_expira ON acesso.sessao_de_usuario (expira_em);

-- What waits for a proof: the second step of a login.
CREATE TABLE acesso.verificacao (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identificador text NOT NULL,
  valor text NOT NULL,
  expira_em timestamptz NOT NULL,
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  alterada_em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX verificacao_identificador ON acesso.verificacao (identificador);

-- Secret and recovery codes are encrypted by better-auth with the key that signs the sessions.
CREATE TABLE acesso.segundo_fator (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  usuario uuid NOT NULL UNIQUE REFERENCES acesso.usuario,
  segredo text NOT NULL,
  codigos text NOT NULL,
  verificado boolean NOT NULL DEFAULT false,
  falhas integer NOT NULL DEFAULT 0 CHECK (falhas >= 0),
  travado_ate timestamptz
);

-- A session of who is disabled, or whose password was changed, does not outlive the commit that did it.
CREATE FUNCTION acesso.encerrar_sessoes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM acesso.sessao_de_usuario WHERE usuario = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER encerrar_sessoes AFTER UPDATE OF ativo ON acesso.usuario FOR EACH ROW WHEN (OLD.ativo AND NOT NEW.ativo) EXECUTE FUNCTION acesso.encerrar_sessoes();

-- No path of the code opens a session for who is disabled, not even one that forgot to look.
CREATE FUNCTION acesso.so_de_ativo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM acesso.usuario u WHERE u.id = NEW.usuario AND u.ativo FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'usuário inativo não abre sessão' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessao_so_de_ativo'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER so_de_ativo BEFORE INSERT ON acesso.sessao_de_usuario FOR EACH ROW EXECUTE FUNCTION acesso.so_de_ativo();

-- A person who worked here is disabled and never deleted: the audit names it.
GRANT SELECT, INSERT ON acesso.usuario, acesso.credencial TO nascente_app;
GRANT UPDATE (login, login_mostrado, nome, email, email_conferido, administrador, ativo, troca_senha, senha_vence_em, dois_fatores, ultimo_acesso, alterado_em) ON acesso.usuario TO nascente_app;
GRANT UPDATE (senha, alterada_em) ON acesso.credencial TO nascente_app;
GRANT SELECT, INSERT, DELETE ON acesso.sessao_de_usuario, acesso.verificacao, acesso.segundo_fator TO nascente_app;
GRANT UPDATE (vista_em, alterada_em, expira_em) ON acesso.sessao_de_usuario TO nascente_app;
GRANT UPDATE (identificador, valor, expira_em, alterada_em) ON acesso.verificacao TO nascente_app;
GRANT UPDATE (segredo, codigos, verificado, falhas, travado_ate) ON acesso.segundo_fator TO nascente_app;
