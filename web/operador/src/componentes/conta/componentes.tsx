import { reais } from '../../nucleo/formatar.ts';
import type { Componente } from './tipos.ts';

/** What a bill charges, and its total. */
export function ComponentesDaConta({ componentes, valor }: { readonly componentes: readonly Componente[]; readonly valor: number }) {
  return (
    <table className="quadro">
      <caption className="so-leitor">Componentes da conta</caption>
      <thead>
        <tr>
          <th scope="col">Componente</th>
          <th scope="col" className="numeros">
            Valor
          </th>
        </tr>
      </thead>
      <tbody>
        {componentes.map((c) => (
          <tr key={c.rubrica}>
            <td>{c.nome}</td>
            <td className="numeros">{reais(c.valor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="numeros">{reais(valor)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
