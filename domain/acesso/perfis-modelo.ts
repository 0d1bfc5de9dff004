/**
 * The profiles that come with the product: where a utility begins, and copies from. Each holds at most one side of every segregated pair, so giving one of
 * them alone never opens a pair; together they hold everything that opens something.
 */
import { acoesDa, FUNCOES, TODAS_AS_FUNCOES, type Funcao } from './funcoes.ts';
import type { Acao } from './permissao.ts';

export interface ConcessaoModelo {
  readonly funcao: Funcao;
  readonly acoes: readonly Acao[];
}

export interface PerfilModelo {
  readonly codigo: string;
  readonly nome: string;
  readonly descricao: string;
  readonly somenteConsulta: boolean;
  readonly concessoes: readonly ConcessaoModelo[];
}

const so = (funcao: Funcao, ...acoes: readonly Acao[]): ConcessaoModelo => ({ funcao, acoes });
const tudo = (funcao: Funcao): ConcessaoModelo => ({ funcao, acoes: acoesDa(funcao) });
const CONSULTAS = TODAS_AS_FUNCOES.filter((funcao) => acoesDa(funcao).includes('consultar')).map((funcao) => so(funcao, 'consultar'));
/** Everything of the menu group of the administration, but for the platform itself; what enters the group later comes along. */
const ADMINISTRACAO_DE_ACESSO = TODAS_AS_FUNCOES.filter((funcao) => FUNCOES[funcao].grupo === 'administracao' && funcao !== 'plataforma');
/** What whoever looks at everything of the work does not need: who may do what, and how the machine goes. */
const DO_TRABALHO: readonly Funcao[] = ['ligacao', 'fatura', 'leitura-arquivo', 'ciclo', 'critica', 'retorno', 'razao'];

export const PERFIS_MODELO: readonly PerfilModelo[] = [
  { codigo: 'atendimento', nome: 'Atendimento', descricao: 'Atende o consumidor: vê ligações e contas, registra consentimentos.', somenteConsulta: false, concessoes: [tudo('ligacao'), tudo('fatura'), so('consentimento', 'consultar', 'incluir')] },
  { codigo: 'leitura', nome: 'Leitura', descricao: 'Recebe e envia os arquivos de leitura. Não faz a crítica.', somenteConsulta: false, concessoes: [tudo('leitura-arquivo'), so('ligacao', 'consultar'), so('ciclo', 'consultar')] },
  {
    codigo: 'critica',
    nome: 'Crítica de leituras',
    descricao: 'Abre o ciclo, decide os apontamentos e devolve rotas. Não envia leituras nem libera o ciclo.',
    somenteConsulta: false,
    concessoes: [tudo('critica'), tudo('ciclo'), so('leitura-arquivo', 'consultar'), so('ligacao', 'consultar'), so('fatura', 'consultar')],
  },
  {
    codigo: 'liberacao',
    nome: 'Liberação do ciclo',
    descricao: 'Aprova a crítica e manda emitir as contas. Não faz a crítica.',
    somenteConsulta: false,
    concessoes: [tudo('liberacao-do-ciclo'), so('ciclo', 'consultar'), so('critica', 'consultar'), so('fatura', 'consultar'), so('ligacao', 'consultar')],
  },
  { codigo: 'arrecadacao', nome: 'Arrecadação', descricao: 'Envia, confere e libera os retornos bancários.', somenteConsulta: false, concessoes: [tudo('retorno'), so('fatura', 'consultar'), so('ligacao', 'consultar')] },
  { codigo: 'contabilidade', nome: 'Contabilidade', descricao: 'Vê o razão, as contas e o que foi arrecadado.', somenteConsulta: false, concessoes: [tudo('razao'), so('fatura', 'consultar'), so('retorno', 'consultar')] },
  { codigo: 'controle-interno', nome: 'Controle interno', descricao: 'Vê tudo e não muda nada.', somenteConsulta: true, concessoes: CONSULTAS },
  {
    codigo: 'investigacao-de-fraude',
    nome: 'Investigação de fraude',
    descricao: 'Roda a caça-fraude e conduz os casos.',
    somenteConsulta: false,
    concessoes: [tudo('caca-fraude'), so('auditoria', 'consultar'), so('ligacao', 'consultar'), so('fatura', 'consultar')],
  },
  {
    codigo: 'dados-pessoais',
    nome: 'Encarregado de dados pessoais',
    descricao: 'Atende os titulares de dados, cuida dos consentimentos, da política de máscaras e do prazo da auditoria no banco.',
    somenteConsulta: false,
    concessoes: [tudo('dado-pessoal'), tudo('pedido-titular'), tudo('consentimento'), so('ligacao', 'consultar'), tudo('auditoria')],
  },
  {
    codigo: 'administracao-de-acesso',
    nome: 'Administração de acesso',
    descricao: 'Cuida de perfis, departamentos, privilégios, chaves, pedidos, delegações, exceções de segregação e da política de senhas.',
    somenteConsulta: false,
    concessoes: [...ADMINISTRACAO_DE_ACESSO.map(tudo), so('auditoria', 'consultar')],
  },
  { codigo: 'consulta-geral', nome: 'Consulta geral', descricao: 'Vê o trabalho de todos os setores e não muda nada.', somenteConsulta: true, concessoes: DO_TRABALHO.map((funcao) => so(funcao, 'consultar')) },
  { codigo: 'plataforma', nome: 'Plataforma', descricao: 'Acompanha as filas e reprocessa o que falhou.', somenteConsulta: false, concessoes: [tudo('plataforma'), so('auditoria', 'consultar')] },
];
