import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/listar-apontamentos/handler.ts')]);
interface Item {
  readonly cdc: number;
  readonly rota: number;
  readonly ordem: number;
  readonly regra: string;
  readonly situacao: string;
  readonly consumo: number | null;
  readonly historico: readonly { readonly referencia: string; readonly consumo: number | null; readonly valor: number | null }[];
}
const listar = async (consulta = '', ciclo: number = CIDADE.emCritica.ciclo) => (await f().ler(`/ciclos/${ciclo}/apontamentos`, consulta)).json as { itens: Item[]; total: number; porRegra: { regra: string; pendentes: number; total: number }[] };

test('lists the findings in reading order, with the past of each ligação', async () => {
  const { itens, total, porRegra } = await listar('porPagina=200');
  expect(itens).toHaveLength(total);
  const ordem = itens.map((i) => i.rota * 1000 + i.ordem);
  expect(ordem).toEqual([...ordem].sort((a, b) => a - b));
  expect(porRegra.reduce((s, r) => s + r.total, 0)).toBe(total);
  const alto = itens.find((i) => i.regra === 'CONSUMO_ALTO' && i.historico.length === 12);
  const [k] = await f().sql<{ consumos: number[]; valores: string[] }>('SELECT consumos, valores::text[] AS valores FROM leitura.consumo_ligacao WHERE cdc = $1', [alto?.cdc]);
  expect(alto?.historico.map((h) => h.referencia)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
  expect(alto?.historico.map((h) => h.valor)).toEqual([...(k?.valores ?? [])].reverse().map(Number));
  expect(alto?.historico.map((h) => h.consumo).filter((c) => c !== null)).toEqual([...(k?.consumos ?? [])].reverse().slice(-(alto?.historico.filter((h) => h.consumo !== null).length ?? 0)));
});

test('narrows by rule, state, rota and ligação, page by page', async () => {
  const { itens } = await listar('regra=MEDICAO&situacao=PENDENTE');
  expect(itens.length).toBeGreaterThan(2);
  expect(itens.every((i) => i.regra === 'MEDICAO' && i.situacao === 'PENDENTE')).toBe(true);
  const [um] = itens;
  expect((await listar(`cdc=${um?.cdc}`)).itens.every((i) => i.cdc === um?.cdc)).toBe(true);
  expect((await listar(`rota=${um?.rota}`)).itens.every((i) => i.rota === um?.rota)).toBe(true);
  expect((await listar('situacao=MEDIA')).total).toBe(0);
  const [primeira, segunda] = [await listar('porPagina=2'), await listar('porPagina=2&pagina=2')];
  expect(primeira.itens).toHaveLength(2);
  expect(primeira.itens).not.toContainEqual(segunda.itens[0]);
});

test('after the issue the bill says what the prévia said', async () => {
  const { itens, total } = await listar('porPagina=200', CIDADE.emitido.ciclo);
  expect(total).toBeGreaterThan(0);
  expect(itens.some((i) => i.consumo !== null)).toBe(true);
  expect(itens.every((i) => i.historico.every((h) => h.referencia < '2026-11'))).toBe(true);
});

test('an unknown cycle is refused', async () => {
  expect((await f().ler('/ciclos/99/apontamentos')).json['codigo']).toBe('ciclo/nao-encontrado');
});
