/** A bill as amounts by rubrica: what is posted to the ledger and printed, always adding up to the total. */
import { centavos, type Centavos } from '../comum/dinheiro.ts';
import type { ValoresConta } from './conta.ts';

export const RUBRICA_AGUA = 'AGUA';
export const RUBRICA_TEE = 'TEE';

export interface ParteDaConta {
  /** Code of the rubrica: `AGUA`, `TEE`, or the name of the component of the sewage. */
  readonly rubrica: string;
  readonly valor: Centavos;
}

/**
 * Parts above zero, water first. Where the total is rounded by itself (`NO_TOTAL`) it may differ from the sum of the rounded parts by a
 * centavo or so: the greatest part (the first of equals) takes it.
 */
export function partesDaConta(valores: ValoresConta): readonly ParteDaConta[] {
  const partes = [
    { rubrica: RUBRICA_AGUA, valor: valores.agua },
    ...valores.componentesEsgoto.map(({ nome, valor }) => ({ rubrica: nome, valor })),
    { rubrica: RUBRICA_TEE, valor: valores.tee },
  ];
  let maior = 0;
  let soma = 0;
  for (const [i, parte] of partes.entries()) {
    soma += parte.valor;
    if (parte.valor > (partes[maior]?.valor ?? 0)) maior = i;
  }
  const sobra = valores.total - soma;
  return partes
    .map((parte, i) => (i === maior ? { ...parte, valor: centavos(parte.valor + sobra) } : parte))
    .filter((parte) => parte.valor > 0);
}
