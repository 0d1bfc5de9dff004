/** Only the parts of the chart library that the screens use. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as registrar, type ComposeOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';

registrar([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export type OpcaoDoGrafico = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

/** Draws in an element; the answer changes it and frees it. */
export function desenhar(elemento: HTMLElement): EChartsType {
  return init(elemento, null, { renderer: 'svg' });
}
