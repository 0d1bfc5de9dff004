import { expect, test } from 'vitest';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comTrabalho } from './apoio.ts';

const t = comTrabalho();
const limpar = async () => (await import('../../../functions/faturamento/limpar-previas/handler.ts')).handler(undefined, CONTEXTO);
const areas = async () => (await t().sql<{ area: string }>(`SELECT inhrelid::regclass::text AS area FROM pg_inherits WHERE inhparent = 'faturamento.previa'::regclass ORDER BY 1`)).map((a) => a.area);
const area = (ciclo: number) => `faturamento.previa_${ciclo}`;

test('while somebody works in an area nothing is taken away, and nobody is made to wait', async () => {
  const leitor = await t().lote.connect();
  try {
    await leitor.query('BEGIN');
    await leitor.query('SELECT count(*) FROM faturamento.previa');
    await expect(limpar()).rejects.toThrow(/lock timeout/);
    expect(await areas()).toContain(area(CIDADE.emitido.ciclo));
  } finally {
    await leitor.query('ROLLBACK');
    leitor.release();
  }
});

test('the areas of issued cycles go away, those of the others stay', async () => {
  const antes = await areas();
  const emitidos = (await t().sql<{ id: number }>(`SELECT id FROM faturamento.ciclo WHERE situacao IN ('EMITIDO', 'IMPRESSO')`)).map((c) => area(c.id));
  expect(emitidos).toContain(area(CIDADE.emitido.ciclo));
  expect(await limpar()).toEqual({ areas: emitidos.length });
  const depois = await areas();
  expect(depois).toEqual(antes.filter((a) => !emitidos.includes(a)));
  expect(depois.length).toBeGreaterThan(0);
});

test('once more there is nothing to take away', async () => {
  expect(await limpar()).toEqual({ areas: 0 });
});

test('a cycle opens its area while another is being computed, without waiting for it', async () => {
  const ocupado = await t().lote.connect();
  const outro = await t().lote.connect();
  try {
    await ocupado.query('BEGIN');
    await ocupado.query('LOCK TABLE faturamento.previa IN ROW EXCLUSIVE MODE');
    await outro.query("SET lock_timeout = '500ms'");
    await outro.query('SELECT faturamento.abrir_area_previa(9999)');
    expect(await areas()).toContain(area(9999));
  } finally {
    await ocupado.query('ROLLBACK');
    ocupado.release();
    outro.release(true);
  }
});
