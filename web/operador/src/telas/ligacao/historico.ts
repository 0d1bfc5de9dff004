import type { z } from 'zod';
import type mostrarLigacao from '../../../../../events/http/cadastro/mostrar-ligacao.ts';
import type { MesDeConsumo } from '../../componentes/grafico/consumo.tsx';

export type DetalheDaLigacao = z.output<typeof mostrarLigacao.resposta>;

const MESES = 13;

/** The last thirteen months: water as billed or, where there is no bill yet, as read; a well is not consumption of water. */
export function mesesDe({ leituras, faturas }: Pick<DetalheDaLigacao, 'leituras' | 'faturas'>): readonly MesDeConsumo[] {
  const meses = new Map<string, MesDeConsumo>();
  for (const l of leituras) if (l.medicao === 'REDE') meses.set(l.referencia, { referencia: l.referencia, consumo: l.consumo, valor: null });
  for (const f of faturas) if (f.situacao !== 'CANCELADA') meses.set(f.referencia, { referencia: f.referencia, consumo: f.volumeAgua, valor: f.valor });
  return [...meses.values()].sort((a, b) => (a.referencia < b.referencia ? 1 : -1)).slice(0, MESES);
}

/** The average of what is drawn, in whole m³; null without any month. */
export function mediaDe(meses: readonly MesDeConsumo[]): number | null {
  const consumos = meses.flatMap((m) => (m.consumo === null ? [] : [m.consumo]));
  return consumos.length === 0 ? null : Math.round(consumos.reduce((a, b) => a + b, 0) / consumos.length);
}
