import { beforeAll, describe, expect, it } from 'vitest';
import { alocarColunas } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import { dividirEmLevas } from '../../../domain/arrecadacao/leva.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import type { Pool } from '../conexao.ts';
import { anteciparFaturas, LEITORES, lerDasLevas } from './antecipar-faturas.ts';

const QUANTOS = 70_000;
const bd = comBanco();
/** Payments of avisos that no bill has. */
const levas = dividirEmLevas({ ...alocarColunas(QUANTOS), quantidade: QUANTOS, aviso: Float64Array.from({ length: QUANTOS }, (_, i) => i + 1) });
let lote: Pool;
beforeAll(() => {
  lote = bd.banco.pool('nascente_lote');
});

describe('bills read ahead of the transaction', () => {
  it('are those that the transaction would read, and are given once', async () => {
    const antecipadas = anteciparFaturas(lote, levas);
    const cliente = await lote.connect();
    try {
      expect(await Promise.all(antecipadas() ?? [])).toEqual(await Promise.all(await lerDasLevas(cliente, levas)));
    } finally {
      cliente.release();
    }
    expect(antecipadas()).toBeUndefined();
  });

  it('of a small file are not read ahead', () => {
    expect(anteciparFaturas(lote, levas.slice(0, 1))()).toBeUndefined();
  });

  it('that a server that falls cut short are a fault of each leva, the process lives and the pool serves again', async () => {
    const dono = await bd.banco.pool().connect();
    await dono.query('BEGIN');
    await dono.query('LOCK TABLE faturamento.fatura IN ACCESS EXCLUSIVE MODE');
    const lidas = anteciparFaturas(lote, levas)() ?? [];
    const presos = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nascente_lote' AND wait_event_type = 'Lock'`;
    await expect.poll(async () => (await dono.query(presos)).rowCount).toBe(LEITORES);
    await dono.query(`SELECT pg_terminate_backend(pid) FROM (${presos}) x`);
    expect((await Promise.allSettled(lidas)).map((l) => l.status)).toEqual(levas.map(() => 'rejected'));
    await dono.query('ROLLBACK');
    dono.release();
    await expect.poll(() => lote.totalCount - lote.idleCount).toBe(0);
    expect((await lote.query('SELECT 1 AS um')).rows).toEqual([{ um: 1 }]);
  });
});
