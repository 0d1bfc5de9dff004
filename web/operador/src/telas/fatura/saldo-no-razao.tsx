import saldoFatura from '../../../../../events/http/razao/saldo-fatura.ts';
import { Espera } from '../../componentes/falha.tsx';
import { chaveDoLancamento, COLUNAS_DE_LANCAMENTO } from '../../componentes/conta/lancamentos.ts';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { reais } from '../../nucleo/formatar.ts';

/** The balance of the bill from the transfers themselves, by rubrica. */
export function SaldoNoRazao({ aviso }: { readonly aviso: number }) {
  const consulta = useConsulta(saldoFatura, { params: { aviso }, consulta: {} });
  return (
    <Espera consulta={consulta}>
      {(s) => (
        <>
          <section className="cartao" aria-labelledby="saldo-por-rubrica">
            <h2 id="saldo-por-rubrica">Saldo por rubrica</h2>
            <table className="quadro">
              <thead>
                <tr>
                  <th scope="col">Rubrica</th>
                  <th scope="col" className="numeros">Lançado</th>
                  <th scope="col" className="numeros">Baixado</th>
                  <th scope="col" className="numeros">Saldo</th>
                </tr>
              </thead>
              <tbody>
                {s.porRubrica.map((r) => (
                  <tr key={r.rubrica}>
                    <td>{r.rubrica}</td>
                    <td className="numeros">{reais(r.lancado)}</td>
                    <td className="numeros">{reais(r.baixado)}</td>
                    <td className="numeros">{reais(r.saldo)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <Lista titulo="Lançamentos da fatura" colunas={COLUNAS_DE_LANCAMENTO} colecao={inteira(s.lancamentos)} chave={chaveDoLancamento} arquivo={`razao-da-fatura-${aviso}`} />
        </>
      )}
    </Espera>
  );
}
