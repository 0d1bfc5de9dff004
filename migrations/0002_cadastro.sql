-- Up Migration

CREATE SCHEMA cadastro;
GRANT USAGE ON SCHEMA cadastro TO nascente_app, nascente_lote, nascente_leitura;

CREATE TABLE cadastro.localidade (
  id smallint PRIMARY KEY,
  nome text NOT NULL,
  municipio text NOT NULL,
  uf char(2) NOT NULL
);

CREATE TABLE cadastro.setor (
  id smallint PRIMARY KEY,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  codigo smallint NOT NULL,
  nome text NOT NULL,
  UNIQUE (localidade, codigo)
);

CREATE TABLE cadastro.bairro (
  id smallint PRIMARY KEY,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  nome text NOT NULL
);

CREATE TABLE cadastro.logradouro (
  id integer PRIMARY KEY,
  tipo text NOT NULL,
  nome text NOT NULL,
  bairro smallint NOT NULL REFERENCES cadastro.bairro,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  cep char(8) NOT NULL CHECK (cep ~ '^[0-9]{8}$')
);

-- The document is stored encrypted; documento_indice is a keyed hash (HMAC) for exact search.
CREATE TABLE cadastro.pessoa (
  id integer PRIMARY KEY,
  nome text NOT NULL,
  documento_tipo text NOT NULL CHECK (documento_tipo IN ('CPF', 'CNPJ')),
  documento_cifrado bytea NOT NULL,
  documento_indice bytea NOT NULL UNIQUE,
  documento_mascara text NOT NULL,
  telefone text,
  email text
);

CREATE TABLE cadastro.categoria (
  id smallint PRIMARY KEY,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL
);

CREATE TABLE cadastro.subcategoria (
  id smallint PRIMARY KEY,
  categoria smallint NOT NULL REFERENCES cadastro.categoria,
  codigo text NOT NULL UNIQUE,
  nome text NOT NULL
);

CREATE TABLE cadastro.grupo (
  id smallint PRIMARY KEY,
  nome text NOT NULL
);

CREATE TABLE cadastro.rota (
  id integer PRIMARY KEY,
  grupo smallint NOT NULL REFERENCES cadastro.grupo,
  numero smallint NOT NULL,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  UNIQUE (grupo, numero)
);

CREATE TABLE cadastro.ligacao (
  cdc integer PRIMARY KEY CHECK (cdc BETWEEN 1 AND 999999999),
  inscricao char(15) NOT NULL UNIQUE CHECK (inscricao ~ '^[0-9]{15}$'),
  pessoa integer NOT NULL REFERENCES cadastro.pessoa,
  logradouro integer NOT NULL REFERENCES cadastro.logradouro,
  numero text NOT NULL,
  complemento text,
  localidade smallint NOT NULL REFERENCES cadastro.localidade,
  setor smallint NOT NULL REFERENCES cadastro.setor,
  rota integer NOT NULL REFERENCES cadastro.rota,
  sequencia integer NOT NULL CHECK (sequencia > 0),
  situacao text NOT NULL CHECK (situacao IN ('ATIVA', 'CORTADA', 'INATIVA', 'PROVISORIA')),
  tipo_ligacao text NOT NULL CHECK (tipo_ligacao IN ('HIDROMETRADA', 'CONSUMO_FIXO')),
  -- 1 água, 2 água e esgoto, 3 TEE, 4 água e TEE, 5 água, esgoto e TEE (TR 8.7; capítulo 12.6)
  tipo_faturamento smallint NOT NULL CHECK (tipo_faturamento BETWEEN 1 AND 5),
  consumo_fixo_m3 integer CHECK (consumo_fixo_m3 >= 0),
  -- TEE by a fixed volume, or by the meter of the well when null
  tee_volume_m3 integer CHECK (tee_volume_m3 >= 0),
  -- packed [subcategoria, quantidade, …], kept by trigger from cadastro.economia: billing reads a rota with one scan
  economias integer[] NOT NULL DEFAULT '{}',
  desde date NOT NULL,
  UNIQUE (rota, sequencia) DEFERRABLE INITIALLY IMMEDIATE,
  CHECK (tipo_ligacao <> 'CONSUMO_FIXO' OR consumo_fixo_m3 IS NOT NULL)
);
CREATE INDEX ligacao_pessoa ON cadastro.ligacao (pessoa);
CREATE INDEX ligacao_logradouro ON cadastro.ligacao (logradouro);

-- bills, readings and transfers point to it by keys that are proven when they are written, and only then
CREATE TRIGGER sem_exclusao BEFORE DELETE OR TRUNCATE ON cadastro.ligacao EXECUTE FUNCTION comum.recusar_alteracao();

CREATE TABLE cadastro.economia (
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  subcategoria smallint NOT NULL REFERENCES cadastro.subcategoria,
  quantidade integer NOT NULL CHECK (quantidade > 0),
  PRIMARY KEY (cdc, subcategoria)
);

CREATE FUNCTION cadastro.empacotar_economias() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE cadastro.ligacao l
     SET economias = coalesce((SELECT array_agg(v ORDER BY e.subcategoria, o)
                                 FROM cadastro.economia e, LATERAL unnest(ARRAY[e.subcategoria::integer, e.quantidade]) WITH ORDINALITY u(v, o)
                                WHERE e.cdc = l.cdc), '{}')
   WHERE l.cdc IN (SELECT cdc FROM mudadas);
  RETURN NULL;
END $$;
CREATE TRIGGER empacotar_inclusao AFTER INSERT ON cadastro.economia
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();
CREATE TRIGGER empacotar_alteracao AFTER UPDATE ON cadastro.economia
  REFERENCING NEW TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();
CREATE TRIGGER empacotar_exclusao AFTER DELETE ON cadastro.economia
  REFERENCING OLD TABLE AS mudadas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.empacotar_economias();

-- Master and dependents (TR 14.8): one master at a time, and a master is nobody's dependent.
CREATE TABLE cadastro.dependente (
  dependente integer NOT NULL REFERENCES cadastro.ligacao,
  master integer NOT NULL REFERENCES cadastro.ligacao,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  unidade text,
  CHECK (dependente <> master),
  EXCLUDE USING gist (dependente WITH =, periodo WITH &&)
);
CREATE INDEX dependente_master ON cadastro.dependente (master);
-- one descent for each ligação of a lot; the exclusion above is an index of another kind, three times as dear
CREATE INDEX dependente_dependente ON cadastro.dependente (dependente);

CREATE FUNCTION cadastro.recusar_master_dependente() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cadastro.dependente d WHERE d.periodo && NEW.periodo AND (d.dependente = NEW.master OR d.master = NEW.dependente)) THEN
    RAISE EXCEPTION 'ligação master não pode ser dependente de outra' USING ERRCODE = '23514';
  END IF;
  -- read on the same day, computed together
  IF (SELECT count(DISTINCT rota) FROM cadastro.ligacao WHERE cdc IN (NEW.master, NEW.dependente)) <> 1 THEN
    RAISE EXCEPTION 'master e dependente precisam estar na mesma rota' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sem_cadeia BEFORE INSERT OR UPDATE ON cadastro.dependente FOR EACH ROW EXECUTE FUNCTION cadastro.recusar_master_dependente();

-- What people type to find a ligação: the words of the name and of the address, without accents and in lower case. Apart from cadastro.ligacao,
-- whose rows billing reads by the thousand. The distinct words are the dictionary that forgives typing errors.
CREATE TABLE cadastro.busca (
  cdc integer PRIMARY KEY REFERENCES cadastro.ligacao ON DELETE CASCADE,
  -- of the person, in the same form: what a list of matches is ordered by
  nome text NOT NULL,
  palavras tsvector NOT NULL
);
-- a list of pending entries would be read by every search until the next vacuum
CREATE INDEX busca_palavras ON cadastro.busca USING gin (palavras) WITH (fastupdate = off);

CREATE TABLE cadastro.palavra (palavra text PRIMARY KEY);
CREATE INDEX palavra_parecida ON cadastro.palavra USING gin (palavra public.gin_trgm_ops);

-- 'Rua Dr. João d''Água, 12-A' → {rua,dr,joao,d,agua,12,a}; the same for what is kept and for what is asked. Without settings of its own, so that it is inlined.
CREATE FUNCTION cadastro.palavras(texto text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_remove(string_to_array(regexp_replace(lower(public.unaccent('public.unaccent', texto)), '[^a-z0-9]+', ' ', 'g'), ' '), '')
$$;

CREATE FUNCTION cadastro.indexar_busca(p_cdcs integer[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  WITH textos AS MATERIALIZED (
    SELECT l.cdc, array_to_string(cadastro.palavras(p.nome), ' ') AS nome, cadastro.palavras(concat_ws(' ', p.nome, g.tipo, g.nome, l.numero, l.complemento, b.nome)) AS palavras
      FROM cadastro.ligacao l
      JOIN cadastro.pessoa p ON p.id = l.pessoa
      JOIN cadastro.logradouro g ON g.id = l.logradouro
      JOIN cadastro.bairro b ON b.id = g.bairro
     WHERE l.cdc = ANY (p_cdcs)
  ), dicionario AS (
    INSERT INTO cadastro.palavra SELECT DISTINCT w FROM textos t, unnest(t.palavras) w WHERE w ~ '^[a-z]{3,}$' ORDER BY w ON CONFLICT DO NOTHING
  )
  INSERT INTO cadastro.busca AS x (cdc, nome, palavras) SELECT cdc, nome, array_to_tsvector(palavras) FROM textos ORDER BY cdc
  ON CONFLICT (cdc) DO UPDATE SET nome = excluded.nome, palavras = excluded.palavras;
END $$;
REVOKE EXECUTE ON FUNCTION cadastro.indexar_busca(integer[]) FROM PUBLIC;

CREATE FUNCTION cadastro.ao_mudar_busca() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE cdcs integer[];
BEGIN
  CASE TG_TABLE_NAME || ':' || TG_OP
    WHEN 'ligacao:INSERT' THEN
      SELECT array_agg(cdc) INTO cdcs FROM novas;
    WHEN 'ligacao:UPDATE' THEN
      SELECT array_agg(n.cdc) INTO cdcs FROM novas n JOIN velhas v USING (cdc)
       WHERE (n.pessoa, n.logradouro, n.numero, n.complemento) IS DISTINCT FROM (v.pessoa, v.logradouro, v.numero, v.complemento);
    WHEN 'pessoa:UPDATE' THEN
      SELECT array_agg(l.cdc) INTO cdcs FROM novas n JOIN velhas v USING (id) JOIN cadastro.ligacao l ON l.pessoa = n.id WHERE n.nome <> v.nome;
    WHEN 'logradouro:UPDATE' THEN
      SELECT array_agg(l.cdc) INTO cdcs FROM novas n JOIN velhas v USING (id) JOIN cadastro.ligacao l ON l.logradouro = n.id
       WHERE (n.tipo, n.nome, n.bairro) IS DISTINCT FROM (v.tipo, v.nome, v.bairro);
    WHEN 'bairro:UPDATE' THEN
      SELECT array_agg(l.cdc) INTO cdcs FROM novas n JOIN velhas v USING (id) JOIN cadastro.logradouro g ON g.bairro = n.id JOIN cadastro.ligacao l ON l.logradouro = g.id
       WHERE n.nome <> v.nome;
  END CASE;
  IF cdcs IS NOT NULL THEN PERFORM cadastro.indexar_busca(cdcs); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER busca_inclusao AFTER INSERT ON cadastro.ligacao
  REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.ao_mudar_busca();
CREATE TRIGGER busca_alteracao AFTER UPDATE ON cadastro.ligacao
  REFERENCING OLD TABLE AS velhas NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.ao_mudar_busca();
CREATE TRIGGER busca_alteracao AFTER UPDATE ON cadastro.pessoa
  REFERENCING OLD TABLE AS velhas NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.ao_mudar_busca();
CREATE TRIGGER busca_alteracao AFTER UPDATE ON cadastro.logradouro
  REFERENCING OLD TABLE AS velhas NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.ao_mudar_busca();
CREATE TRIGGER busca_alteracao AFTER UPDATE ON cadastro.bairro
  REFERENCING OLD TABLE AS velhas NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION cadastro.ao_mudar_busca();

-- The words of the dictionary most like one that was typed, the word itself apart. One wrong, missing, extra or swapped letter in five keeps a fifth of the trigrams.
CREATE FUNCTION cadastro.palavras_parecidas(digitada text) RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog SET pg_trgm.similarity_threshold = 0.2 AS $$
  SELECT coalesce(array_agg(palavra), '{}') FROM (
    SELECT p.palavra FROM cadastro.palavra p WHERE p.palavra OPERATOR(public.%) digitada AND abs(length(p.palavra) - length(digitada)) <= 2
     ORDER BY public.similarity(p.palavra, digitada) DESC, p.palavra LIMIT 24) x
$$;

-- All of the words, each whole or begun ('alm' finds Almeida; a number is always whole); with `parecidas`, also as the dictionary would have spelled it. Particles tell nothing
-- apart, and people leave them out; a question made only of them is taken as it is. Null when there is no word.
CREATE FUNCTION cadastro.consulta_de_busca(texto text, parecidas boolean) RETURNS tsquery LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  WITH digitadas AS (SELECT DISTINCT w FROM unnest(cadastro.palavras(texto)) w),
       uteis AS (SELECT w FROM digitadas WHERE w <> ALL ('{a,as,o,os,e,de,da,das,do,dos,d}')),
       escolhidas AS (SELECT w FROM uteis UNION ALL SELECT w FROM digitadas WHERE NOT EXISTS (SELECT FROM uteis))
  SELECT string_agg(CASE WHEN w ~ '^[0-9]+$' THEN w
                         WHEN parecidas AND w ~ '^[a-z]{3,}$' THEN '(' || array_to_string((w || ':*') || cadastro.palavras_parecidas(w), ' | ') || ')'
                         ELSE w || ':*' END, ' & ')::tsquery
    FROM escolhidas
$$;

GRANT SELECT ON ALL TABLES IN SCHEMA cadastro TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA cadastro TO nascente_app;
-- kept by the triggers alone
REVOKE INSERT, UPDATE ON cadastro.busca, cadastro.palavra FROM nascente_app;
GRANT DELETE ON cadastro.economia TO nascente_app;
