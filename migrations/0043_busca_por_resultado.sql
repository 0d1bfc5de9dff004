-- Up Migration

-- What was not done as asked is a small part of the audit and is searched by itself (TR 6.2; 003 6.5.23.15).
CREATE INDEX auditoria_resultado ON comum.auditoria (resultado, id DESC) WHERE resultado <> 'FEITO';
