-- Up Migration

-- Caça-fraude (TR 6.3): rules that are data look for suspicious acts; what they find becomes a case that a person takes and decides. A score accuses nobody.
CREATE SCHEMA gerencial;
GRANT USAGE ON SCHEMA gerencial TO nascente_app;

-- What each parameter means, and its limits, are in domain/gerencial/regras-de-fraude.ts; here is what the utility chose.
CREATE TABLE gerencial.regra_de_fraude (
  codigo text PRIMARY KEY CHECK (codigo ~ '^R[0-9]{1,2}$'),
  nome text NOT NULL,
  descricao text NOT NULL,
  parametros jsonb NOT NULL CHECK (jsonb_typeof(parametros) = 'object'),
  -- percent that the score of its findings is worth
  peso smallint NOT NULL CHECK (peso BETWEEN 0 AND 100),
  ativa boolean NOT NULL DEFAULT true,
  alterada_em timestamptz,
  alterada_por text,
  CHECK ((alterada_em IS NULL) = (alterada_por IS NULL))
);

INSERT INTO gerencial.regra_de_fraude (codigo, nome, descricao, parametros, peso) VALUES
  ('R1', 'Recálculo repetido', 'A mesma pessoa recalcula a mesma ligação (ou devolve a mesma rota) muitas vezes, ou recalcula muito mais do que os colegas no mês.',
   '{"vezes": 3, "dias": 90, "mads": 6, "minimo": 10}', 100),
  ('R6', 'Decide e desfaz', 'A mesma pessoa decide na crítica e depois volta, ela própria, ao valor de antes.', '{"dias": 30}', 80),
  ('R7', 'Usuário e responsável com o mesmo nome', 'O nome do responsável por uma ligação parece com o de um usuário. Sobrenome comum pesa pouco; ter agido na ligação pesa muito.',
   '{"semelhanca": 75, "raridade": 100}', 100),
  ('R10', 'Acesso fora do padrão', 'Hora em que a pessoa nunca trabalha, endereço ou aparelho nunca visto, dois lugares ao mesmo tempo, entradas recusadas em série.',
   '{"historicoDias": 90, "amostras": 50, "recentesDias": 2, "raroPorMil": 10, "minutosEntreLugares": 10, "recusas": 10, "janelaMinutos": 15}', 80),
  ('R12', 'Excesso de permissões', 'Usuário ativo que não entra, administradores demais, direitos que ninguém usa, e a mesma pessoa com o que se separa entre duas.',
   '{"diasSemAcesso": 90, "administradores": 3, "diasSemUso": 90}', 60);

CREATE TABLE gerencial.rodada_de_fraude (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  origem text NOT NULL CHECK (origem IN ('AGENDA', 'PESSOA', 'COMANDO')),
  por text NOT NULL CHECK (por <> ''),
  iniciada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  terminada_em timestamptz CHECK (terminada_em >= iniciada_em)
);

-- One row for each rule that ran. The error of one does not stop the others, and is here.
CREATE TABLE gerencial.rodada_de_regra (
  rodada integer NOT NULL REFERENCES gerencial.rodada_de_fraude,
  regra text NOT NULL REFERENCES gerencial.regra_de_fraude,
  achados integer NOT NULL CHECK (achados >= 0),
  casos_novos integer NOT NULL CHECK (casos_novos >= 0),
  evidencias_novas integer NOT NULL CHECK (evidencias_novas >= 0),
  duracao_ms integer NOT NULL CHECK (duracao_ms >= 0),
  erro text CHECK (length(erro) <= 300),
  PRIMARY KEY (rodada, regra),
  CHECK (erro IS NULL OR (achados = 0 AND casos_novos = 0 AND evidencias_novas = 0))
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON gerencial.rodada_de_regra EXECUTE FUNCTION comum.recusar_alteracao();

-- Whether a case names a person. The audit knows people by name, so the case does too.
CREATE FUNCTION gerencial.nomeia(usuarios text[], quem text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM unnest(usuarios) u WHERE lower(u) = lower(quem))
$$;

-- One for each (rule, what it found): a rerun finds the same case. Who is named never owns it nor decides it, whatever the code does.
CREATE TABLE gerencial.caso_de_fraude (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  regra text NOT NULL REFERENCES gerencial.regra_de_fraude,
  chave text NOT NULL CHECK (length(chave) BETWEEN 1 AND 300),
  titulo text NOT NULL CHECK (length(titulo) BETWEEN 1 AND 300),
  pontos smallint NOT NULL CHECK (pontos BETWEEN 0 AND 100),
  usuarios text[] NOT NULL,
  -- as the audit writes them: `ligacao:10102`, `ciclo:1/rota:101`
  objetos text[] NOT NULL,
  situacao text NOT NULL DEFAULT 'ABERTO' CHECK (situacao IN ('ABERTO', 'EM_ANALISE', 'PROCEDENTE', 'IMPROCEDENTE')),
  aberto_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  evidencia_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  dono text,
  assumido_em timestamptz,
  desfecho text CHECK (length(desfecho) BETWEEN 5 AND 500),
  encerrado_por text,
  encerrado_em timestamptz,
  UNIQUE (regra, chave),
  CHECK ((situacao = 'ABERTO') = (dono IS NULL) AND (dono IS NULL) = (assumido_em IS NULL)),
  CHECK ((situacao IN ('PROCEDENTE', 'IMPROCEDENTE')) = (encerrado_por IS NOT NULL)),
  CHECK ((encerrado_por IS NULL) = (encerrado_em IS NULL) AND (encerrado_por IS NULL) = (desfecho IS NULL)),
  CONSTRAINT dono_nao_e_parte CHECK (dono IS NULL OR NOT gerencial.nomeia(usuarios, dono)),
  CONSTRAINT quem_encerra_nao_e_parte CHECK (encerrado_por IS NULL OR NOT gerencial.nomeia(usuarios, encerrado_por))
);
CREATE INDEX caso_de_fraude_aberto ON gerencial.caso_de_fraude (pontos DESC, id DESC) WHERE situacao IN ('ABERTO', 'EM_ANALISE');

-- `marca` says which fact it is: the same fact, found again, is the same evidence. Documents of people never come here in clear.
CREATE TABLE gerencial.evidencia_de_fraude (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  caso integer NOT NULL REFERENCES gerencial.caso_de_fraude,
  rodada integer NOT NULL REFERENCES gerencial.rodada_de_fraude,
  marca text NOT NULL CHECK (length(marca) BETWEEN 1 AND 200),
  -- when it happened, if it happened at an instant; and when it was found
  em timestamptz,
  achada_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  texto text NOT NULL CHECK (length(texto) BETWEEN 1 AND 500),
  pontos smallint NOT NULL CHECK (pontos BETWEEN 0 AND 100),
  objeto text,
  dados jsonb NOT NULL CHECK (jsonb_typeof(dados) = 'object'),
  UNIQUE (caso, marca)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON gerencial.evidencia_de_fraude EXECUTE FUNCTION comum.recusar_alteracao();

-- Each step of a case; a case that opens again loses nothing of what was decided before.
CREATE TABLE gerencial.andamento_de_caso (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  caso integer NOT NULL REFERENCES gerencial.caso_de_fraude,
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  quem text NOT NULL CHECK (quem <> ''),
  de text,
  para text NOT NULL,
  texto text CHECK (length(texto) <= 500)
);
CREATE INDEX andamento_de_caso_caso ON gerencial.andamento_de_caso (caso, id);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON gerencial.andamento_de_caso EXECUTE FUNCTION comum.recusar_alteracao();

REVOKE EXECUTE ON FUNCTION gerencial.nomeia(text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gerencial.nomeia(text[], text) TO nascente_app;
GRANT SELECT ON ALL TABLES IN SCHEMA gerencial TO nascente_app;
GRANT UPDATE (parametros, peso, ativa, alterada_em, alterada_por) ON gerencial.regra_de_fraude TO nascente_app;
GRANT INSERT ON gerencial.rodada_de_fraude, gerencial.rodada_de_regra, gerencial.caso_de_fraude, gerencial.evidencia_de_fraude, gerencial.andamento_de_caso TO nascente_app;
GRANT UPDATE (terminada_em) ON gerencial.rodada_de_fraude TO nascente_app;
GRANT UPDATE (titulo, pontos, usuarios, objetos, situacao, evidencia_em, dono, assumido_em, desfecho, encerrado_por, encerrado_em) ON gerencial.caso_de_fraude TO nascente_app;
