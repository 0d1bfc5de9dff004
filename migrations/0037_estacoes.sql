-- Up Migration

-- A workstation is a browser that keeps a random cookie, of which only the digest is here: what the terms of reference ask of the MAC address (TR 6.1), which no
-- browser can read. The rules are domain/acesso/estacao.ts.
CREATE TABLE acesso.estacao (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- it begins the device of the audit, before a middle dot that nothing else there may have
  nome text NOT NULL CHECK (length(btrim(nome)) BETWEEN 3 AND 40 AND length(nome) <= 40 AND nome !~ '[·[:cntrl:]]'),
  local text NOT NULL CHECK (length(btrim(local)) BETWEEN 3 AND 200 AND length(local) <= 200),
  setor smallint REFERENCES cadastro.setor,
  token bytea NOT NULL UNIQUE CHECK (octet_length(token) = 32),
  situacao text NOT NULL CHECK (situacao IN ('PENDENTE', 'ATIVA', 'INATIVA')),
  pedida_por text NOT NULL CHECK (length(pedida_por) BETWEEN 1 AND 120),
  pedida_de uuid NOT NULL REFERENCES acesso.usuario,
  pedida_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  decidida_por text CHECK (length(decidida_por) BETWEEN 1 AND 120),
  decidida_em timestamptz,
  vista_em timestamptz,
  CHECK (num_nonnulls(decidida_por, decidida_em) = CASE situacao WHEN 'PENDENTE' THEN 0 ELSE 2 END)
);
CREATE UNIQUE INDEX estacao_nome ON acesso.estacao (lower(nome));
CREATE INDEX estacao_pedida_de ON acesso.estacao (pedida_de) WHERE situacao = 'PENDENTE';

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acesso.exigir-estacao', '[2000-01-01,)', 'false', 'Só se entra com senha por um computador registrado e aprovado');

GRANT SELECT, INSERT ON acesso.estacao TO nascente_app;
GRANT UPDATE (local, setor, token, situacao, pedida_por, pedida_de, pedida_em, decidida_por, decidida_em, vista_em) ON acesso.estacao TO nascente_app;
