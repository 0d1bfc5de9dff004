import { inteiro, NADA, reais } from '../../nucleo/formatar.ts';
import { DESTINO } from '../../nucleo/situacoes.ts';
import { creditoDe, divisaoDoDinheiro, type Divisao } from './divisao.ts';
import type { Conferencia } from './use-retorno.ts';

interface Props {
  readonly porDestino: Conferencia['porDestino'];
  readonly escolhido: string | undefined;
  readonly aoEscolher: (destino: string | undefined) => void;
}

/** Where each real went; one press shows only those payments. */
export function PorDestino({ porDestino, escolhido, aoEscolher }: Props) {
  const maior = Math.max(1, ...porDestino.map((d) => d.valor));
  const total = divisaoDoDinheiro(porDestino);
  return (
    <section className="cartao" aria-labelledby="por-destino">
      <h2 id="por-destino">Para onde foi o dinheiro</h2>
      <Frase total={total} />
      <table className="quadro quadro--empilha">
        <thead>
          <tr>
            <th scope="col">Destino</th>
            <th scope="col" className="numeros">Pagamentos</th>
            <th scope="col" className="numeros">Recebido</th>
            <th scope="col" className="numeros">Quitou contas</th>
            <th scope="col" className="numeros">Virou crédito</th>
          </tr>
        </thead>
        <tbody>
          {porDestino.map((d) => (
            <tr key={d.destino}>
              <td>
                <button type="button" className="elo" aria-pressed={d.destino === escolhido} onClick={() => aoEscolher(d.destino === escolhido ? undefined : d.destino)}>
                  {DESTINO[d.destino].nome}
                </button>
                <span className={`faixa faixa--${DESTINO[d.destino].tom}`} style={{ width: `${Math.max(1, Math.round((d.valor / maior) * 100))}%` }} />
              </td>
              <td className="numeros" data-titulo="Pagamentos">{inteiro(d.registros)}</td>
              <td className="numeros" data-titulo="Recebido">{reais(d.valor)}</td>
              <td className="numeros" data-titulo="Quitou contas">{d.quitado === 0 ? NADA : reais(d.quitado)}</td>
              <td className="numeros" data-titulo="Virou crédito">{creditoDe(d) === 0 ? NADA : reais(creditoDe(d))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td className="numeros" data-titulo="Pagamentos">{inteiro(total.registros)}</td>
            <td className="numeros" data-titulo="Recebido">{reais(total.valor)}</td>
            <td className="numeros" data-titulo="Quitou contas">{reais(total.quitado)}</td>
            <td className="numeros" data-titulo="Virou crédito">{reais(total.credito)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="ajuda">Escolha um destino para ver só os pagamentos dele na lista abaixo.</p>
    </section>
  );
}

function Frase({ total: { valor, quitado, credito, semDono } }: { readonly total: Divisao }) {
  return (
    <p className="frase">
      De {reais(valor)}, <strong>{reais(quitado)}</strong> quitaram contas, <strong>{reais(credito)}</strong> viraram crédito de clientes e <strong>{reais(semDono)}</strong>{' '}
      {semDono === 0 ? 'ficaram sem dono.' : 'ainda não têm dono.'}
    </p>
  );
}
