-- Up Migration

-- What each may do, where, when and until when (TR 3; docs/adr/0019). The rule is domain/acesso/permissao.ts; here is what it decides from. Names of
-- functions are those of the route contracts (domain/acesso/funcoes.ts): a grant to one that no longer exists gives nothing.

CREATE TABLE acesso.departamento (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nome text NOT NULL UNIQUE CHECK (nome = btrim(nome) AND length(nome) BETWEEN 3 AND 80),
  ativo boolean NOT NULL DEFAULT true
);

ALTER TABLE acesso.usuario
  ADD COLUMN departamento smallint REFERENCES acesso.departamento,
  -- of whatever the person holds, only consulting remains (TR 3.2)
  ADD COLUMN somente_consulta boolean NOT NULL DEFAULT false,
  -- the menu groups in which the person works (grupos de trabalho); none: all
  ADD COLUMN grupos_de_trabalho text[] NOT NULL DEFAULT '{}' CHECK (array_position(grupos_de_trabalho, NULL) IS NULL AND cardinality(grupos_de_trabalho) <= 30);

-- The audit and the documents name people by name: no two have the same.
CREATE UNIQUE INDEX usuario_nome ON acesso.usuario (lower(nome));

CREATE TABLE acesso.perfil (
  codigo text PRIMARY KEY CHECK (codigo ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(codigo) <= 60),
  nome text NOT NULL UNIQUE CHECK (nome = btrim(nome) AND length(nome) BETWEEN 3 AND 80),
  descricao text NOT NULL DEFAULT '' CHECK (length(descricao) <= 500),
  somente_consulta boolean NOT NULL DEFAULT false,
  ativo boolean NOT NULL DEFAULT true,
  criado_em timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE acesso.usuario_perfil (
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  perfil text NOT NULL REFERENCES acesso.perfil ON UPDATE CASCADE,
  PRIMARY KEY (usuario, perfil)
);
CREATE INDEX usuario_perfil_perfil ON acesso.usuario_perfil (perfil);

-- Keys by which other systems call the API. Only the digest is kept; the prefix is shown, so that a person knows which key a log speaks of.
CREATE TABLE acesso.chave_de_api (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nome text NOT NULL CHECK (nome = btrim(nome) AND length(nome) BETWEEN 3 AND 80),
  prefixo text NOT NULL UNIQUE CHECK (prefixo ~ '^[A-Za-z0-9]{8}$'),
  resumo bytea NOT NULL UNIQUE CHECK (octet_length(resumo) = 32),
  -- from where it may call; none: from anywhere
  redes cidr[] NOT NULL DEFAULT '{}' CHECK (cardinality(redes) <= 20),
  criada_por uuid NOT NULL REFERENCES acesso.usuario,
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  expira_em timestamptz NOT NULL,
  -- the key that took its place; both open until this one expires
  sucessora uuid UNIQUE REFERENCES acesso.chave_de_api,
  revogada_em timestamptz,
  usada_em timestamptz,
  CHECK (expira_em > criada_em AND expira_em <= criada_em + interval '2 years')
);

-- What a person lends to another, from one day to another, both inside (TR 3.7). Nothing that was lent is lent on: what it gives is looked up in the
-- rights of the lender when it is used.
CREATE TABLE acesso.delegacao (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delegante uuid NOT NULL REFERENCES acesso.usuario,
  delegado uuid NOT NULL REFERENCES acesso.usuario,
  de date NOT NULL,
  ate date NOT NULL,
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  criada_por uuid NOT NULL REFERENCES acesso.usuario,
  criada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  encerrada_em timestamptz,
  CHECK (delegante <> delegado),
  CHECK (ate >= de AND ate <= de + 366)
);
CREATE INDEX delegacao_delegado ON acesso.delegacao (delegado) WHERE encerrada_em IS NULL;

-- One grant or denial, of one of four: a profile, a person, a key, a loan. Places: null, everywhere; several of one kind, any of them; several kinds, all.
CREATE TABLE acesso.concessao (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  perfil text REFERENCES acesso.perfil ON UPDATE CASCADE ON DELETE CASCADE,
  usuario uuid REFERENCES acesso.usuario,
  chave uuid REFERENCES acesso.chave_de_api,
  delegacao bigint REFERENCES acesso.delegacao,
  efeito text NOT NULL DEFAULT 'CONCEDE' CHECK (efeito IN ('CONCEDE', 'NEGA')),
  funcao text NOT NULL CHECK (funcao ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(funcao) <= 60),
  acoes text[] NOT NULL CHECK (cardinality(acoes) > 0 AND acoes <@ ARRAY['consultar', 'incluir', 'alterar', 'excluir', 'executar']),
  localidades smallint[] CHECK (cardinality(localidades) BETWEEN 1 AND 500),
  setores smallint[] CHECK (cardinality(setores) BETWEEN 1 AND 500),
  departamentos smallint[] CHECK (cardinality(departamentos) BETWEEN 1 AND 500),
  CHECK (num_nonnulls(perfil, usuario, chave, delegacao) = 1),
  CHECK (efeito = 'CONCEDE' OR num_nonnulls(chave, delegacao) = 0)
);
CREATE INDEX concessao_perfil ON acesso.concessao (perfil) WHERE perfil IS NOT NULL;
CREATE INDEX concessao_usuario ON acesso.concessao (usuario) WHERE usuario IS NOT NULL;
CREATE INDEX concessao_chave ON acesso.concessao (chave) WHERE chave IS NOT NULL;
CREATE INDEX concessao_delegacao ON acesso.concessao (delegacao) WHERE delegacao IS NOT NULL;

-- Named acts that no profile gives (TR 8.9, 10.11, 13.8). There is always an end, and nobody gives one to himself.
CREATE TABLE acesso.privilegio_concedido (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  privilegio text NOT NULL CHECK (privilegio ~ '^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$' AND length(privilegio) <= 60),
  de date NOT NULL,
  ate date NOT NULL,
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  concedido_por uuid NOT NULL REFERENCES acesso.usuario,
  concedido_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  retirado_em timestamptz,
  CHECK (ate >= de AND ate <= de + 731),
  CHECK (usuario <> concedido_por)
);
CREATE INDEX privilegio_concedido_usuario ON acesso.privilegio_concedido (usuario) WHERE retirado_em IS NULL;

-- What lets one person hold both sides of a segregated pair, for some time.
CREATE TABLE acesso.excecao_de_segregacao (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  par text NOT NULL CHECK (length(par) <= 60),
  de date NOT NULL,
  ate date NOT NULL,
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  -- null: the first administrator, whom nobody was there to make
  concedida_por uuid REFERENCES acesso.usuario,
  concedida_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  encerrada_em timestamptz,
  CHECK (ate >= de AND ate <= de + 731),
  CHECK (usuario <> concedida_por)
);
CREATE INDEX excecao_de_segregacao_usuario ON acesso.excecao_de_segregacao (usuario) WHERE encerrada_em IS NULL;

-- Weekdays (0 Sunday) and minutes of the day; those of the person stand in place of those of the profiles (TR 3.4).
CREATE TABLE acesso.janela (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  perfil text REFERENCES acesso.perfil ON UPDATE CASCADE ON DELETE CASCADE,
  usuario uuid REFERENCES acesso.usuario,
  dias smallint[] NOT NULL CHECK (cardinality(dias) BETWEEN 1 AND 7 AND dias <@ ARRAY[0, 1, 2, 3, 4, 5, 6]::smallint[]),
  inicio smallint NOT NULL CHECK (inicio BETWEEN 0 AND 1439),
  fim smallint NOT NULL CHECK (fim BETWEEN 1 AND 1440 AND fim <> inicio),
  CHECK (num_nonnulls(perfil, usuario) = 1)
);
CREATE INDEX janela_perfil ON acesso.janela (perfil) WHERE perfil IS NOT NULL;
CREATE INDEX janela_usuario ON acesso.janela (usuario) WHERE usuario IS NOT NULL;

CREATE TABLE acesso.excecao_de_horario (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  perfil text REFERENCES acesso.perfil ON UPDATE CASCADE ON DELETE CASCADE,
  usuario uuid REFERENCES acesso.usuario,
  data date NOT NULL,
  tipo text NOT NULL CHECK (tipo IN ('FECHADO', 'EXTRA')),
  inicio smallint CHECK (inicio BETWEEN 0 AND 1439),
  fim smallint CHECK (fim BETWEEN 1 AND 1440 AND fim <> inicio),
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  CHECK (num_nonnulls(perfil, usuario) = 1),
  CHECK ((tipo = 'EXTRA') = (num_nonnulls(inicio, fim) = 2) AND num_nonnulls(inicio, fim) <> 1)
);
CREATE INDEX excecao_de_horario_perfil ON acesso.excecao_de_horario (perfil) WHERE perfil IS NOT NULL;
CREATE INDEX excecao_de_horario_usuario ON acesso.excecao_de_horario (usuario) WHERE usuario IS NOT NULL;

-- Whoever lacks a right asks for it, and another decides.
CREATE TABLE acesso.pedido_de_acesso (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  perfil text NOT NULL REFERENCES acesso.perfil ON UPDATE CASCADE,
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  pedido_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  situacao text NOT NULL DEFAULT 'PENDENTE' CHECK (situacao IN ('PENDENTE', 'APROVADO', 'RECUSADO', 'DESISTIDO')),
  decidido_por uuid REFERENCES acesso.usuario,
  decidido_em timestamptz,
  resposta text CHECK (length(resposta) <= 500),
  CHECK ((situacao = 'PENDENTE') = (decidido_por IS NULL) AND (decidido_por IS NULL) = (decidido_em IS NULL)),
  -- only giving up is one's own decision
  CHECK (decidido_por IS NULL OR (decidido_por = usuario) = (situacao = 'DESISTIDO'))
);
CREATE UNIQUE INDEX pedido_de_acesso_pendente ON acesso.pedido_de_acesso (usuario, perfil) WHERE situacao = 'PENDENTE';

-- A person's rights are read once and kept by each process until this number changes: any change of rights, of anybody, changes it in its own commit.
CREATE TABLE acesso.versao_dos_direitos (
  unica boolean PRIMARY KEY DEFAULT true CHECK (unica),
  versao bigint NOT NULL
);
INSERT INTO acesso.versao_dos_direitos (versao) VALUES (1);

CREATE FUNCTION acesso.mudar_versao() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE acesso.versao_dos_direitos SET versao = versao + 1;
  RETURN NULL;
END $$;
DO $$
DECLARE tabela text;
BEGIN
  FOREACH tabela IN ARRAY ARRAY['acesso.perfil', 'acesso.usuario_perfil', 'acesso.delegacao', 'acesso.concessao', 'acesso.privilegio_concedido', 'acesso.janela',
    'acesso.excecao_de_horario', 'acesso.excecao_de_segregacao', 'acesso.departamento', 'cadastro.setor'] LOOP
    EXECUTE format('CREATE TRIGGER mudar_versao AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION acesso.mudar_versao()', tabela);
  END LOOP;
END $$;
CREATE TRIGGER mudar_versao AFTER UPDATE OF ativo, administrador, somente_consulta, departamento, grupos_de_trabalho, nome ON acesso.usuario FOR EACH STATEMENT EXECUTE FUNCTION acesso.mudar_versao();

-- A one-use link is of a person too, and opens the same kind of session. acesso.sessao is written no more; it goes in the release after this one.
ALTER TABLE acesso.codigo_entrada ADD COLUMN usuario uuid REFERENCES acesso.usuario;
-- When its owner had entered before, which the screen shows (ASVS 7.5.3 helps who sees a time that was not his).
ALTER TABLE acesso.sessao_de_usuario ADD COLUMN acesso_anterior timestamptz;
GRANT UPDATE (acesso_anterior) ON acesso.sessao_de_usuario TO nascente_app;
INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acesso.sessao-ociosa-minutos', '[2000-01-01,)', '30', 'Minutos sem uso depois dos quais a sessão termina (TR 3; de 5 a 720)');

-- Second wall: rows of a place that the caller may not see do not exist for who only looks. The setting is of one transaction, and the door writes it:
-- '*', or the setores of the right that the route asks for. Without it nothing is seen. What is written by COPY (provisional bills, what the crítica found)
-- cannot have it, and is read through the ligação. An act on one thing is let through by the door and then sees all that it needs (docs/adr/0019).
CREATE FUNCTION acesso.ve_tudo() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('nascente.setores', true), '') = '*' $$;
CREATE FUNCTION acesso.setores_visiveis() RETURNS smallint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('nascente.setores', true) ~ '^[0-9,]+$' THEN string_to_array(current_setting('nascente.setores', true), ',')::smallint[] ELSE '{}' END
$$;
GRANT EXECUTE ON FUNCTION acesso.ve_tudo(), acesso.setores_visiveis() TO nascente_app;

DO $$
DECLARE tabela text;
BEGIN
  FOREACH tabela IN ARRAY ARRAY['cadastro.ligacao', 'cadastro.rota', 'faturamento.fatura', 'faturamento.resumo_rota'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabela);
    EXECUTE format('CREATE POLICY do_lugar ON %s TO nascente_app USING ((SELECT acesso.ve_tudo()) OR setor = ANY ((SELECT acesso.setores_visiveis())::smallint[]))', tabela);
    EXECUTE format('CREATE POLICY tudo ON %s TO nascente_lote, nascente_leitura USING (true)', tabela);
  END LOOP;
END $$;
GRANT SELECT ON acesso.versao_dos_direitos TO nascente_app;
GRANT SELECT, INSERT, UPDATE ON acesso.departamento, acesso.perfil TO nascente_app;
GRANT SELECT, INSERT, DELETE ON acesso.usuario_perfil, acesso.concessao, acesso.janela, acesso.excecao_de_horario TO nascente_app;
GRANT SELECT, INSERT ON acesso.delegacao, acesso.privilegio_concedido, acesso.excecao_de_segregacao, acesso.pedido_de_acesso, acesso.chave_de_api TO nascente_app;
GRANT UPDATE (encerrada_em) ON acesso.delegacao, acesso.excecao_de_segregacao TO nascente_app;
GRANT UPDATE (retirado_em) ON acesso.privilegio_concedido TO nascente_app;
GRANT UPDATE (situacao, decidido_por, decidido_em, resposta) ON acesso.pedido_de_acesso TO nascente_app;
GRANT UPDATE (sucessora, expira_em, revogada_em, usada_em) ON acesso.chave_de_api TO nascente_app;
GRANT UPDATE (departamento, somente_consulta, grupos_de_trabalho) ON acesso.usuario TO nascente_app;
