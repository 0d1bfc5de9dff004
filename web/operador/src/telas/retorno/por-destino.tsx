import { inteiro, reais } from '../../nucleo/formatar.ts';
import { DESTINO } from '../../nucleo/situacoes.ts';
import type { Conferencia } from './use-retorno.ts';

interface Props {
  readonly porDestino: Conferencia['porDestino'];
  readonly escolhido: string | undefined;
  readonly aoEscolher: (destino: string | undefined) => void;
}

/** Where each real went; one press shows only those payments. */
export function PorDestino({ porDestino, escolhido, aoEscolher }: Props) {
  const maior = Math.max(1, ...porDestino.map((d) => d.valor));
  return (
    <section className="cartao" aria-labelledby="por-destino">
      <h2 id="por-destino">Para onde foi o dinheiro</h2>
      <table className="quadro">
        <thead>
          <tr>
            <th scope="col">Destino</th>
            <th scope="col" className="numeros">Registros</th>
            <th scope="col" className="numeros">Valor</th>
            <th scope="col" className="numeros">Quitou</th>
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
              <td className="numeros">{inteiro(d.registros)}</td>
              <td className="numeros">{reais(d.valor)}</td>
              <td className="numeros">{reais(d.quitado)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {porDestino.length === 0 && <p className="ajuda">Nada foi lançado deste arquivo.</p>}
    </section>
  );
}
