/**
 * The functions of the system, with the actions that its routes ask for, and the menu group of each (grupo de trabalho, TR 3.3). A route names one of these
 * or does not compile; `test/architecture/permissoes.test.ts` refuses one that no route asks for, so this list is what can be granted, and all of it.
 */
import type { Acao } from './permissao.ts';

export const GRUPOS_DE_TRABALHO = {
  cadastro: 'Cadastro e atendimento',
  leitura: 'Leitura',
  faturamento: 'Faturamento',
  arrecadacao: 'Arrecadação',
  contabilidade: 'Contabilidade',
  controle: 'Controle interno',
  administracao: 'Administração do sistema',
} as const;
export type GrupoDeTrabalho = keyof typeof GRUPOS_DE_TRABALHO;

interface Descricao {
  readonly nome: string;
  readonly grupo: GrupoDeTrabalho;
  readonly acoes: readonly Acao[];
}

export const FUNCOES = {
  ligacao: { nome: 'Ligações', grupo: 'cadastro', acoes: ['consultar'] },
  fatura: { nome: 'Contas', grupo: 'cadastro', acoes: ['consultar'] },
  'dado-pessoal': { nome: 'Dados pessoais: revelar e política de máscaras', grupo: 'controle', acoes: ['consultar', 'alterar', 'executar'] },
  consentimento: { nome: 'Consentimentos', grupo: 'cadastro', acoes: ['consultar', 'incluir', 'alterar', 'executar'] },
  'pedido-titular': { nome: 'Pedidos de titulares de dados', grupo: 'controle', acoes: ['consultar', 'incluir', 'alterar', 'executar'] },
  'leitura-arquivo': { nome: 'Arquivos de leitura', grupo: 'leitura', acoes: ['consultar', 'incluir'] },
  ciclo: { nome: 'Ciclos de faturamento', grupo: 'faturamento', acoes: ['consultar', 'incluir', 'executar'] },
  critica: { nome: 'Crítica', grupo: 'faturamento', acoes: ['consultar', 'alterar', 'executar'] },
  'liberacao-do-ciclo': { nome: 'Aprovação da crítica e emissão', grupo: 'faturamento', acoes: ['executar'] },
  retorno: { nome: 'Retornos bancários', grupo: 'arrecadacao', acoes: ['consultar', 'incluir', 'executar'] },
  razao: { nome: 'Razão', grupo: 'contabilidade', acoes: ['consultar'] },
  auditoria: { nome: 'Auditoria', grupo: 'controle', acoes: ['consultar', 'alterar'] },
  'caca-fraude': { nome: 'Caça-fraude', grupo: 'controle', acoes: ['consultar', 'alterar', 'executar'] },
  usuario: { nome: 'Usuários', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar', 'executar'] },
  'chave-de-api': { nome: 'Chaves para outros sistemas', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar'] },
  privilegio: { nome: 'Privilégios', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar'] },
  delegacao: { nome: 'Delegações de todos', grupo: 'administracao', acoes: ['consultar', 'alterar'] },
  'pedido-de-acesso': { nome: 'Pedidos de acesso', grupo: 'administracao', acoes: ['consultar', 'executar'] },
  perfil: { nome: 'Perfis', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar', 'excluir'] },
  'excecao-de-segregacao': { nome: 'Exceções de segregação', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar'] },
  departamento: { nome: 'Departamentos', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar'] },
  plataforma: { nome: 'Andamento da plataforma', grupo: 'administracao', acoes: ['consultar', 'executar'] },
  'politica-de-acesso': { nome: 'Política de senhas e sessões', grupo: 'administracao', acoes: ['alterar'] },
  'rede-de-acesso': { nome: 'Redes de onde se entra', grupo: 'administracao', acoes: ['consultar', 'incluir', 'alterar'] },
  'segundo-fator': { nome: 'Segundo fator das pessoas', grupo: 'administracao', acoes: ['consultar', 'alterar'] },
  estacao: { nome: 'Estações: computadores registrados', grupo: 'administracao', acoes: ['consultar', 'alterar'] },
  bloqueio: { nome: 'Bloqueios de usuários e endereços', grupo: 'administracao', acoes: ['consultar', 'alterar'] },
} as const satisfies Readonly<Record<string, Descricao>>;
export type Funcao = keyof typeof FUNCOES;

export const TODAS_AS_FUNCOES = Object.keys(FUNCOES) as readonly Funcao[];

/** The actions of a function that exist; what is granted beyond them would give nothing. */
export function acoesDa(funcao: Funcao): readonly Acao[] {
  return FUNCOES[funcao].acoes;
}

/** Named by the segregation of duties before there is a route for them; each leaves this list when it enters {@link FUNCOES}. */
export const FUNCOES_POR_VIR: readonly string[] = ['estorno-de-fatura', 'recalculo', 'baixa-manual', 'convenio', 'caixa'];
