-- Up Migration

-- Acts of entering say what was typed, and an e-mail changes. The act that changed it leaves the database in its time (docs/adr/0026): by whom the archived acts of
-- before were done would then be known by nobody. What somebody had is kept here, as gerencial.nome_de_gente keeps names.
CREATE TABLE acesso.email_anterior (
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  email text NOT NULL,
  PRIMARY KEY (usuario, email)
);
INSERT INTO acesso.email_anterior (usuario, email)
SELECT DISTINCT u.id, lower(a.antes ->> 'email') FROM comum.auditoria a JOIN acesso.usuario u ON a.objeto = 'usuario:' || u.id
 WHERE a.funcao = 'acesso/alterar-usuario' AND a.resultado = 'FEITO' AND length(a.antes ->> 'email') > 0;
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON acesso.email_anterior EXECUTE FUNCTION comum.recusar_alteracao();

CREATE FUNCTION acesso.guardar_email_anterior() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO acesso.email_anterior (usuario, email) VALUES (OLD.id, lower(OLD.email)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER guardar_email_anterior AFTER UPDATE OF email ON acesso.usuario FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION acesso.guardar_email_anterior();
GRANT SELECT ON acesso.email_anterior TO nascente_app;
