import { beforeAll, expect, test } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { bancoDaCidade } from '../../test/fixture/cidade.ts';
import { buscarPorNumero, buscarPorPalavras } from './cadastro/buscar-ligacoes.ts';
import { criarPool, type Pool } from './conexao.ts';
import { comLugares, type LugaresEmCurso } from './lugares.ts';
import { emTransacao } from './transacao.ts';

const t = comBanco(bancoDaCidade);
const TABELAS = ['cadastro.ligacao', 'cadastro.rota', 'faturamento.fatura', 'faturamento.resumo_rota'] as const;
const CONTAR = TABELAS.map((tabela) => `SELECT '${tabela}' AS tabela, count(*)::integer AS n, coalesce(array_agg(DISTINCT setor ORDER BY setor), '{}') AS setores FROM ${tabela}`).join(' UNION ALL ');
interface Vista {
  readonly tabela: string;
  readonly n: number;
  readonly setores: number[];
}
let setores: readonly number[];
const vistas = async (lugares: LugaresEmCurso, pool: Pool = t.banco.pool('nascente_app')): Promise<readonly Vista[]> => comLugares(lugares, async () => (await pool.query<Vista>(CONTAR)).rows);

beforeAll(async () => {
  setores = (await t.banco.pool().query<{ id: number }>('SELECT DISTINCT setor AS id FROM cadastro.ligacao ORDER BY 1')).rows.map((r) => r.id);
  expect(setores.length).toBeGreaterThan(1);
});

test('one sees the rows of his setores and no other, of every table that has them', async () => {
  const [primeiro = 0] = setores;
  const [todas, algumas] = [await vistas('TODOS'), await vistas([primeiro])];
  for (const [n, vista] of algumas.entries()) {
    expect(vista.setores.every((setor) => setor === primeiro), vista.tabela).toBe(true);
    expect(vista.n, vista.tabela).toBeLessThan(todas[n]?.n ?? 0);
  }
  expect(algumas[0]?.n).toBeGreaterThan(0);
});

test('a search counts and shows what one sees, by words and by number', async () => {
  const [primeiro = 0, segundo = 0] = setores;
  const app = t.banco.pool('nascente_app');
  const pagina = { pagina: 1, porPagina: 200 };
  const doSetor = async (setor: number) => (await t.banco.pool().query<{ cdc: number }>('SELECT cdc FROM cadastro.ligacao WHERE setor = $1 ORDER BY cdc', [setor])).rows.map((r) => r.cdc);
  const [seus, alheios] = [await doSetor(primeiro), await doSetor(segundo)];
  const palavras = await comLugares([primeiro], () => buscarPorPalavras(app, 'rua', pagina));
  const deTudo = await comLugares('TODOS', () => buscarPorPalavras(app, 'rua', pagina));
  expect(palavras.total).toBeGreaterThan(0);
  expect(palavras.total).toBeLessThan(deTudo.total);
  expect(palavras.itens.length).toBe(Math.min(palavras.total, pagina.porPagina));
  expect(palavras.itens.filter((l) => !seus.includes(l.cdc))).toEqual([]);
  const porNumero = (cdc: number | undefined) => comLugares([primeiro], () => buscarPorNumero(app, { tipo: 'NUMERO', cdc: cdc ?? null, aviso: null, inscricao: null, documento: null }, [], pagina));
  expect([(await porNumero(seus[0])).total, (await porNumero(alheios[0])).total]).toEqual([1, 0]);
});

test('who has no place, or whose places nobody said, sees nothing', async () => {
  for (const lugares of ['NENHUM', []] as const) expect((await vistas(lugares)).map((v) => v.n)).toEqual(TABELAS.map(() => 0));
  // a connection that goes around the pool of the project
  const cliente = await t.banco.pool('nascente_app').connect();
  try {
    expect((await cliente.query<Vista>(CONTAR)).rows.map((v) => v.n)).toEqual(TABELAS.map(() => 0));
  } finally {
    cliente.release();
  }
});

test.each([`1' OR true --`, '*; SELECT 1', '1,,2', '', ' * ', '{1}', '1 2'])('a setting that is not a list of setores (%s) opens nothing', async (valor) => {
  const cliente = await t.banco.pool('nascente_app').connect();
  try {
    await cliente.query('BEGIN');
    await cliente.query(`SELECT set_config('nascente.setores', $1, true)`, [valor]);
    const contar = cliente.query<{ n: number }>('SELECT count(*)::integer AS n FROM cadastro.ligacao').then(({ rows }) => rows[0]?.n, () => 0);
    expect(await contar).toBe(0);
  } finally {
    await cliente.query('ROLLBACK');
    cliente.release();
  }
});

test('the places of one are never those of the next on the same connection, whatever ended the first', async () => {
  const pool = criarPool({ ...t.banco.acesso('nascente_app'), maximo: 1 });
  try {
    const [primeiro = 0] = setores;
    const total = (await vistas('TODOS', pool))[0]?.n;
    await comLugares([primeiro], () => emTransacao(pool, (c) => c.query('SELECT 1')));
    await expect(comLugares('TODOS', () => pool.query('SELECT 1 / 0'))).rejects.toThrow(/division/);
    expect((await vistas('NENHUM', pool))[0]?.n).toBe(0);
    const varios = await Promise.all([vistas([primeiro], pool), vistas('TODOS', pool), vistas('NENHUM', pool), vistas([primeiro], pool)]);
    expect(varios.map((v) => v[0]?.n === total)).toEqual([false, true, false, false]);
    expect(varios[0]?.[0]?.n).toBe(varios[3]?.[0]?.n);
  } finally {
    await pool.end();
  }
});

test('a row cannot be moved to a place that its author does not see', async () => {
  const [primeiro = 0, segundo = 0] = setores;
  const mover = comLugares([primeiro], () => t.banco.pool('nascente_app').query('UPDATE cadastro.ligacao SET setor = $2 WHERE setor = $1', [primeiro, segundo]));
  await expect(mover).rejects.toMatchObject({ code: '42501' });
  const alheia = await comLugares([primeiro], () => t.banco.pool('nascente_app').query('UPDATE cadastro.ligacao SET numero = numero WHERE setor = $1', [segundo]));
  expect(alheia.rowCount).toBe(0);
});

test('the platform itself, its workers and its reports see everything', async () => {
  const total = (await t.banco.pool().query<{ n: number }>('SELECT count(*)::integer AS n FROM cadastro.ligacao')).rows[0]?.n;
  for (const papel of ['nascente_app', 'nascente_lote', 'nascente_leitura'] as const) {
    expect((await t.banco.pool(papel).query<{ n: number }>('SELECT count(*)::integer AS n FROM cadastro.ligacao')).rows[0]?.n, papel).toBe(total);
  }
});
