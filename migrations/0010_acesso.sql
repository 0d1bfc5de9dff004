-- Up Migration

-- Until users and profiles exist, a person enters with a one-use code (`npm start` prints it) and works in a session. Neither secret is kept:
-- only its SHA-256, so that who reads these tables, or a backup of them, cannot enter. Lifetimes run by the clock of the database, which nobody
-- moves, and not by the clock of the platform, which a demonstration may.
CREATE SCHEMA acesso;
GRANT USAGE ON SCHEMA acesso TO nascente_app;

CREATE TABLE acesso.codigo_entrada (
  resumo bytea PRIMARY KEY CHECK (length(resumo) = 32),
  nome text NOT NULL CHECK (nome <> ''),
  confianca text NOT NULL CHECK (confianca IN ('operador')),
  criado_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  expira_em timestamptz NOT NULL,
  usado_em timestamptz,
  CHECK (expira_em > criado_em AND expira_em <= criado_em + interval '15 minutes')
);

CREATE TABLE acesso.sessao (
  resumo bytea PRIMARY KEY CHECK (length(resumo) = 32),
  -- the code that opened it: one code, one session
  codigo bytea NOT NULL UNIQUE REFERENCES acesso.codigo_entrada ON DELETE CASCADE,
  nome text NOT NULL CHECK (nome <> ''),
  confianca text NOT NULL CHECK (confianca IN ('operador')),
  ip inet,
  dispositivo text NOT NULL CHECK (length(dispositivo) <= 200),
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  expira_em timestamptz NOT NULL,
  encerrada_em timestamptz,
  CHECK (expira_em > criada_em AND expira_em <= criada_em + interval '12 hours')
);
CREATE INDEX sessao_expira ON acesso.sessao (expira_em);

GRANT SELECT, INSERT, DELETE ON acesso.codigo_entrada, acesso.sessao TO nascente_app;
GRANT UPDATE (usado_em) ON acesso.codigo_entrada TO nascente_app;
GRANT UPDATE (encerrada_em) ON acesso.sessao TO nascente_app;
