/** How the calculation of a bill is written on its page. */
import { somarTodos } from '../../domain/comum/dinheiro.ts';
import { descreverFaixa, type BlocoDaMemoria, type LinhaDaMemoria } from '../../domain/faturamento/linhas-da-memoria.ts';
import type { Memoria } from '../../domain/faturamento/memoria-de-calculo.ts';
import { formatarDecimal } from './apresentar-valores.ts';
import type { Composicao } from './dados-fatura.ts';

/** A volume apportioned among categories may never end; on paper three places are enough, and none is added. */
const CASAS_DO_VOLUME = 3;

function curto(volume: string): string {
  const [inteiros = '', casas = ''] = volume.split('.');
  const visiveis = casas.slice(0, CASAS_DO_VOLUME).replace(/0+$/, '');
  return visiveis === '' ? inteiros : `${inteiros}.${visiveis}`;
}

function titulo(b: BlocoDaMemoria, m: Memoria, esgoto: boolean): string {
  const economias = `${formatarDecimal(b.economias)} ${b.economias === '1' ? 'economia' : 'economias'}`;
  const volume = b.linhas.every((l) => l.tipo === 'FIXO') ? [] : [`${formatarDecimal(curto(b.volume))} m³`];
  const ato = m.atos.length > 1 ? [`ato ${b.ato}`] : [];
  return [esgoto ? `Esgoto de ${b.categoria}` : b.categoria, economias, ...volume, ...ato].join(', ');
}

function faixa(l: LinhaDaMemoria): Composicao['faixas'][number] {
  return {
    descricao: descreverFaixa(l),
    volume: l.quantidade === null ? null : curto(l.quantidade),
    tarifa: l.preco,
    agua: l.servico === 'AGUA' ? l.centavosAgua : null,
    esgoto: l.servico === 'AGUA' && l.percentual === null ? null : l.centavosEsgoto,
  };
}

function tabela(b: BlocoDaMemoria, m: Memoria, esgoto: boolean): readonly Composicao[] {
  const linhas = b.linhas.filter((l) => (l.servico === 'ESGOTO') === esgoto);
  if (linhas.length === 0) return [];
  return [{ titulo: titulo(b, m, esgoto), faixas: linhas.map(faixa), agua: somarTodos(linhas.map((l) => l.centavosAgua)), esgoto: somarTodos(linhas.map((l) => l.centavosEsgoto)) }];
}

/** One table for each category under each act, water and sewage side by side; sewage with bands of its own in a table of its own. */
export function composicaoDaFatura(m: Memoria): readonly Composicao[] {
  return m.blocos.flatMap((b) => [...tabela(b, m, false), ...tabela(b, m, true)]);
}

/** More m³ in the bands than were consumed: the table has a minimum volume. */
function temFranquia(b: BlocoDaMemoria): boolean {
  const nasFaixas = b.linhas.filter((l) => l.servico !== 'ESGOTO').reduce((soma, l) => soma + Number(l.quantidade ?? 0), 0);
  return nasFaixas > Number(b.volume) + 0.001;
}

/** Under the bands: by which acts, which percentage, and what a reader could not guess. */
export function notaDaComposicao(m: Memoria): string {
  const atos = m.atos.map((a) => (m.atos.length > 1 ? `${a.numero} (${a.dias} dias)` : a.numero)).join(' e ');
  const percentuais = [...new Set(m.blocos.flatMap((b) => b.linhas.map((l) => l.percentual)).filter((p) => p !== null))];
  const doConsumo = new Set(m.blocos.filter((b) => b.servico === 'CONSUMO').map((b) => b.categoria));
  return [
    `Ato ${atos}.`,
    ...(percentuais.length === 0 ? [] : [`Esgoto: ${percentuais.map((p) => formatarDecimal(p)).join('%, ')}% da água.`]),
    ...(doConsumo.size > 1 ? ['Volume repartido pelas economias.'] : []),
    ...(m.blocos.some(temFranquia) ? ['A tabela tem volume mínimo, cobrado inteiro.'] : []),
  ].join(' ');
}
