import type { Conferencia } from './use-retorno.ts';

type PorDestino = Conferencia['porDestino'];

export interface Divisao {
  readonly registros: number;
  readonly valor: number;
  /** Centavos that settled bills. */
  readonly quitado: number;
  /** Centavos kept as credit of customers. */
  readonly credito: number;
  /** Centavos without an owner yet. */
  readonly semDono: number;
  readonly registrosSemDono: number;
}

/** What of a destination became credit: what came and settled no bill, unless nobody knows whose it is. */
export function creditoDe({ destino, valor, quitado }: PorDestino[number]): number {
  return destino === 'NAO_IDENTIFICADO' ? 0 : valor - quitado;
}

/** The money of the file in its three parts; together they are the whole. */
export function divisaoDoDinheiro(porDestino: PorDestino): Divisao {
  const somar = (de: (d: PorDestino[number]) => number) => porDestino.reduce((total, d) => total + de(d), 0);
  const perdidos = porDestino.filter((d) => d.destino === 'NAO_IDENTIFICADO');
  return {
    registros: somar((d) => d.registros),
    valor: somar((d) => d.valor),
    quitado: somar((d) => d.quitado),
    credito: somar(creditoDe),
    semDono: perdidos.reduce((total, d) => total + d.valor, 0),
    registrosSemDono: perdidos.reduce((total, d) => total + d.registros, 0),
  };
}
