-- Up Migration

-- Keys of personal data that are used no more (docs/adr/0035). What is encrypted says in its first five bytes the form and the name of its key; the key itself is
-- never here. A key that is in this list encrypts nothing again: the backup of a secret, put back by mistake, is refused by the first row.
CREATE TABLE cadastro.chave_pessoal_retirada (
  prefixo bytea PRIMARY KEY CHECK (octet_length(prefixo) = 5 AND substr(prefixo, 1, 1) = '\x02'),
  retirada_em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON cadastro.chave_pessoal_retirada EXECUTE FUNCTION comum.recusar_alteracao();

-- Form 1 has no name of a key: after the first rotation nobody knows under which it would be. Volatile, so that a row that waited for the rotation sees its end.
CREATE FUNCTION cadastro.de_chave_retirada(cifrado bytea) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cadastro.chave_pessoal_retirada r WHERE r.prefixo = substr(cifrado, 1, 5) OR substr(cifrado, 1, 1) = '\x01');
END $$;
GRANT EXECUTE ON FUNCTION cadastro.de_chave_retirada(bytea) TO nascente_app, nascente_lote;
CREATE FUNCTION cadastro.recusar_chave_retirada() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'dado pessoal cifrado com uma chave que já foi retirada' USING ERRCODE = '23514', CONSTRAINT = 'chave_pessoal_retirada';
END $$;
CREATE TRIGGER sem_chave_retirada BEFORE INSERT OR UPDATE OF documento_cifrado ON cadastro.pessoa FOR EACH ROW
  WHEN (cadastro.de_chave_retirada(NEW.documento_cifrado)) EXECUTE FUNCTION cadastro.recusar_chave_retirada();
CREATE TRIGGER sem_chave_retirada BEFORE INSERT OR UPDATE OF valor_cifrado ON cadastro.contato FOR EACH ROW
  WHEN (cadastro.de_chave_retirada(NEW.valor_cifrado)) EXECUTE FUNCTION cadastro.recusar_chave_retirada();
CREATE TRIGGER sem_chave_retirada BEFORE INSERT OR UPDATE OF texto_cifrado, resposta_cifrada ON cadastro.pedido_do_titular FOR EACH ROW
  WHEN (cadastro.de_chave_retirada(NEW.texto_cifrado) OR cadastro.de_chave_retirada(NEW.resposta_cifrada)) EXECUTE FUNCTION cadastro.recusar_chave_retirada();

-- The proof: with nobody writing (nor waiting for long behind one who writes), nothing is left under those keys, nor under a key that has no name. Else nothing is taken away.
CREATE FUNCTION cadastro.retirar_chaves_pessoais(prefixos bytea[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog SET lock_timeout = '15s' AS $$
DECLARE restam bigint;
BEGIN
  LOCK TABLE cadastro.pessoa, cadastro.contato, cadastro.pedido_do_titular IN SHARE ROW EXCLUSIVE MODE;
  SELECT count(*) INTO restam FROM (
    SELECT documento_cifrado AS c FROM cadastro.pessoa UNION ALL SELECT valor_cifrado FROM cadastro.contato
    UNION ALL SELECT texto_cifrado FROM cadastro.pedido_do_titular UNION ALL SELECT resposta_cifrada FROM cadastro.pedido_do_titular) x
   WHERE substr(c, 1, 5) = ANY (prefixos) OR substr(c, 1, 1) = '\x01';
  IF restam > 0 THEN
    RAISE EXCEPTION '% dados pessoais ainda estão cifrados com a chave que se quer retirar', restam USING ERRCODE = '23503', CONSTRAINT = 'chave_pessoal_em_uso';
  END IF;
  INSERT INTO cadastro.chave_pessoal_retirada (prefixo) SELECT unnest(prefixos) ON CONFLICT DO NOTHING;
END $$;
REVOKE EXECUTE ON FUNCTION cadastro.retirar_chaves_pessoais(bytea[]) FROM PUBLIC;

-- What was asked and answered does not change; who owns the tables may encrypt it again under another key, and nothing else of it.
CREATE OR REPLACE FUNCTION cadastro.proteger_pedido() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  recifrado boolean := has_column_privilege(session_user, 'cadastro.pedido_do_titular', 'texto_cifrado', 'UPDATE')
    AND (NEW.situacao, NEW.responsavel, NEW.respondido_por, NEW.respondido_em) IS NOT DISTINCT FROM (OLD.situacao, OLD.responsavel, OLD.respondido_por, OLD.respondido_em)
    AND (NEW.texto_cifrado = OLD.texto_cifrado OR (substr(NEW.texto_cifrado, 1, 5) <> substr(OLD.texto_cifrado, 1, 5) AND octet_length(NEW.texto_cifrado) > 33))
    AND (NEW.resposta_cifrada IS NOT DISTINCT FROM OLD.resposta_cifrada OR substr(NEW.resposta_cifrada, 1, 5) <> substr(OLD.resposta_cifrada, 1, 5));
BEGIN
  IF (OLD.protocolo, OLD.pessoa, OLD.cdc, OLD.tipo, OLD.canal, OLD.aberto_em, OLD.prazo, OLD.registrado_por, OLD.registrado_em)
     IS DISTINCT FROM (NEW.protocolo, NEW.pessoa, NEW.cdc, NEW.tipo, NEW.canal, NEW.aberto_em, NEW.prazo, NEW.registrado_por, NEW.registrado_em)
     OR (NOT coalesce(recifrado, false) AND (OLD.texto_cifrado IS DISTINCT FROM NEW.texto_cifrado OR OLD.respondido_em IS NOT NULL)) THEN
    RAISE EXCEPTION 'o pedido % e a sua resposta não se alteram', OLD.protocolo USING ERRCODE = '42501';
  END IF;
  IF NEW.situacao <> OLD.situacao AND NOT EXISTS (SELECT FROM cadastro.transicao_do_pedido t WHERE t.de = OLD.situacao AND t.para = NEW.situacao) THEN
    RAISE EXCEPTION 'o pedido % não passa de % para %', OLD.protocolo, OLD.situacao, NEW.situacao USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
