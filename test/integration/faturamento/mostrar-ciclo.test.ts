import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/mostrar-ciclo/handler.ts')]);
type Mostrado = {
  readonly critica: { readonly por: string | null } | null;
  readonly numeracao: { readonly emitidas: number } | null;
  readonly totais: Record<string, number>;
  readonly rotas: readonly { readonly numero: number; readonly situacao: string; readonly pendentes: number; readonly ligacoes: number }[];
  readonly tempos: readonly { readonly etapa: string; readonly fim: string | null }[];
};
const mostrar = async (ciclo: number) => (await f().ler(`/ciclos/${ciclo}`)).json as Mostrado;

test('a cycle in crítica shows its rotas, what waits for somebody and how long each step took', async () => {
  const c = await mostrar(CIDADE.emCritica.ciclo);
  const [{ linhas, pendentes }] = (await f().sql(`SELECT (SELECT count(*)::integer FROM faturamento.previa WHERE ciclo = 1) AS linhas, (SELECT count(*)::integer FROM faturamento.apontamento WHERE ciclo = 1 AND situacao = 'PENDENTE') AS pendentes`)) as [{ linhas: number; pendentes: number }];
  expect(c.rotas.map((r) => [r.numero, r.situacao])).toEqual([[1, 'CALCULADA'], [2, 'CALCULADA'], [3, 'CALCULADA']]);
  expect(c.rotas.reduce((s, r) => s + r.pendentes, 0)).toBe(pendentes);
  expect(c.totais['ligacoes']).toBe(linhas);
  expect((c.totais['calculadas'] ?? 0) + (c.totais['estacionadas'] ?? 0) + (c.totais['semFatura'] ?? 0)).toBe(linhas);
  expect(c).toMatchObject({ critica: { por: null }, numeracao: null, impressaoPronta: false, impressao: null, falha: null });
  expect(c.tempos.map((t) => [t.etapa, t.fim !== null])).toEqual([['Congelamento do lote', true], ['Cálculo das prévias', true], ['Crítica', false]]);
});

test('an issued cycle says who approved it and which numbers it took', async () => {
  const c = await mostrar(CIDADE.emitido.ciclo);
  const [{ n, primeiro }] = (await f().sql('SELECT count(*)::integer AS n, min(aviso)::integer AS primeiro FROM faturamento.fatura WHERE ciclo = 2')) as [{ n: number; primeiro: number }];
  expect(c.critica?.por).toBe(CIDADE.aprovador);
  expect(c.numeracao).toEqual({ avisoInicial: primeiro, notaInicial: 1, emitidas: n });
  expect(c.tempos.at(-1)).toMatchObject({ etapa: 'Impressão', fim: null });
});

test('a failure is shown, cut to what a screen holds', async () => {
  await f().sql(`UPDATE faturamento.ciclo SET falha = repeat('x', 900) WHERE id = 1`);
  expect(((await f().ler('/ciclos/1')).json['falha'] as string).length).toBe(500);
});

test('an unknown cycle is refused', async () => {
  expect((await f().ler('/ciclos/99')).json['codigo']).toBe('ciclo/nao-encontrado');
});
