-- Up Migration

-- How the audit is searched (TR 6.2): by who, by what was done, by what it was done to, by from where; always the most recent first. The object is a
-- path (`ciclo:12/ligacao:10102`): each of its parts finds the act.
CREATE INDEX auditoria_usuario ON comum.auditoria (lower(usuario) text_pattern_ops, id DESC);
CREATE INDEX auditoria_funcao ON comum.auditoria (funcao text_pattern_ops, id DESC);
CREATE INDEX auditoria_partes ON comum.auditoria USING gin (string_to_array(objeto, '/'));
CREATE INDEX auditoria_ip ON comum.auditoria (ip, id DESC) WHERE ip IS NOT NULL;
CREATE INDEX auditoria_em ON comum.auditoria (em);
