/**
 * The right that each audited act of a person uses: act (`<contexto>/<nome>` of its route) → `<função>:<ação>`. Only routes that change something are
 * here: looking leaves no trace by which a right could be told unused. A test beside it compares it with the contracts.
 */
export const DIREITO_DO_ATO: Readonly<Record<string, string>> = {
  'acesso/alterar-acessos-do-usuario': 'usuario:alterar',
  'acesso/alterar-departamento': 'departamento:alterar',
  'acesso/alterar-obrigatoriedade': 'segundo-fator:alterar',
  'acesso/alterar-parametros-de-bloqueio': 'bloqueio:alterar',
  'acesso/alterar-perfil': 'perfil:alterar',
  'acesso/alterar-politica-de-senha': 'politica-de-acesso:alterar',
  'acesso/alterar-rede': 'rede-de-acesso:alterar',
  'acesso/alterar-usuario': 'usuario:alterar',
  'acesso/bloquear': 'bloqueio:alterar',
  'acesso/conceder-privilegio': 'privilegio:incluir',
  'acesso/criar-chave': 'chave-de-api:incluir',
  'acesso/criar-departamento': 'departamento:incluir',
  'acesso/criar-perfil': 'perfil:incluir',
  'acesso/criar-usuario': 'usuario:incluir',
  'acesso/dar-senha': 'usuario:executar',
  'acesso/decidir-ato-em-massa': 'usuario:executar',
  'acesso/decidir-estacao': 'estacao:alterar',
  'acesso/decidir-pedido': 'pedido-de-acesso:executar',
  'acesso/encerrar-delegacao': 'delegacao:alterar',
  'acesso/encerrar-excecao-de-segregacao': 'excecao-de-segregacao:alterar',
  'acesso/encerrar-sessoes-do-usuario': 'usuario:executar',
  'acesso/excetuar-da-segregacao': 'excecao-de-segregacao:incluir',
  'acesso/excluir-perfil': 'perfil:excluir',
  'acesso/exigir-estacao': 'estacao:alterar',
  'acesso/incluir-rede': 'rede-de-acesso:incluir',
  'acesso/liberar-bloqueio': 'bloqueio:alterar',
  'acesso/mudar-administrador': 'usuario:executar',
  'acesso/mudar-situacao-de-usuarios': 'usuario:executar',
  'acesso/retirar-privilegio': 'privilegio:alterar',
  'acesso/retirar-segundo-fator': 'segundo-fator:alterar',
  'acesso/revogar-chave': 'chave-de-api:alterar',
  'acesso/trocar-chave': 'chave-de-api:alterar',
  'arrecadacao/enviar-retorno': 'retorno:incluir',
  'arrecadacao/liberar-retorno': 'retorno:executar',
  'arrecadacao/recusar-retorno': 'retorno:executar',
  'cadastro/assumir-pedido-titular': 'pedido-titular:alterar',
  'cadastro/mudar-politica-dados': 'dado-pessoal:alterar',
  'cadastro/publicar-texto-consentimento': 'consentimento:executar',
  'cadastro/registrar-consentimento': 'consentimento:incluir',
  'cadastro/registrar-pedido-titular': 'pedido-titular:incluir',
  'cadastro/responder-pedido-titular': 'pedido-titular:alterar',
  'cadastro/revelar-dado': 'dado-pessoal:executar',
  'cadastro/revogar-consentimento': 'consentimento:alterar',
  'comum/alterar-retencao-auditoria': 'auditoria:alterar',
  'comum/reprocessar-fila': 'plataforma:executar',
  'faturamento/abrir-ciclo': 'ciclo:incluir',
  'faturamento/aprovar-ciclo': 'liberacao-do-ciclo:executar',
  'faturamento/decidir-apontamento': 'critica:alterar',
  'faturamento/devolver-rota': 'critica:executar',
  'faturamento/recalcular-previa': 'critica:executar',
  'faturamento/retomar-ciclo': 'ciclo:executar',
  'gerencial/assumir-caso-fraude': 'caca-fraude:alterar',
  'gerencial/concluir-caso-fraude': 'caca-fraude:alterar',
  'gerencial/mudar-regra-fraude': 'caca-fraude:alterar',
  'gerencial/rodar-caca-fraude': 'caca-fraude:executar',
  'leitura/enviar-leituras': 'leitura-arquivo:incluir',
};

/** Rights of which the audit can tell whether they were used. */
export const DIREITOS_QUE_SE_VEEM: ReadonlySet<string> = new Set(Object.values(DIREITO_DO_ATO));

/** Those that a person holds (`<função>:<ação>`) and that none of his acts used, in order. */
export function direitosSemUso(direitos: readonly string[], atos: readonly string[]): readonly string[] {
  const usados = new Set(atos.map((ato) => DIREITO_DO_ATO[ato]));
  return direitos.filter((d) => DIREITOS_QUE_SE_VEEM.has(d) && !usados.has(d)).sort();
}
