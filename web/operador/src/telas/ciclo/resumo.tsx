import resumoCiclo from '../../../../../events/http/faturamento/resumo-ciclo.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar, reais } from '../../nucleo/formatar.ts';

const REPETIR_MS = 5_000;

/** What the cycle came to, once issued: billed, paid, open. */
export function ResumoDoCiclo({ ciclo, andando }: { readonly ciclo: number; readonly andando: boolean }) {
  const consulta = useConsulta(resumoCiclo, { params: { ciclo } }, { repetirEm: () => (andando ? REPETIR_MS : false) });
  return (
    <Espera consulta={consulta}>
      {(r) => (
        <>
          <Indicadores
            itens={[
              { nome: 'Faturado', valor: reais(r.valor), detalhe: contar(r.faturas, 'conta', 'contas') },
              { nome: 'Pago', valor: reais(r.pago.valor), detalhe: contar(r.pago.faturas, 'conta', 'contas'), tom: 'certo' },
              { nome: 'Em aberto', valor: reais(r.aberto.valor), detalhe: contar(r.aberto.faturas, 'conta', 'contas'), tom: 'atencao' },
              { nome: 'Créditos', valor: reais(r.creditos.valor), detalhe: contar(r.creditos.quantidade, 'crédito', 'créditos') },
            ]}
          />
          <section className="cartao" aria-labelledby="por-rubrica">
            <h2 id="por-rubrica">Faturado por rubrica</h2>
            <table className="quadro">
              <thead>
                <tr>
                  <th scope="col">Rubrica</th>
                  <th scope="col" className="numeros">
                    Valor
                  </th>
                </tr>
              </thead>
              <tbody>
                {r.porRubrica.map((p) => (
                  <tr key={p.rubrica}>
                    <td>{p.nome}</td>
                    <td className="numeros">{reais(p.valor)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">Total</th>
                  <td className="numeros">{reais(r.valor)}</td>
                </tr>
              </tfoot>
            </table>
          </section>
        </>
      )}
    </Espera>
  );
}
