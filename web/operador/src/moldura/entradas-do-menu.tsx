import { AlertOutlined, ApiOutlined, BankOutlined, DesktopOutlined, ContactsOutlined, GlobalOutlined, HomeOutlined, KeyOutlined, IdcardOutlined, LockOutlined, ReadOutlined, SafetyOutlined, SolutionOutlined, SplitCellsOutlined, StopOutlined, SwapOutlined, SyncOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FUNCOES, type Funcao, type GrupoDeTrabalho } from '../../../../domain/acesso/funcoes.ts';
import { Icone } from '../componentes/icone.tsx';
import type { Pede, Sessao } from './sessao.ts';

export interface Entrada {
  readonly nome: string;
  readonly para: NonNullable<LinkProps['to']>;
  readonly icone: ReactNode;
  /** Any of them; absent: for whoever is in. */
  readonly pede?: Pede | readonly Pede[];
}

export interface Secao {
  readonly nome: string;
  readonly itens: readonly Entrada[];
}

const SECOES: readonly Secao[] = [
  { nome: 'Geral', itens: [{ nome: 'Início', para: '/', icone: <Icone de={HomeOutlined} /> }] },
  {
    nome: 'Faturamento',
    itens: [
      { nome: 'Leituras', para: '/leituras', icone: <Icone de={ReadOutlined} />, pede: 'leitura-arquivo:consultar' },
      { nome: 'Ciclos e crítica', para: '/ciclos', icone: <Icone de={SyncOutlined} />, pede: 'ciclo:consultar' },
    ],
  },
  { nome: 'Arrecadação', itens: [{ nome: 'Retornos bancários', para: '/retornos', icone: <Icone de={BankOutlined} />, pede: 'retorno:consultar' }] },
  { nome: 'Atendimento', itens: [{ nome: 'Ligações', para: '/ligacoes', icone: <Icone de={UserOutlined} />, pede: 'ligacao:consultar' }] },
  {
    nome: 'Controle',
    itens: [
      { nome: 'Auditoria', para: '/auditoria', icone: <Icone de={SafetyOutlined} />, pede: 'auditoria:consultar' },
      { nome: 'Caça-fraude', para: '/fraudes', icone: <Icone de={AlertOutlined} />, pede: 'caca-fraude:consultar' },
      { nome: 'LGPD', para: '/lgpd', icone: <Icone de={IdcardOutlined} />, pede: ['pedido-titular:consultar', 'dado-pessoal:alterar', 'consentimento:executar'] },
    ],
  },
  {
    nome: 'Acesso',
    itens: [
      { nome: 'Usuários', para: '/acesso/usuarios', icone: <Icone de={ContactsOutlined} />, pede: 'usuario:consultar' },
      { nome: 'Perfis', para: '/acesso/perfis', icone: <Icone de={TeamOutlined} />, pede: 'perfil:consultar' },
      { nome: 'Segregação', para: '/acesso/segregacao', icone: <Icone de={SplitCellsOutlined} />, pede: 'excecao-de-segregacao:consultar' },
      { nome: 'Chaves', para: '/acesso/chaves', icone: <Icone de={ApiOutlined} />, pede: 'chave-de-api:consultar' },
      { nome: 'Privilégios', para: '/acesso/privilegios', icone: <Icone de={KeyOutlined} />, pede: 'privilegio:consultar' },
      { nome: 'Delegações', para: '/acesso/delegacoes', icone: <Icone de={SwapOutlined} />, pede: 'delegacao:consultar' },
      { nome: 'Pedidos de acesso', para: '/acesso/pedidos', icone: <Icone de={SolutionOutlined} />, pede: 'pedido-de-acesso:consultar' },
      { nome: 'Senhas e sessões', para: '/acesso/politica', icone: <Icone de={LockOutlined} />, pede: 'politica-de-acesso:alterar' },
      { nome: 'Bloqueios', para: '/acesso/bloqueios', icone: <Icone de={StopOutlined} />, pede: 'bloqueio:consultar' },
      { nome: 'Redes de acesso', para: '/acesso/redes', icone: <Icone de={GlobalOutlined} />, pede: 'rede-de-acesso:consultar' },
      { nome: 'Estações', para: '/acesso/estacoes', icone: <Icone de={DesktopOutlined} />, pede: 'estacao:consultar' },
    ],
  },
];

function grupoDe(pede: Pede): GrupoDeTrabalho {
  return FUNCOES[pede.slice(0, pede.indexOf(':')) as Funcao].grupo;
}

/** What the menu offers to a person: what he may, in the menu groups in which he works (grupos de trabalho; none chosen: all). */
export function secoesDe({ permissoes, gruposDeTrabalho }: Pick<Sessao, 'permissoes' | 'gruposDeTrabalho'>): readonly Secao[] {
  const pode = (pede: Pede): boolean => permissoes.includes(pede) && (gruposDeTrabalho.length === 0 || gruposDeTrabalho.includes(grupoDe(pede)));
  const oferece = ({ pede }: Entrada): boolean => pede === undefined || (typeof pede === 'string' ? pode(pede) : pede.some(pode));
  return SECOES.map(({ nome, itens }) => ({ nome, itens: itens.filter(oferece) })).filter(({ itens }) => itens.length > 0);
}
