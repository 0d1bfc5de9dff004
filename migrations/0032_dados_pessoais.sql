-- Up Migration

-- What is somebody's (LGPD; TR 6.5.23.10 to 16): what is hidden, how people are reached, what they allowed, what they ask.

INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES
  ('dados-pessoais.politica', '[2000-01-01,)', '{"mascarar": {"CPF": true, "CNPJ": false, "EMAIL": true, "TELEFONE": true, "NOME": false}, "padroes": []}',
   'O que sai mascarado para quem não tem o privilégio dado-pessoal:ver, e os padrões próprios da autarquia (TR 6.5.23.11)');

-- How people are reached, encrypted as their documents are: value by AES-GCM, search by a keyed hash, and the mask that people see. ---------------------

CREATE TABLE cadastro.contato (
  pessoa integer NOT NULL REFERENCES cadastro.pessoa,
  tipo text NOT NULL CHECK (tipo IN ('EMAIL', 'TELEFONE')),
  valor_cifrado bytea NOT NULL CHECK (octet_length(valor_cifrado) > 29),
  valor_indice bytea NOT NULL CHECK (octet_length(valor_indice) = 32),
  mascara text NOT NULL CHECK (position('*' IN mascara) > 0),
  alterado_em timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (pessoa, tipo)
);
CREATE INDEX contato_indice ON cadastro.contato (tipo, valor_indice);

-- The columns in clear take nothing more. What is in them moves with the key, which SQL does not have (nascente proteger-contatos), and they go away after.
CREATE FUNCTION cadastro.recusar_contato_em_claro() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'telefone e e-mail se guardam cifrados, em cadastro.contato' USING ERRCODE = '23514', CONSTRAINT = 'contato_em_claro';
END $$;
CREATE TRIGGER sem_contato_em_claro BEFORE INSERT OR UPDATE OF telefone, email ON cadastro.pessoa FOR EACH ROW
  WHEN (NEW.telefone IS NOT NULL OR NEW.email IS NOT NULL) EXECUTE FUNCTION cadastro.recusar_contato_em_claro();

-- Consents: what was read is kept by version, and the last row of a person and purpose is what is in force. -------------------------------------------

CREATE TABLE cadastro.texto_de_consentimento (
  finalidade text NOT NULL CHECK (finalidade IN ('AVISOS_POR_WHATSAPP', 'AVISOS_POR_SMS', 'AVISOS_POR_EMAIL', 'PESQUISA_DE_SATISFACAO')),
  versao integer NOT NULL CHECK (versao > 0),
  texto text NOT NULL CHECK (length(btrim(texto)) BETWEEN 20 AND 4000),
  resumo bytea NOT NULL CHECK (resumo = sha256(convert_to(texto, 'UTF8'))),
  por text NOT NULL,
  em timestamptz NOT NULL,
  PRIMARY KEY (finalidade, versao),
  UNIQUE (finalidade, versao, resumo)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON cadastro.texto_de_consentimento EXECUTE FUNCTION comum.recusar_alteracao();

INSERT INTO cadastro.texto_de_consentimento (finalidade, versao, texto, resumo, por, em)
SELECT f, 1, t, sha256(convert_to(t, 'UTF8')), 'sistema:nascente', clock_timestamp() FROM (VALUES
  ('AVISOS_POR_WHATSAPP', 'Autorizo receber pelo WhatsApp avisos sobre as minhas ligações: conta disponível, vencimento, falta de água e serviços pedidos. Posso retirar esta autorização quando quiser, em qualquer canal de atendimento, sem nenhum custo.'),
  ('AVISOS_POR_SMS', 'Autorizo receber por mensagem de texto (SMS) avisos sobre as minhas ligações: conta disponível, vencimento, falta de água e serviços pedidos. Posso retirar esta autorização quando quiser, em qualquer canal de atendimento, sem nenhum custo.'),
  ('AVISOS_POR_EMAIL', 'Autorizo receber por e-mail avisos sobre as minhas ligações: conta disponível, vencimento, falta de água e serviços pedidos. Posso retirar esta autorização quando quiser, em qualquer canal de atendimento, sem nenhum custo.'),
  ('PESQUISA_DE_SATISFACAO', 'Autorizo ser procurado para responder pesquisas sobre a qualidade dos serviços de água e esgoto. Posso retirar esta autorização quando quiser, em qualquer canal de atendimento, sem nenhum custo.')
) x(f, t);

CREATE TABLE cadastro.consentimento (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pessoa integer NOT NULL REFERENCES cadastro.pessoa,
  finalidade text NOT NULL,
  versao integer NOT NULL,
  resumo_do_texto bytea NOT NULL,
  decisao text NOT NULL CHECK (decisao IN ('CONCEDIDO', 'REVOGADO')),
  canal text NOT NULL CHECK (canal IN ('BALCAO', 'TELEFONE', 'SITE', 'WHATSAPP', 'EMAIL', 'CARTA')),
  -- how it is proven: number of the call, of the protocol, of the signed paper
  comprovacao text NOT NULL CHECK (length(btrim(comprovacao)) BETWEEN 5 AND 300),
  por text NOT NULL,
  em timestamptz NOT NULL,
  FOREIGN KEY (finalidade, versao, resumo_do_texto) REFERENCES cadastro.texto_de_consentimento (finalidade, versao, resumo)
);
CREATE INDEX consentimento_pessoa ON cadastro.consentimento (pessoa, finalidade, id DESC);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON cadastro.consentimento EXECUTE FUNCTION comum.recusar_alteracao();

-- One decision after the other: the person is locked, so that two who register at once see each other. What is not in force cannot be taken back.
CREATE FUNCTION cadastro.provar_consentimento() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE ultimo cadastro.consentimento;
BEGIN
  PERFORM FROM cadastro.pessoa p WHERE p.id = NEW.pessoa FOR NO KEY UPDATE;
  SELECT c.* INTO ultimo FROM cadastro.consentimento c WHERE c.pessoa = NEW.pessoa AND c.finalidade = NEW.finalidade ORDER BY c.id DESC LIMIT 1;
  IF NEW.decisao = 'REVOGADO' AND ultimo.decisao IS DISTINCT FROM 'CONCEDIDO' THEN
    RAISE EXCEPTION 'não há consentimento em vigor a revogar' USING ERRCODE = '23514', CONSTRAINT = 'consentimento_a_revogar';
  END IF;
  IF NEW.decisao = 'CONCEDIDO' AND ultimo.decisao = 'CONCEDIDO' AND ultimo.versao >= NEW.versao THEN
    RAISE EXCEPTION 'o consentimento a este texto já está em vigor' USING ERRCODE = '23514', CONSTRAINT = 'consentimento_repetido';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER provar_consentimento BEFORE INSERT ON cadastro.consentimento FOR EACH ROW EXECUTE FUNCTION cadastro.provar_consentimento();

-- What the person asks of its own data (LGPD art. 18): a number without gaps, fifteen days (art. 19, II), and an answer that is said once. ---------------

INSERT INTO comum.contador (serie, ultimo, maximo) VALUES ('pedido-do-titular', 0, 999999999);

CREATE TABLE cadastro.pedido_do_titular (
  protocolo bigint PRIMARY KEY,
  pessoa integer NOT NULL REFERENCES cadastro.pessoa,
  -- by which ligação the person was identified
  cdc integer NOT NULL REFERENCES cadastro.ligacao,
  tipo text NOT NULL CHECK (tipo IN ('CONFIRMACAO', 'ACESSO', 'CORRECAO', 'ELIMINACAO', 'PORTABILIDADE', 'OPOSICAO', 'INFORMACAO')),
  canal text NOT NULL CHECK (canal IN ('BALCAO', 'TELEFONE', 'SITE', 'WHATSAPP', 'EMAIL', 'CARTA')),
  texto_cifrado bytea NOT NULL CHECK (octet_length(texto_cifrado) > 29),
  aberto_em date NOT NULL,
  prazo date NOT NULL,
  registrado_por text NOT NULL,
  registrado_em timestamptz NOT NULL,
  situacao text NOT NULL DEFAULT 'ABERTO' CHECK (situacao IN ('ABERTO', 'EM_ANALISE', 'ATENDIDO', 'NEGADO', 'CANCELADO')),
  responsavel text,
  resposta_cifrada bytea CHECK (octet_length(resposta_cifrada) > 29),
  respondido_por text,
  respondido_em timestamptz,
  CONSTRAINT prazo_legal CHECK (prazo = aberto_em + 15),
  CONSTRAINT em_analise_de_alguem CHECK (situacao <> 'EM_ANALISE' OR responsavel IS NOT NULL),
  CONSTRAINT resposta_inteira CHECK (num_nonnulls(resposta_cifrada, respondido_por, respondido_em) = CASE WHEN situacao IN ('ATENDIDO', 'NEGADO', 'CANCELADO') THEN 3 ELSE 0 END)
);
CREATE INDEX pedido_do_titular_aberto ON cadastro.pedido_do_titular (prazo) WHERE respondido_em IS NULL;
CREATE INDEX pedido_do_titular_pessoa ON cadastro.pedido_do_titular (pessoa);

-- The number comes from the counter, in the transaction of the row, whatever the writer says.
CREATE FUNCTION cadastro.numerar_pedido() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW.protocolo := comum.reservar_numeros('pedido-do-titular', 1);
  RETURN NEW;
END $$;
CREATE TRIGGER numerar BEFORE INSERT ON cadastro.pedido_do_titular FOR EACH ROW EXECUTE FUNCTION cadastro.numerar_pedido();

-- MAQUINA_PEDIDO of the domain (domain/cadastro/pedido-do-titular.ts), as rows: a test keeps both the same.
CREATE TABLE cadastro.transicao_do_pedido (
  de text NOT NULL,
  para text NOT NULL,
  PRIMARY KEY (de, para)
);
INSERT INTO cadastro.transicao_do_pedido (de, para) VALUES
  ('ABERTO', 'EM_ANALISE'), ('ABERTO', 'ATENDIDO'), ('ABERTO', 'NEGADO'), ('ABERTO', 'CANCELADO'),
  ('EM_ANALISE', 'ATENDIDO'), ('EM_ANALISE', 'NEGADO'), ('EM_ANALISE', 'CANCELADO');

CREATE FUNCTION cadastro.proteger_pedido() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF (OLD.protocolo, OLD.pessoa, OLD.cdc, OLD.tipo, OLD.canal, OLD.texto_cifrado, OLD.aberto_em, OLD.prazo, OLD.registrado_por, OLD.registrado_em)
     IS DISTINCT FROM (NEW.protocolo, NEW.pessoa, NEW.cdc, NEW.tipo, NEW.canal, NEW.texto_cifrado, NEW.aberto_em, NEW.prazo, NEW.registrado_por, NEW.registrado_em)
     OR OLD.respondido_em IS NOT NULL THEN
    RAISE EXCEPTION 'o pedido % e a sua resposta não se alteram', OLD.protocolo USING ERRCODE = '42501';
  END IF;
  IF NEW.situacao <> OLD.situacao AND NOT EXISTS (SELECT FROM cadastro.transicao_do_pedido t WHERE t.de = OLD.situacao AND t.para = NEW.situacao) THEN
    RAISE EXCEPTION 'o pedido % não passa de % para %', OLD.protocolo, OLD.situacao, NEW.situacao USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proteger BEFORE UPDATE ON cadastro.pedido_do_titular FOR EACH ROW EXECUTE FUNCTION cadastro.proteger_pedido();
CREATE TRIGGER sem_exclusao BEFORE DELETE OR TRUNCATE ON cadastro.pedido_do_titular EXECUTE FUNCTION comum.recusar_alteracao();

GRANT SELECT, INSERT, UPDATE ON cadastro.contato TO nascente_app;
GRANT SELECT ON cadastro.texto_de_consentimento, cadastro.consentimento, cadastro.transicao_do_pedido TO nascente_app, nascente_leitura;
-- who sends messages asks first
GRANT SELECT ON cadastro.contato, cadastro.consentimento TO nascente_lote;
GRANT INSERT ON cadastro.texto_de_consentimento TO nascente_app;
GRANT INSERT (pessoa, finalidade, versao, resumo_do_texto, decisao, canal, comprovacao, por, em) ON cadastro.consentimento TO nascente_app;
GRANT SELECT ON cadastro.pedido_do_titular TO nascente_app, nascente_leitura;
GRANT INSERT (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) ON cadastro.pedido_do_titular TO nascente_app;
GRANT UPDATE (situacao, responsavel, resposta_cifrada, respondido_por, respondido_em) ON cadastro.pedido_do_titular TO nascente_app;
