-- Up Migration

-- The audit and the cases of caça-fraude know people by name, and a name changes (marriage, correction). Whoever had a name is found by it for ever: else
-- another name would be enough to judge oneself (docs/adr/0021). As they were written and in the order in which they were had: the first is what the keys of
-- cases are made of.
CREATE TABLE gerencial.nome_de_gente (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  nome text NOT NULL
);
CREATE UNIQUE INDEX nome_de_gente_de_um_so ON gerencial.nome_de_gente (lower(nome));
CREATE INDEX nome_de_gente_usuario ON gerencial.nome_de_gente (usuario, id);

-- What the audit tells of names that were changed before this; of a name that two had, it is whose it is now.
INSERT INTO gerencial.nome_de_gente (usuario, nome)
SELECT x.usuario, x.nome FROM (
  SELECT DISTINCT ON (lower(n.nome)) n.usuario, n.nome, n.quando FROM (
    SELECT u.id AS usuario, u.nome, 'infinity'::timestamptz AS quando FROM acesso.usuario u
    UNION ALL
    SELECT u.id, a.antes->>'nome', a.em FROM comum.auditoria a JOIN acesso.usuario u ON a.objeto = 'usuario:' || u.id
     WHERE a.funcao = 'acesso/alterar-usuario' AND a.resultado = 'FEITO' AND length(a.antes->>'nome') > 0) n
   ORDER BY lower(n.nome), n.quando DESC) x
 ORDER BY x.quando, x.nome;

CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON gerencial.nome_de_gente EXECUTE FUNCTION comum.recusar_alteracao();

-- That nobody takes the name that was of another is held by acesso.nome_usado.
CREATE FUNCTION gerencial.guardar_nome_de_gente() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO gerencial.nome_de_gente (usuario, nome) VALUES (NEW.id, NEW.nome) ON CONFLICT (lower(nome)) DO NOTHING;
  -- the cases that name the person by any name name it by this one too
  UPDATE gerencial.caso_de_fraude c SET usuarios = c.usuarios
   WHERE EXISTS (SELECT FROM gerencial.nome_de_gente n WHERE n.usuario = NEW.id AND gerencial.nomeia(c.usuarios, n.nome)) AND NOT gerencial.nomeia(c.usuarios, NEW.nome);
  RETURN NULL;
END $$;
CREATE TRIGGER guardar_nome_de_gente AFTER INSERT OR UPDATE OF nome ON acesso.usuario FOR EACH ROW EXECUTE FUNCTION gerencial.guardar_nome_de_gente();

-- Every name of the people named; of a key of the API, those of who made it.
CREATE FUNCTION gerencial.todos_os_nomes(usuarios text[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH dito AS (SELECT DISTINCT ON (lower(u)) u FROM unnest(usuarios) u ORDER BY lower(u), u),
  pessoa AS (
    SELECT n.usuario FROM dito JOIN gerencial.nome_de_gente n ON lower(n.nome) = lower(dito.u)
    UNION SELECT k.criada_por FROM dito JOIN acesso.chave_de_api k ON dito.u = format('chave: %s (%s)', k.nome, k.prefixo))
  SELECT coalesce(array_agg(x.u ORDER BY x.u), '{}') FROM (
    SELECT u FROM dito
    UNION ALL SELECT n.nome FROM gerencial.nome_de_gente n JOIN pessoa p USING (usuario) WHERE NOT gerencial.nomeia(usuarios, n.nome)) x
$$;

CREATE FUNCTION gerencial.nomear_por_inteiro() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW.usuarios := gerencial.todos_os_nomes(NEW.usuarios);
  RETURN NEW;
END $$;
CREATE TRIGGER nomear_por_inteiro BEFORE INSERT OR UPDATE OF usuarios ON gerencial.caso_de_fraude FOR EACH ROW EXECUTE FUNCTION gerencial.nomear_por_inteiro();

-- An owner of before this whom another name of his hides: the case leaves his hands, and the history says it.
WITH solto AS (
  UPDATE gerencial.caso_de_fraude c SET situacao = 'ABERTO', dono = NULL, assumido_em = NULL
   WHERE c.situacao = 'EM_ANALISE' AND gerencial.nomeia(gerencial.todos_os_nomes(c.usuarios), c.dono) RETURNING c.id)
INSERT INTO gerencial.andamento_de_caso (caso, quem, de, para, texto) SELECT id, 'sistema:nascente', 'EM_ANALISE', 'ABERTO', 'Quem examinava aparece no caso por outro nome' FROM solto;
UPDATE gerencial.caso_de_fraude c SET usuarios = c.usuarios
 WHERE NOT gerencial.nomeia(gerencial.todos_os_nomes(c.usuarios), coalesce(c.dono, '')) AND NOT gerencial.nomeia(gerencial.todos_os_nomes(c.usuarios), coalesce(c.encerrado_por, ''));

REVOKE EXECUTE ON FUNCTION gerencial.todos_os_nomes(text[]), gerencial.nomear_por_inteiro(), gerencial.guardar_nome_de_gente() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gerencial.todos_os_nomes(text[]) TO nascente_app;
GRANT SELECT ON gerencial.nome_de_gente TO nascente_app;
-- who verifies that no CPF is in clear looks into what is written of a case too (invariant 54)
GRANT USAGE ON SCHEMA gerencial TO nascente_leitura;
GRANT SELECT ON gerencial.caso_de_fraude, gerencial.evidencia_de_fraude, gerencial.andamento_de_caso TO nascente_leitura;

-- What is taken back is what had been given: the row keeps the text that had been read. What is given is the text in force.
CREATE OR REPLACE FUNCTION cadastro.provar_consentimento() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE ultimo cadastro.consentimento;
BEGIN
  PERFORM FROM cadastro.pessoa p WHERE p.id = NEW.pessoa FOR NO KEY UPDATE;
  SELECT c.* INTO ultimo FROM cadastro.consentimento c WHERE c.pessoa = NEW.pessoa AND c.finalidade = NEW.finalidade ORDER BY c.id DESC LIMIT 1;
  IF NEW.decisao = 'REVOGADO' AND (ultimo.decisao IS DISTINCT FROM 'CONCEDIDO' OR ultimo.versao <> NEW.versao) THEN
    RAISE EXCEPTION 'não há consentimento em vigor a revogar' USING ERRCODE = '23514', CONSTRAINT = 'consentimento_a_revogar';
  END IF;
  IF NEW.decisao = 'CONCEDIDO' AND ultimo.decisao = 'CONCEDIDO' AND ultimo.versao >= NEW.versao THEN
    RAISE EXCEPTION 'o consentimento a este texto já está em vigor' USING ERRCODE = '23514', CONSTRAINT = 'consentimento_repetido';
  END IF;
  IF NEW.decisao = 'CONCEDIDO' AND EXISTS (SELECT FROM cadastro.texto_de_consentimento t WHERE t.finalidade = NEW.finalidade AND t.versao > NEW.versao) THEN
    RAISE EXCEPTION 'há um texto mais novo a autorizar' USING ERRCODE = '23514', CONSTRAINT = 'consentimento_a_texto_velho';
  END IF;
  RETURN NEW;
END $$;

-- The term counts from the day on which the person asked, which is never after that on which somebody registered it (Brasília).
ALTER TABLE cadastro.pedido_do_titular ADD CONSTRAINT pedido_antes_do_registro CHECK (aberto_em <= (registrado_em AT TIME ZONE 'America/Sao_Paulo')::date);
