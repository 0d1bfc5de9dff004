-- Up Migration

-- That the term of a request of a titular was called to attention: once for each request and day, whatever runs again (LGPD art. 19, II; domain/cadastro/pedido-do-titular.ts).
CREATE TABLE cadastro.aviso_de_prazo (
  protocolo bigint NOT NULL REFERENCES cadastro.pedido_do_titular,
  dia date NOT NULL,
  alarme text NOT NULL CHECK (alarme IN ('A_VENCER', 'VENCIDO')),
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (protocolo, dia)
);
CREATE TRIGGER so_inclusao BEFORE UPDATE OR DELETE OR TRUNCATE ON cadastro.aviso_de_prazo EXECUTE FUNCTION comum.recusar_alteracao();
GRANT SELECT ON cadastro.aviso_de_prazo TO nascente_app, nascente_lote, nascente_leitura;
GRANT INSERT (protocolo, dia, alarme) ON cadastro.aviso_de_prazo TO nascente_app;
