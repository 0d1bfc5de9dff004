-- Up Migration

-- Who administers access by profile decides as much as who has full access, so the second factor is asked of both. A utility that chose its own list keeps it.
UPDATE comum.parametro
   SET valor = '{"administradores": true, "funcoes": ["usuario", "perfil", "privilegio", "chave-de-api", "segundo-fator", "politica-de-acesso", "excecao-de-segregacao", "estorno-de-fatura", "baixa-manual", "juridico"],
                 "privilegios": ["pagamento:estornar", "divida-ativa:ver"]}'
 WHERE chave = 'acesso.segundo-fator-obrigatorio'
   AND valor = '{"administradores": true, "funcoes": ["estorno-de-fatura", "baixa-manual", "juridico"], "privilegios": ["pagamento:estornar", "divida-ativa:ver"]}';
