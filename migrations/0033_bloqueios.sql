-- Up Migration

-- What stands around the password: who failed how often, who is locked out, from which networks one may come, with which second factor (TR 3.3; document
-- 003 items 6.5.23.5 to 6.5.23.9). The rules are domain/acesso/bloqueio.ts; times here are of this server's clock, so that two processes never disagree.

-- Of an IPv6 address a stranger has the other half for himself: 2^64 addresses are one origin. An IPv4 address written inside IPv6 is that IPv4 address.
CREATE FUNCTION acesso.faixa_comum(p inet) RETURNS inet LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN family(p) = 6 AND p <<= inet '::ffff:0:0/96'
              THEN set_masklen(inet '0.0.0.0' + (host(p)::inet - inet '::ffff:0:0'), masklen(p) - 96) ELSE p END
$$;
CREATE FUNCTION acesso.origem_de(p inet) RETURNS cidr LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN family(e) = 6 AND masklen(e) > 64 THEN network(set_masklen(e, 64)) ELSE network(e) END FROM (SELECT acesso.faixa_comum(p) AS e) x
$$;

-- Attempts to enter, known logins and unknown ones alike. An attempt is written before the password is looked at, so that a hundred at once count one by one.
CREATE TABLE acesso.tentativa (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- as it was typed, in small letters: nobody learns from the counting that two names are one person
  login text NOT NULL CHECK (length(login) <= 254),
  ip inet NOT NULL,
  origem cidr GENERATED ALWAYS AS (acesso.origem_de(ip)) STORED,
  -- digest of the cookie of a device from which this person has entered before
  dispositivo bytea CHECK (octet_length(dispositivo) = 32),
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- EM_CURSO counts as a failure; PASSO: the password was right and something else was still missing
  resultado text NOT NULL DEFAULT 'EM_CURSO' CHECK (resultado IN ('EM_CURSO', 'FALHA', 'PASSO', 'SUCESSO')),
  -- the person entered after this failure: it counts for the origin only
  esquecida boolean NOT NULL DEFAULT false
);
CREATE INDEX tentativa_login ON acesso.tentativa (login, em) WHERE NOT esquecida AND resultado IN ('EM_CURSO', 'FALHA');
CREATE INDEX tentativa_origem ON acesso.tentativa (origem, em) WHERE resultado IN ('EM_CURSO', 'FALHA');
CREATE INDEX tentativa_em ON acesso.tentativa (em);

-- What is locked and what was. A row ends by time, by release, or never.
CREATE TABLE acesso.bloqueio (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alvo text NOT NULL CHECK (alvo IN ('USUARIO', 'IP')),
  login text CHECK (length(login) BETWEEN 1 AND 254),
  origem cidr,
  causa text NOT NULL CHECK (causa IN ('FALHAS', 'PESSOA')),
  de timestamptz NOT NULL DEFAULT clock_timestamp(),
  termino text NOT NULL CHECK (termino IN ('INSTANTE', 'LIBERACAO', 'NUNCA')),
  ate timestamptz,
  motivo text NOT NULL CHECK (length(btrim(motivo)) BETWEEN 5 AND 500),
  por text NOT NULL CHECK (length(por) BETWEEN 1 AND 120),
  liberado_em timestamptz,
  liberado_por text CHECK (length(liberado_por) BETWEEN 1 AND 120),
  liberado_motivo text CHECK (length(btrim(liberado_motivo)) BETWEEN 5 AND 500),
  CHECK ((alvo = 'USUARIO') = (login IS NOT NULL) AND (alvo = 'IP') = (origem IS NOT NULL)),
  CHECK ((termino = 'INSTANTE') = (ate IS NOT NULL) AND ate > de),
  CHECK (num_nonnulls(liberado_em, liberado_por, liberado_motivo) IN (0, 3))
);
CREATE INDEX bloqueio_login ON acesso.bloqueio (login, id DESC) WHERE login IS NOT NULL;
CREATE INDEX bloqueio_origem ON acesso.bloqueio USING gist (origem inet_ops) WHERE origem IS NOT NULL;
CREATE INDEX bloqueio_de_pessoa ON acesso.bloqueio (causa) WHERE causa = 'PESSOA' AND origem IS NOT NULL AND liberado_em IS NULL;

-- A device from which a person has entered, by a random cookie of which only the digest is here: a lock for failures does not keep that person out.
CREATE TABLE acesso.dispositivo_conhecido (
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  resumo bytea NOT NULL CHECK (octet_length(resumo) = 32),
  visto_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (usuario, resumo)
);

-- A proof of work, or a code of the second factor, opens once: of two at once, one finds it taken.
CREATE TABLE acesso.prova_usada (
  resumo bytea PRIMARY KEY CHECK (octet_length(resumo) = 32),
  expira_em timestamptz NOT NULL
);
CREATE INDEX prova_usada_expira ON acesso.prova_usada (expira_em);

-- From where one may come (document 003 item 6.5.23.9). NEGA wins; where there is a PERMITE in force, only those.
CREATE TABLE acesso.rede (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tipo text NOT NULL CHECK (tipo IN ('PERMITE', 'NEGA')),
  faixa cidr NOT NULL,
  descricao text NOT NULL CHECK (length(btrim(descricao)) BETWEEN 3 AND 200),
  ativa boolean NOT NULL DEFAULT true,
  por text NOT NULL CHECK (length(por) BETWEEN 1 AND 120),
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (tipo, faixa)
);

-- Asked at the login and within the statement that recognises each session.
CREATE FUNCTION acesso.rede_permitida(p inet) RETURNS boolean LANGUAGE sql STABLE STRICT AS $$
  SELECT NOT EXISTS (SELECT FROM acesso.rede r WHERE r.ativa AND r.tipo = 'NEGA' AND r.faixa >>= e)
     AND (NOT EXISTS (SELECT FROM acesso.rede r WHERE r.ativa AND r.tipo = 'PERMITE') OR EXISTS (SELECT FROM acesso.rede r WHERE r.ativa AND r.tipo = 'PERMITE' AND r.faixa >>= e))
     AND NOT EXISTS (SELECT FROM acesso.bloqueio b WHERE b.causa = 'PESSOA' AND b.origem IS NOT NULL AND b.liberado_em IS NULL AND b.origem >>= e)
    FROM (SELECT acesso.faixa_comum(p) AS e) x
$$;

-- How a session was opened: only who uses a password is asked for a second factor, and not who enters by the link that the terminal prints.
ALTER TABLE acesso.sessao_de_usuario
  ADD COLUMN aberta_por text NOT NULL DEFAULT 'LINK' CHECK (aberta_por IN ('LINK', 'SENHA', 'SEGUNDO_FATOR'));

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acesso.bloqueio', '[2000-01-01,)',
   '{"por": "AMBOS", "falhasDoUsuario": 5, "falhasDoIp": 50, "janelaEmMinutos": 15, "duracaoEmMinutos": 15, "falhasAteProva": 3}',
   'Depois de quantas falhas a entrada é bloqueada, e por quanto tempo (TR 3.3)'),
  ('acesso.segundo-fator-obrigatorio', '[2000-01-01,)',
   '{"administradores": true, "funcoes": ["estorno-de-fatura", "baixa-manual", "juridico"], "privilegios": ["pagamento:estornar", "divida-ativa:ver"]}',
   'De quem o segundo fator é exigido, quando entra com senha');

-- Whether this person has to have a second factor. What is denied elsewhere is not looked at: too strict is the safe side.
CREATE FUNCTION acesso.exige_segundo_fator(p_usuario uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT ((v.valor ->> 'administradores')::boolean AND u.administrador)
        OR EXISTS (SELECT FROM acesso.concessao c WHERE c.efeito = 'CONCEDE' AND v.valor -> 'funcoes' ? c.funcao
                      AND (c.usuario = u.id OR c.perfil IN (SELECT up.perfil FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil AND p.ativo WHERE up.usuario = u.id)
                           OR c.delegacao IN (SELECT d.id FROM acesso.delegacao d WHERE d.delegado = u.id AND d.encerrada_em IS NULL AND current_date BETWEEN d.de AND d.ate)))
        OR EXISTS (SELECT FROM acesso.privilegio_concedido g WHERE g.usuario = u.id AND g.retirado_em IS NULL AND current_date BETWEEN g.de AND g.ate AND v.valor -> 'privilegios' ? g.privilegio)
      FROM acesso.usuario u, comum.parametro v
     WHERE u.id = p_usuario AND v.chave = 'acesso.segundo-fator-obrigatorio' AND v.vigencia @> current_date), false)
$$;

REVOKE EXECUTE ON FUNCTION acesso.faixa_comum(inet), acesso.origem_de(inet), acesso.rede_permitida(inet), acesso.exige_segundo_fator(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acesso.faixa_comum(inet), acesso.origem_de(inet), acesso.rede_permitida(inet), acesso.exige_segundo_fator(uuid) TO nascente_app;
GRANT SELECT, INSERT, DELETE ON acesso.tentativa, acesso.dispositivo_conhecido, acesso.prova_usada TO nascente_app;
GRANT UPDATE (resultado, esquecida) ON acesso.tentativa TO nascente_app;
GRANT UPDATE (visto_em) ON acesso.dispositivo_conhecido TO nascente_app;
-- rows of it are only deleted; a lock on what is being deleted asks for this
GRANT UPDATE (expira_em) ON acesso.prova_usada TO nascente_app;
GRANT SELECT, INSERT ON acesso.bloqueio, acesso.rede TO nascente_app;
GRANT UPDATE (liberado_em, liberado_por, liberado_motivo) ON acesso.bloqueio TO nascente_app;
GRANT UPDATE (descricao, ativa, por, em) ON acesso.rede TO nascente_app;
GRANT UPDATE (aberta_por) ON acesso.sessao_de_usuario TO nascente_app;
