/**
 * The functions of the system, with the actions that its routes ask for, and the menu group of each (grupo de trabalho, TR 3.4). A route names one of these
 * or does not compile; `test/architecture/permissoes.test.ts` refuses one that no route asks for, so this list is what can be granted, and all of it. Those that
 * are to come can be granted already, in their places, and open nothing yet: the screens say so.
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
  /** No route asks for it yet. */
  readonly porVir?: true;
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
  // TR 3.4 names these; its "análise de leitura" is the crítica
  'ordem-de-servico': { nome: 'Emissão de ordem de serviço', grupo: 'cadastro', acoes: ['executar'], porVir: true },
  'autorizacao-de-execucao': { nome: 'Autorização de execução', grupo: 'cadastro', acoes: ['executar'], porVir: true },
  'autorizacao-de-religacao': { nome: 'Autorização de religação', grupo: 'cadastro', acoes: ['executar'], porVir: true },
  'cadastro-da-ligacao': { nome: 'Alteração de cadastro', grupo: 'cadastro', acoes: ['alterar'], porVir: true },
  'certidao-negativa': { nome: 'Emissão de certidão negativa de débitos', grupo: 'cadastro', acoes: ['executar'], porVir: true },
  'alteracao-de-fatura': { nome: 'Alteração de fatura', grupo: 'faturamento', acoes: ['alterar'], porVir: true },
  'isencao-na-emissao': { nome: 'Isenção de cobrança na emissão', grupo: 'faturamento', acoes: ['executar'], porVir: true },
  'divida-ativa': { nome: 'Dívida ativa', grupo: 'arrecadacao', acoes: ['executar'], porVir: true },
  juridico: { nome: 'Jurídico: execução fiscal', grupo: 'arrecadacao', acoes: ['consultar', 'executar'], porVir: true },
  // the other sides of the segregation of duties
  'estorno-de-fatura': { nome: 'Estorno de fatura', grupo: 'faturamento', acoes: ['executar'], porVir: true },
  recalculo: { nome: 'Recálculo de fatura', grupo: 'faturamento', acoes: ['executar'], porVir: true },
  'baixa-manual': { nome: 'Baixa manual', grupo: 'arrecadacao', acoes: ['executar'], porVir: true },
  convenio: { nome: 'Convênios bancários', grupo: 'arrecadacao', acoes: ['incluir', 'alterar'], porVir: true },
  caixa: { nome: 'Caixa', grupo: 'arrecadacao', acoes: ['executar'], porVir: true },
} as const satisfies Readonly<Record<string, Descricao>>;
export type Funcao = keyof typeof FUNCOES;

export const TODAS_AS_FUNCOES = Object.keys(FUNCOES) as readonly Funcao[];

/** The actions of a function that exist; what is granted beyond them would give nothing. */
export function acoesDa(funcao: Funcao): readonly Acao[] {
  return FUNCOES[funcao].acoes;
}

/** Granted already, and asked for by no route yet. */
export function porVir(funcao: Funcao): boolean {
  return 'porVir' in FUNCOES[funcao];
}
