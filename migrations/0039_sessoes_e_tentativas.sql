-- Up Migration

-- Recovery codes of the second factor (ASVS 6.5.2): one digest for each. A code has more than 112 random bits, so a plain digest is enough and a guess costs the
-- server nothing (docs/adr/0027). Using one deletes its row: of two uses at once, one finds it gone. Those of before had fewer bits and were encrypted with a key
-- that is not here: they cannot be converted, and whoever had them is told to make others.
CREATE TABLE acesso.codigo_de_reserva (
  usuario uuid NOT NULL REFERENCES acesso.segundo_fator (usuario) ON DELETE CASCADE,
  resumo bytea NOT NULL CHECK (octet_length(resumo) = 32),
  PRIMARY KEY (usuario, resumo)
);
-- better-auth asks for the column to be there; nothing is ever in it.
UPDATE acesso.segundo_fator SET codigos = '';
ALTER TABLE acesso.segundo_fator ALTER COLUMN codigos SET DEFAULT '', ADD CONSTRAINT segundo_fator_sem_codigos CHECK (codigos = '');
REVOKE UPDATE (codigos) ON acesso.segundo_fator FROM nascente_app;
GRANT SELECT, INSERT, DELETE ON acesso.codigo_de_reserva TO nascente_app;

-- Attempts against controls (ASVS 16.3.3): input that no screen of ours sends, credentials that were made up, other sites, other networks. Counted by hour, origin
-- and kind; the audit gets the 1st, the 10th, the 100th… of each, so that whoever repeats himself a million times fills seven lines of it.
CREATE TABLE acesso.tentativa_de_contorno (
  hora timestamptz NOT NULL,
  tipo text NOT NULL CHECK (tipo IN ('ENTRADA_MALFORMADA', 'OUTRA_ORIGEM', 'CREDENCIAL_FORJADA', 'CREDENCIAL_TROCADA', 'REDE_RECUSADA', 'FORA_DO_LUGAR')),
  origem cidr NOT NULL,
  quem text NOT NULL CHECK (length(quem) BETWEEN 1 AND 120),
  quantas bigint NOT NULL CHECK (quantas > 0),
  PRIMARY KEY (hora, tipo, origem, quem)
);

-- The only way in: nobody writes fewer than there were. Beyond five hundred rows in an hour the others count as one, of nobody in particular.
CREATE FUNCTION acesso.anotar_contorno(p_tipo text, p_quem text, p_ip inet, p_dispositivo text, p_objeto text, p_detalhe jsonb, p_quantas integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  v_hora timestamptz := date_trunc('hour', clock_timestamp());
  v_origem cidr := acesso.origem_de(p_ip);
  v_quem text := p_quem;
  v_depois bigint;
BEGIN
  IF p_quantas NOT BETWEEN 1 AND 1000000 THEN RAISE EXCEPTION 'de 1 a 1000000 de cada vez'; END IF;
  IF NOT EXISTS (SELECT FROM acesso.tentativa_de_contorno t WHERE t.hora = v_hora AND t.tipo = p_tipo AND t.origem = v_origem AND t.quem = v_quem)
     AND (SELECT count(*) FROM acesso.tentativa_de_contorno t WHERE t.hora = v_hora) >= 500 THEN
    v_origem := CASE family(p_ip) WHEN 4 THEN '0.0.0.0/0'::cidr ELSE '::/0'::cidr END;
    v_quem := 'público';
  END IF;
  DELETE FROM acesso.tentativa_de_contorno d WHERE (d.hora, d.tipo, d.origem, d.quem) IN
    (SELECT t.hora, t.tipo, t.origem, t.quem FROM acesso.tentativa_de_contorno t WHERE t.hora < v_hora - interval '30 days' ORDER BY t.hora LIMIT 20 FOR UPDATE SKIP LOCKED);
  INSERT INTO acesso.tentativa_de_contorno AS t (hora, tipo, origem, quem, quantas) VALUES (v_hora, p_tipo, v_origem, v_quem, p_quantas)
    ON CONFLICT (hora, tipo, origem, quem) DO UPDATE SET quantas = t.quantas + excluded.quantas RETURNING t.quantas INTO v_depois;
  IF v_depois = p_quantas OR length(v_depois::text) > length((v_depois - p_quantas)::text) THEN
    INSERT INTO comum.auditoria (usuario, ip, dispositivo, funcao, objeto, depois, motivo, resultado)
      VALUES (v_quem, p_ip, p_dispositivo, 'acesso/tentativa-de-contorno', p_objeto, p_detalhe || jsonb_build_object('nestaHora', v_depois),
              CASE p_tipo WHEN 'ENTRADA_MALFORMADA' THEN 'pedido fora do contrato' WHEN 'OUTRA_ORIGEM' THEN 'pedido de outro site' WHEN 'CREDENCIAL_FORJADA' THEN 'credencial que não abre'
                          WHEN 'CREDENCIAL_TROCADA' THEN 'credencial de outro tipo' WHEN 'REDE_RECUSADA' THEN 'rede sem acesso' ELSE 'alvo fora do lugar de quem age' END,
              'RECUSADO');
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION acesso.anotar_contorno(text, text, inet, text, text, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acesso.anotar_contorno(text, text, inet, text, text, jsonb, integer) TO nascente_app;
