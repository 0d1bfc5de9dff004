import { describe, expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade } from '../../../test/fixture/cidade.ts';

const bd = comBanco(bancoDaCidade);

/** Ligações whose packed meters are not what the installations say, recomputed by another query. */
const DIFERENTES = `
SELECT l.cdc FROM cadastro.ligacao l
 WHERE array_to_string(l.medidores, ',') IS DISTINCT FROM coalesce((
       SELECT string_agg(concat_ws(',', i.medicao, i.hidrometro, h.digitos, i.leitura_instalacao, coalesce(i.leitura_retirada, -1), lower(i.periodo) - DATE '2000-01-01',
                                   coalesce((upper(i.periodo) - DATE '2000-01-01')::text, '2147483647')), ',' ORDER BY i.medicao, lower(i.periodo))
         FROM hidrometria.instalacao i JOIN hidrometria.hidrometro h ON h.id = i.hidrometro WHERE i.cdc = l.cdc), '')`;

async function diferentes(): Promise<readonly unknown[]> {
  return (await bd.banco.pool().query<{ cdc: number }>(DIFERENTES)).rows;
}

describe('the packed meters of a ligação', () => {
  it('follow installation, removal, exchange between ligações, deletion and a corrected meter', async () => {
    const dono = bd.banco.pool('nascente_migrador');
    expect((await dono.query(`SELECT FROM cadastro.ligacao WHERE medidores <> '{}'`)).rowCount).toBeGreaterThan(600);
    expect(await diferentes()).toEqual([]);
    const { rows } = await dono.query<{ cdc: number; hidrometro: number }>(
      `SELECT cdc, hidrometro FROM hidrometria.instalacao WHERE medicao = 1 AND upper_inf(periodo) ORDER BY cdc LIMIT 2`,
    );
    const [a, b] = rows;
    if (a === undefined || b === undefined) throw new Error('cidade sem hidrômetros');
    const antes = await medidores(a.cdc);
    await dono.query(`UPDATE hidrometria.instalacao SET periodo = daterange(lower(periodo), '2026-11-10'), leitura_retirada = 900 WHERE hidrometro = $1 AND cdc = $2`, [a.hidrometro, a.cdc]);
    expect(await medidores(a.cdc)).not.toEqual(antes);
    expect(await diferentes()).toEqual([]);
    await dono.query('DELETE FROM hidrometria.instalacao WHERE hidrometro = $1', [b.hidrometro]);
    expect(await diferentes()).toEqual([]);
    await dono.query(`INSERT INTO hidrometria.instalacao (hidrometro, cdc, medicao, periodo, leitura_instalacao) VALUES ($1, $2, 1, '[2026-11-10,)', 5)`, [b.hidrometro, a.cdc]);
    expect((await medidores(a.cdc)).slice(-7)).toEqual([1, b.hidrometro, expect.any(Number), 5, -1, 9_810, 2_147_483_647]);
    await dono.query('UPDATE hidrometria.instalacao SET cdc = $2 WHERE hidrometro = $1', [b.hidrometro, b.cdc]);
    expect(await diferentes()).toEqual([]);
    await dono.query('UPDATE hidrometria.hidrometro SET digitos = 9 WHERE id = $1', [b.hidrometro]);
    expect((await medidores(b.cdc))[2]).toBe(9);
    expect(await diferentes()).toEqual([]);
  });
});

async function medidores(cdc: number): Promise<readonly number[]> {
  const { rows } = await bd.banco.pool().query<{ medidores: number[] }>('SELECT medidores FROM cadastro.ligacao WHERE cdc = $1', [cdc]);
  return rows[0]?.medidores ?? [];
}
