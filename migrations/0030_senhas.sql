-- Up Migration

-- Passwords that a person had before the current one, as they were kept: they may not come back while the policy says so (TR 3.8; document 003 item
-- 6.5.23.4). A row never changes; those beyond what the policy compares are deleted, since an old hash only helps who steals it.
CREATE TABLE acesso.senha_anterior (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  usuario uuid NOT NULL REFERENCES acesso.usuario,
  senha text NOT NULL CHECK (senha ~ '^\$scrypt\$'),
  deixada_em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX senha_anterior_usuario ON acesso.senha_anterior (usuario, id DESC);
CREATE TRIGGER nao_altera BEFORE UPDATE ON acesso.senha_anterior FOR EACH ROW EXECUTE FUNCTION comum.recusar_alteracao();

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('acesso.politica-de-senha', '[2000-01-01,)',
   '{"minimo": 12, "maximo": 128, "exigirMaiuscula": false, "exigirMinuscula": false, "exigirNumero": false, "exigirSimbolo": false, "validadeEmDias": null, "historico": 0, "recusarVazadas": true, "recusarContexto": true}',
   'O que uma senha precisa ter (TR 3.8)'),
  ('acesso.palavras-de-contexto', '[2000-01-01,)', '["saae", "água", "esgoto", "nascente"]', 'Palavras da autarquia que uma senha não pode conter: acrescente o nome da cidade'),
  ('acesso.sessao-unica', '[2000-01-01,)', 'false', 'true: quem entra encerra as outras sessões que tinha');

GRANT SELECT, INSERT, DELETE ON acesso.senha_anterior TO nascente_app;
-- Who changes his password goes on in the same session under another token: a cookie that somebody copied before is worth nothing.
GRANT UPDATE (token) ON acesso.sessao_de_usuario TO nascente_app;
