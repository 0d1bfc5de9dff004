import type { ReactNode } from 'react';
import type { Tom } from '../nucleo/situacoes.ts';

export interface Indicador {
  readonly nome: string;
  readonly valor: ReactNode;
  readonly detalhe?: ReactNode;
  readonly tom?: Tom;
}

/** The figures that matter, side by side. */
export function Indicadores({ itens }: { readonly itens: readonly Indicador[] }) {
  return (
    <dl className="indicadores">
      {itens.map(({ nome, valor, detalhe, tom = 'neutro' }) => (
        <div key={nome} className={`indicador indicador--${tom}`}>
          <dt>{nome}</dt>
          <dd>
            <strong>{valor}</strong>
            {detalhe !== undefined && <span>{detalhe}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
