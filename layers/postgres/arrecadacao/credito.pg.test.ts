import { describe, expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade } from '../../../test/fixture/cidade.ts';
import type { Pool } from '../conexao.ts';

const bd = comBanco(bancoDaCidade);
const dono = (): Pool => bd.banco.pool();
const lote = (): Pool => bd.banco.pool('nascente_lote');

/** The code that PostgreSQL refuses with, or null when it accepts. */
async function recusa(pool: Pool, sql: string, valores: unknown[] = []): Promise<string | null> {
  return pool.query(sql, valores).then(() => null, (erro: unknown) => (erro as { code: string }).code);
}

describe('what a payment leaves', () => {
  const PAGAR = `INSERT INTO arrecadacao.pagamento (id, valor, aviso, cdc, arquivo, linha, nsr, data_pagamento, quitado, destino, forma, meio)
                 SELECT 990000001, valor + 30, aviso, cdc, 99, 1, 1, emissao, valor, 1, '2', 'A' FROM faturamento.fatura_aberta JOIN faturamento.fatura USING (aviso, valor, cdc) LIMIT 1`;
  const CREDITAR = `INSERT INTO arrecadacao.credito (pagamento, cdc, tipo, valor) SELECT $1, cdc, 'EXCEDENTE', $2 FROM arrecadacao.pagamento WHERE id = 990000001`;

  it('is the credit of its ligação, to the cent; of it only what was used may change', async () => {
    expect(await recusa(dono(), PAGAR)).toBeNull();
    expect(await recusa(lote(), CREDITAR, [990000001, 31])).toBe('23503');
    expect(await recusa(lote(), CREDITAR, [990000002, 30])).toBe('23503');
    expect(await recusa(lote(), `INSERT INTO arrecadacao.credito (pagamento, cdc, tipo, valor) VALUES (990000001, 1, 'EXCEDENTE', 30)`)).toBe('23503');
    expect(await recusa(lote(), CREDITAR, [990000001, 30])).toBeNull();
    expect(await recusa(dono(), 'UPDATE arrecadacao.credito SET usado = 10')).toBeNull();
    expect(await recusa(dono(), 'UPDATE arrecadacao.credito SET valor = 20')).toBe('42501');
  });

  it('is owed of a bill that exists, where it came late', async () => {
    expect(await recusa(lote(), `INSERT INTO faturamento.encargo_pendente (aviso, cdc, multa, correcao, pago_em) VALUES (99999999, 1, 10, 0, '2026-11-19')`)).toBe('23503');
  });
});
