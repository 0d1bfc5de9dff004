import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verificarPorCalculo } from '../../layers/postgres/verificar/por-calculo.ts';
import { verificar, type Verificacao } from '../../layers/postgres/verificar/verificar.ts';
import type { BancoDeTeste } from '../fixture/banco.ts';
import { bancoSimulado } from './simulador/cidade-simulada.ts';
import { ESTADOS_ERRADOS } from './simulador/estados-errados.ts';

let banco: BancoDeTeste;
let raiz: pg.PoolClient;
beforeAll(async () => {
  banco = await bancoSimulado();
  raiz = await banco.pool().connect();
}, 120_000);
afterAll(async () => {
  raiz.release();
  await banco.fechar();
});

async function rompidas(): Promise<readonly Verificacao[]> {
  return [...(await verificar(raiz)), ...(await verificarPorCalculo(raiz))].filter((v) => v.violacoes > 0);
}

describe('what an invariant must find by itself', () => {
  it('is nothing, in a town that is right', async () => {
    expect(await rompidas()).toEqual([]);
  });

  it.each(ESTADOS_ERRADOS)('$nome: $por', async ({ por, sql }) => {
    await raiz.query('BEGIN');
    try {
      await raiz.query('SET LOCAL session_replication_role = replica');
      await raiz.query(sql);
      const achadas = await rompidas();
      expect(achadas.map((v) => v.numero)).toContain(por);
      // a case that is broken in another way proves nothing of its own: nobody may be told of who is not there
      expect(achadas.find((v) => v.numero === por)?.exemplos.length).toBeGreaterThan(0);
    } finally {
      await raiz.query('ROLLBACK');
    }
  });

  it('has each its own name', () => {
    expect(new Set(ESTADOS_ERRADOS.map((e) => e.nome)).size).toBe(ESTADOS_ERRADOS.length);
  });
});
