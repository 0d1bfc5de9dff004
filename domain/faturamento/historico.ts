/** The months before a bill, for the chart of the bill and for who decides in the crítica: what was consumed, how it was known, what it cost. */
import { mesesEntre, somarMeses, type Referencia } from '../comum/referencia.ts';

/** A month of which this system kept something: a bill, a ligação of the lot without bill, or at least a reading of the dial. */
export interface MesGuardado {
  readonly referencia: Referencia;
  /** The dial was read. */
  readonly lida: boolean;
  /** Live bill of the month: whether its consumption entered the past of the ligação, m³, `tipo_consumo` and centavos. */
  readonly fatura: { readonly medida: boolean; readonly consumo: number; readonly tipoConsumo: number; readonly valor: number } | null;
  /** In the lot and not billed: null of a parked one stays out of the past; else it entered with value zero. */
  readonly semFatura: 'ESTACIONADA' | 'NO_PASSADO' | null;
}

/** The past as billing keeps it, most recent first: `consumos` of the months that were measured, `valores` of all that were closed. */
export interface PassadoDaLigacao {
  /** Last month closed; null before the first. */
  readonly referencia: Referencia | null;
  readonly consumos: readonly number[];
  readonly valores: readonly number[];
}

/** `tipoConsumo` as in the bill (1 read … 4 fixed); null where it is not known. Consumption in m³, amounts in centavos. */
export interface MesDoHistorico {
  readonly referencia: Referencia;
  readonly consumo: number | null;
  readonly tipoConsumo: number | null;
  readonly valor: number | null;
}

/**
 * The `meses` months before `ate`, oldest first. Bills of this system say their month themselves; what came before them is told month by
 * month from the last one closed: each closed month took one of the values, and each month that was read, or billed as measured, one of the
 * consumptions.
 */
export function historicoDaLigacao(ate: Referencia, meses: number, passado: PassadoDaLigacao, guardados: readonly MesGuardado[]): readonly MesDoHistorico[] {
  const porMes = new Map(guardados.map((g) => [g.referencia, g]));
  const achados = new Map<Referencia, MesDoHistorico>();
  const limite = somarMeses(ate, -meses);
  let [proximoConsumo, proximoValor] = [0, 0];
  for (let mes = passado.referencia ?? somarMeses(limite, -1); mesesEntre(limite, mes) >= 0; mes = somarMeses(mes, -1)) {
    const guardado = porMes.get(mes);
    const fechado = guardado?.fatura !== null || guardado.semFatura !== 'ESTACIONADA';
    const medido = guardado?.fatura?.medida ?? (guardado?.lida === true && guardado.semFatura !== 'ESTACIONADA');
    const consumo = medido ? (passado.consumos[proximoConsumo++] ?? null) : null;
    const valor = fechado ? (passado.valores[proximoValor++] ?? null) : null;
    const fatura = guardado?.fatura ?? null;
    achados.set(mes, {
      referencia: mes,
      consumo: fatura?.consumo ?? consumo,
      tipoConsumo: fatura?.tipoConsumo ?? (consumo === null ? null : 1),
      valor: fatura?.valor ?? valor,
    });
  }
  return Array.from({ length: meses }, (_, i) => {
    const mes = somarMeses(limite, i);
    return achados.get(mes) ?? { referencia: mes, consumo: null, tipoConsumo: null, valor: null };
  });
}
