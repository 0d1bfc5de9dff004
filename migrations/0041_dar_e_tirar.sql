-- Up Migration

-- The audit and the documents name people by name, for ever: who had a name before is still the one whom it names. A name that was somebody's is nobody else's, and none
-- is written as the system, its keys and its visitors are ("chave: …", "sistema:…", "público").
CREATE TABLE acesso.nome_usado (
  nome text PRIMARY KEY CHECK (nome = lower(nome)),
  usuario uuid NOT NULL REFERENCES acesso.usuario ON DELETE CASCADE
);
INSERT INTO acesso.nome_usado (nome, usuario) SELECT lower(u.nome), u.id FROM acesso.usuario u;
ALTER TABLE acesso.usuario ADD CONSTRAINT nome_de_pessoa CHECK (nome !~ ':' AND lower(nome) NOT IN ('sistema', 'público')) NOT VALID;

CREATE FUNCTION acesso.guardar_nome() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO acesso.nome_usado (nome, usuario) VALUES (lower(NEW.nome), NEW.id) ON CONFLICT (nome) DO NOTHING;
  PERFORM FROM acesso.nome_usado n WHERE n.nome = lower(NEW.nome) AND n.usuario = NEW.id;
  IF NOT FOUND THEN RAISE EXCEPTION 'este nome já foi de outra pessoa' USING ERRCODE = 'unique_violation', CONSTRAINT = 'nome_de_outra_pessoa'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guardar_nome AFTER INSERT OR UPDATE OF nome ON acesso.usuario FOR EACH ROW EXECUTE FUNCTION acesso.guardar_nome();
GRANT SELECT ON acesso.nome_usado TO nascente_app;

-- Who last let a person in or kept him out, and when: many people a few at a time are many people, and wait for a second administrador too (TR 3.7).
ALTER TABLE acesso.usuario
  ADD COLUMN situacao_mudada_por uuid REFERENCES acesso.usuario,
  ADD COLUMN situacao_mudada_em timestamptz;
CREATE INDEX usuario_situacao_mudada ON acesso.usuario (situacao_mudada_por, situacao_mudada_em) WHERE situacao_mudada_por IS NOT NULL;
GRANT UPDATE (situacao_mudada_por, situacao_mudada_em) ON acesso.usuario TO nascente_app;
