import { lazy, Suspense, useMemo } from 'react';
import { inteiro, m3, mesCurto, reais, referencia } from '../../nucleo/formatar.ts';
import { useTema } from '../../nucleo/tema.ts';
import { CORES, type CoresDoGrafico } from './cores.ts';
import type { OpcaoDoGrafico } from './motor.ts';

/** The drawing is a help: without it (a piece that did not come) the screen goes on. */
const SemGrafico = () => <p className="vazio">O gráfico não pôde ser carregado. Recarregue a página para vê-lo.</p>;
const Grafico = lazy(() => import('./grafico.tsx').then(({ Grafico: desenho }) => ({ default: desenho }), () => ({ default: SemGrafico })));

/** One month of a ligação. */
export interface MesDeConsumo {
  readonly referencia: string;
  readonly consumo: number | null;
  readonly valor: number | null;
}

interface Props {
  /** Any order; the chart goes from the oldest to the newest. */
  readonly meses: readonly MesDeConsumo[];
  /** The month in question, drawn stronger. */
  readonly atual?: MesDeConsumo;
  readonly media: number | null;
  readonly altura?: number;
}

function opcao(meses: readonly MesDeConsumo[], atual: string | undefined, media: number | null, cores: CoresDoGrafico): OpcaoDoGrafico {
  return {
    animation: false,
    grid: { left: 8, right: 8, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: cores.fundo,
      borderColor: cores.grade,
      textStyle: { color: cores.texto, fontSize: 12 },
      formatter: (pontos) => {
        const i = Array.isArray(pontos) ? (pontos[0]?.dataIndex ?? 0) : pontos.dataIndex;
        const mes = meses[i];
        return mes === undefined ? '' : `${referencia(mes.referencia)}<br/><b>${m3(mes.consumo)}</b>${mes.valor === null ? '' : `<br/>${reais(mes.valor)}`}`;
      },
    },
    xAxis: { type: 'category', data: meses.map((m) => mesCurto(m.referencia)), axisLabel: { color: cores.texto, fontSize: 11 }, axisTick: { show: false }, axisLine: { lineStyle: { color: cores.grade } } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: cores.texto, fontSize: 11, formatter: (v: number) => inteiro(v) }, splitLine: { lineStyle: { color: cores.grade } } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 26,
        label: { show: true, position: 'top', color: cores.texto, fontSize: 11, formatter: (p) => (meses[p.dataIndex]?.consumo === null ? 's/l' : '') },
        data: meses.map((m) => ({ value: m.consumo ?? 0, itemStyle: { color: m.referencia === atual ? cores.destaque : cores.barra, borderRadius: [3, 3, 0, 0] } })),
      },
      ...(media === null ? [] : [{ type: 'line' as const, data: meses.map(() => media), symbol: 'none', lineStyle: { color: cores.linha, type: 'dashed' as const, width: 1.5 }, silent: true }]),
    ],
  };
}

/** Consumption month by month with its average: seen at a glance, and read as a table by who does not see. */
export function GraficoDeConsumo({ meses, atual, media, altura = 190 }: Props) {
  const { tema } = useTema();
  const todos = useMemo(() => [...meses, ...(atual === undefined ? [] : [atual])].sort((a, b) => (a.referencia < b.referencia ? -1 : 1)), [meses, atual]);
  const desenho = useMemo(() => opcao(todos, atual?.referencia, media, CORES[tema]), [todos, atual, media, tema]);
  if (todos.length === 0) return <p className="vazio">Ainda não há histórico de consumo.</p>;
  return (
    <figure className="grafico">
      <Suspense fallback={<div style={{ height: altura }} />}>
        <Grafico opcao={desenho} altura={altura} />
      </Suspense>
      <figcaption>
        Consumo em m³ por mês{media === null ? '' : `; tracejada, a média de ${m3(media)}`}{todos.some((m) => m.consumo === null) && '; s/l: sem leitura'}
      </figcaption>
      <table className="so-leitor">
        <caption>Consumo por mês</caption>
        <thead>
          <tr>
            <th scope="col">Referência</th>
            <th scope="col">Consumo</th>
            <th scope="col">Valor</th>
          </tr>
        </thead>
        <tbody>
          {todos.map((m) => (
            <tr key={m.referencia}>
              <th scope="row">{referencia(m.referencia)}</th>
              <td>{m3(m.consumo)}</td>
              <td>{reais(m.valor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
