import { CodigoDeBarras } from '../../componentes/conta/codigo-de-barras.tsx';
import { Copiar } from '../../componentes/copiar.tsx';
import { data } from '../../nucleo/formatar.ts';

interface Props {
  readonly fatura: { readonly codigoDeBarras: string; readonly linhaDigitavel: string; readonly vencimento: string; readonly validade: string };
}

/** What a person needs to pay: digits to type, bars to read. */
export function ParaPagar({ fatura: { codigoDeBarras, linhaDigitavel, validade } }: Props) {
  return (
    <section className="cartao" aria-labelledby="pagar">
      <h2 id="pagar">Para pagar</h2>
      <p className="linha-digitavel">
        <span>{linhaDigitavel}</span>
        <Copiar texto={linhaDigitavel.replace(/\D/g, '')} oque="a linha digitável" />
      </p>
      <CodigoDeBarras codigo={codigoDeBarras} />
      <p className="ajuda">Os bancos recebem até {data(validade)}.</p>
    </section>
  );
}
