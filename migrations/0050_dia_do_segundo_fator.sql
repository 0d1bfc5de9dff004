-- Up Migration

-- The day of a loan or a privilege is that of America/Sao_Paulo, whatever the zone of the server (docs/adr/0031): where the server keeps UTC, from 21h of its last
-- day on, a right that was still in force asked for no second factor.
-- What is denied elsewhere is not looked at: too strict is the safe side.
CREATE OR REPLACE FUNCTION acesso.exige_segundo_fator(p_usuario uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT ((v.valor ->> 'administradores')::boolean AND u.administrador)
        OR EXISTS (SELECT FROM acesso.concessao c WHERE c.efeito = 'CONCEDE' AND v.valor -> 'funcoes' ? c.funcao
                      AND (c.usuario = u.id OR c.perfil IN (SELECT up.perfil FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil AND p.ativo WHERE up.usuario = u.id)
                           OR c.delegacao IN (SELECT d.id FROM acesso.delegacao d WHERE d.delegado = u.id AND d.encerrada_em IS NULL AND (now() AT TIME ZONE 'America/Sao_Paulo')::date BETWEEN d.de AND d.ate)))
        OR EXISTS (SELECT FROM acesso.privilegio_concedido g WHERE g.usuario = u.id AND g.retirado_em IS NULL AND (now() AT TIME ZONE 'America/Sao_Paulo')::date BETWEEN g.de AND g.ate AND v.valor -> 'privilegios' ? g.privilegio)
      FROM acesso.usuario u, comum.parametro v
     WHERE u.id = p_usuario AND v.chave = 'acesso.segundo-fator-obrigatorio' AND v.vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date), false)
$$;
