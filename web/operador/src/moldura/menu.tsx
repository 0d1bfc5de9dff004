import { AlertOutlined, BankOutlined, FileTextOutlined, HomeOutlined, ReadOutlined, SafetyOutlined, SyncOutlined, UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icone } from '../componentes/icone.tsx';

interface Item {
  readonly nome: string;
  readonly para: '/' | '/ciclos' | '/leituras' | '/retornos' | '/ligacoes' | '/auditoria' | '/fraudes';
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
  {
    nome: 'Controle',
    itens: [
      { nome: 'Auditoria', para: '/auditoria', icone: <Icone de={SafetyOutlined} /> },
      { nome: 'Caça-fraude', para: '/fraudes', icone: <Icone de={AlertOutlined} /> },
    ],
  },
];

/** The menu: plain links, so that they open in another tab and the keyboard walks them. */
export function Menu({ aoIr }: { readonly aoIr?: () => void }) {
  return (
    <nav aria-label="Menu principal" className="menu">
      {SECOES.map(({ nome, itens }) => (
        <section key={nome} aria-labelledby={`menu-${nome}`}>
          <h2 id={`menu-${nome}`}>{nome}</h2>
          <ul>
            {itens.map((item) => (
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
