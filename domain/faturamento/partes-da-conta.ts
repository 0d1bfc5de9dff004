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
  const partes: { rubrica: string; valor: Centavos }[] = [];
  let maior: { rubrica: string; valor: Centavos } | undefined;
  let soma = 0;
  const juntar = (rubrica: string, valor: Centavos): void => {
    if (valor <= 0) return;
    soma += valor;
    const parte = { rubrica, valor };
    if (maior === undefined || valor > maior.valor) maior = parte;
    partes.push(parte);
  };
  juntar(RUBRICA_AGUA, valores.agua);
  for (const { nome, valor } of valores.componentesEsgoto) juntar(nome, valor);
  juntar(RUBRICA_TEE, valores.tee);
  const sobra = valores.total - soma;
  if (sobra === 0) return partes;
  if (maior === undefined) return [{ rubrica: RUBRICA_AGUA, valor: centavos(sobra) }];
  maior.valor = centavos(maior.valor + sobra);
  return partes.filter((parte) => parte.valor > 0);
}
