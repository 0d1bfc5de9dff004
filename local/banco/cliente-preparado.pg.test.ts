import { afterAll, expect, it } from 'vitest';
import { criarPool } from '../../layers/postgres/conexao.ts';
import { comBanco } from '../../test/fixture/banco.ts';
import { ClientePreparado } from './cliente-preparado.ts';

const t = comBanco();
const abertos: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(abertos.map((fechar) => fechar())));

it('a statement with parameters is planned once for each connection, and one without is sent as it is', async () => {
  const pool = criarPool(t.banco.acesso(), ClientePreparado);
  abertos.push(() => pool.end());
  for (const n of [1, 2, 3]) expect((await pool.query<{ n: number }>('SELECT $1::int * 2 AS n', [n])).rows).toEqual([{ n: n * 2 }]);
  await pool.query('SELECT 1');
  const { rows } = await pool.query<{ statement: string; vezes: number }>(`SELECT statement, (generic_plans + custom_plans)::int AS vezes FROM pg_prepared_statements`);
  expect(rows).toEqual([{ statement: 'SELECT $1::int * 2 AS n', vezes: 3 }]);
});

it('a statement that fails leaves the connection working, and is not taken for planned', async () => {
  const pool = criarPool(t.banco.acesso(), ClientePreparado);
  abertos.push(() => pool.end());
  const errada = (): Promise<unknown> => pool.query('SELECT $1::int FROM nao_ha', [1]);
  await expect(errada()).rejects.toThrow(/nao_ha/);
  await expect(errada()).rejects.toThrow(/nao_ha/);
  expect((await pool.query<{ n: number }>('SELECT $1::int AS n', [7])).rows).toEqual([{ n: 7 }]);
});
