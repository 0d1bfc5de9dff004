import { ApiOutlined, BankOutlined, FileTextOutlined, HomeOutlined, KeyOutlined, ReadOutlined, SafetyOutlined, SolutionOutlined, SwapOutlined, SyncOutlined, UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icone } from '../componentes/icone.tsx';
import { usePode } from './sessao.ts';

interface Item {
  readonly nome: string;
  readonly para: '/' | '/ciclos' | '/leituras' | '/retornos' | '/ligacoes' | '/auditoria' | '/acesso/chaves' | '/acesso/privilegios' | '/acesso/delegacoes' | '/acesso/pedidos';
  /** Only for who may; without it, for everybody. */
  readonly quando?: string;
  readonly icone: ReactNode;
}

const SECOES: readonly { readonly nome: string; readonly itens: readonly Item[] }[] = [
  { nome: 'Geral', itens: [{ nome: 'Início', para: '/', icone: <Icone de={HomeOutlined} /> }] },
  {
    nome: 'Faturamento',
    itens: [
      { nome: 'Leituras', para: '/leituras', icone: <Icone de={ReadOutlined} /> },
      { nome: 'Ciclos e crítica', para: '/ciclos', icone: <Icone de={SyncOutlined} /> },
    ],
  },
  { nome: 'Arrecadação', itens: [{ nome: 'Retornos bancários', para: '/retornos', icone: <Icone de={BankOutlined} /> }] },
  { nome: 'Atendimento', itens: [{ nome: 'Ligações', para: '/ligacoes', icone: <Icone de={UserOutlined} /> }] },
  { nome: 'Controle', itens: [{ nome: 'Auditoria', para: '/auditoria', icone: <Icone de={SafetyOutlined} /> }] },
  {
    nome: 'Acesso',
    itens: [
      { nome: 'Chaves', para: '/acesso/chaves', icone: <Icone de={ApiOutlined} />, quando: 'chave-de-api:consultar' },
      { nome: 'Privilégios', para: '/acesso/privilegios', icone: <Icone de={KeyOutlined} />, quando: 'privilegio:consultar' },
      { nome: 'Delegações', para: '/acesso/delegacoes', icone: <Icone de={SwapOutlined} /> },
      { nome: 'Pedidos de acesso', para: '/acesso/pedidos', icone: <Icone de={SolutionOutlined} /> },
    ],
  },
];

/** The menu: plain links, so that they open in another tab and the keyboard walks them. */
export function Menu({ aoIr }: { readonly aoIr?: () => void }) {
  const pode = usePode();
  return (
    <nav aria-label="Menu principal" className="menu">
      {SECOES.map(({ nome, itens }) => (
        <section key={nome} aria-labelledby={`menu-${nome}`}>
          <h2 id={`menu-${nome}`}>{nome}</h2>
          <ul>
            {itens.filter(({ quando }) => quando === undefined || pode(quando)).map((item) => (
              <li key={item.para}>
                <Link to={item.para} activeOptions={{ exact: item.para === '/', includeSearch: false }} {...(aoIr === undefined ? {} : { onClick: aoIr })}>
                  {item.icone}
                  <span>{item.nome}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <a className="menu__docs" href="/docs/index.html" target="_blank" rel="noreferrer">
        <Icone de={FileTextOutlined} />
        <span>Referência da API</span>
      </a>
    </nav>
  );
}
