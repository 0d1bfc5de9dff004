import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';

export interface Migalha {
  readonly nome: string;
  readonly para: '/' | '/ciclos' | '/leituras' | '/retornos' | '/ligacoes' | '/fraudes' | '/acesso/usuarios' | '/acesso/perfis' | '/ciclos/$ciclo';
  readonly params?: { readonly ciclo: number };
}

interface Props {
  readonly titulo: string;
  /** Beside the title: the situation. */
  readonly selo?: ReactNode;
  readonly subtitulo?: ReactNode;
  readonly migalhas?: readonly Migalha[];
  readonly acoes?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: where one is, its title, what can be done. */
export function Pagina({ titulo, selo, subtitulo, migalhas = [], acoes, children }: Props) {
  useEffect(() => {
    document.title = `${titulo} · Nascente`;
  }, [titulo]);
  return (
    <>
      <header className="pagina__topo">
        {migalhas.length > 0 && (
          <nav aria-label="Onde você está" className="migalhas">
            <ol>
              {migalhas.map(({ nome, para, params }) => (
                <li key={nome}>
                  <Link to={para} {...(params === undefined ? {} : { params })}>
                    {nome}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="pagina__titulo">
          <h1>{titulo}</h1>
          {selo}
          <div className="pagina__acoes">{acoes}</div>
        </div>
        {subtitulo !== undefined && <p className="pagina__subtitulo">{subtitulo}</p>}
      </header>
      {children}
    </>
  );
}
