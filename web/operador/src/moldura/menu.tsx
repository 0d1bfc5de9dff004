import { FileTextOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Icone } from '../componentes/icone.tsx';
import { secoesDe } from './entradas-do-menu.tsx';
import { useSessao } from './sessao.ts';

/** The menu: plain links, so that they open in another tab and the keyboard walks them. */
export function Menu({ aoIr }: { readonly aoIr?: () => void }) {
  const sessao = useSessao();
  return (
    <nav aria-label="Menu principal" className="menu">
      {secoesDe(sessao).map(({ nome, itens }) => (
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
