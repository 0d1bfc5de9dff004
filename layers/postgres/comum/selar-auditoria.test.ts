import { describe, expect, it } from 'vitest';
import { agir, comCaso, comDoze } from '../../../test/fixture/auditoria-selada.ts';
import type { BancoDeTeste } from '../../../test/fixture/banco.ts';
import { esperarHorizonte } from '../../../test/fixture/horizonte.ts';
import { esperaPeloSelo } from '../verificar/conferir-auditoria.ts';
import { selarAuditoria } from './selar-auditoria.ts';

describe('sealing', () => {
  it('takes each row once, in blocks that follow each other, and nothing when there is nothing', async () => {
    await comDoze(async ({ selar, blocos, lote }) => {
      expect(await blocos()).toEqual([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]);
      expect(await selar(4)).toEqual({ blocos: 0, linhas: 0 });
      await agir(lote, 'ligacao:13');
      expect(await selar(4)).toEqual({ blocos: 1, linhas: 1 });
    });
  });

  it('does not seal what an open transaction may still change around it, and leaves behind nothing that commits late', async () => {
    await comCaso(async ({ lote, banco, selar, blocos, achados }) => {
      const [tarde, desfeita] = [await lote.connect(), await banco.pool('nascente_app').connect()];
      try {
        await agir(lote, 'antes');
        await tarde.query('BEGIN');
        await agir(tarde, 'tarde');
        const { rows } = await tarde.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
        await desfeita.query('BEGIN');
        await agir(desfeita, 'desfeita');
        await agir(lote, 'depois');
        await esperarHorizonte(lote, rows[0]?.xid);
        expect(await selarAuditoria(lote)).toEqual({ blocos: 1, linhas: 1 });
        await desfeita.query('ROLLBACK');
        expect(await selarAuditoria(lote)).toEqual({ blocos: 0, linhas: 0 });
        await agir(tarde, 'tarde, outra vez');
        await agir(lote, 'muito depois');
        await tarde.query('COMMIT');
        expect(await selar()).toEqual({ blocos: 1, linhas: 4 });
        expect(await blocos()).toEqual([[1], [2, 5, 4, 6]]);
        expect(await achados()).toEqual([]);
      } finally {
        tarde.release();
        desfeita.release();
      }
    });
  });

  it('run by many, among many who write, seals every row once', async () => {
    await comCaso(async ({ lote, banco, selar, blocos, achados }) => {
      const app = banco.pool('nascente_app');
      const escrever = async (quem: number): Promise<void> => {
        for (let i = 0; i < 40; i++) {
          const cliente = await app.connect();
          await cliente.query('BEGIN');
          await agir(cliente, `${quem}/${i}`);
          if (i % 7 === 0) await new Promise((r) => setTimeout(r, 5));
          await agir(cliente, `${quem}/${i} de novo`);
          await cliente.query(i % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
          cliente.release();
        }
      };
      let escrevendo = true;
      const selando = Array.from({ length: 3 }, async () => {
        while (escrevendo) await selarAuditoria(lote, undefined, 9);
      });
      await Promise.all([0, 1, 2, 3].map(escrever));
      escrevendo = false;
      await Promise.all(selando);
      await selar(9);
      const { rows } = await lote.query<{ id: number }>('SELECT id FROM comum.auditoria ORDER BY id');
      expect(rows).toHaveLength(4 * 32 * 2);
      expect((await blocos()).flat().sort((a, b) => a - b)).toEqual(rows.map((r) => r.id));
      expect(await achados()).toEqual([]);
    });
  });

  it('is late for rows that wait, and for those of a transaction that never was; not for a chain that was never begun', async () => {
    await comCaso(async ({ banco, lote, selar, mexer }) => {
      const leitura = banco.pool('nascente_leitura');
      await agir(lote, 'um');
      expect(await esperaPeloSelo(leitura, '0 seconds')).toBeUndefined();
      await selar();
      expect(await esperaPeloSelo(leitura, '0 seconds')).toBeUndefined();
      await agir(lote, 'dois');
      expect(await esperaPeloSelo(leitura, '0 seconds')).toEqual({ problema: 'sem-selo', registros: 1, registro: 2, desde: expect.any(String) as string });
      await selar();
      await mexer(`INSERT INTO comum.auditoria OVERRIDING SYSTEM VALUE SELECT 9, 'infinity', 'joão', ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, '9999999999999' FROM comum.auditoria WHERE id = 1`);
      await selar();
      expect((await leitura.query('SELECT FROM comum.selo_auditoria')).rowCount).toBe(2);
      await mexer(`UPDATE comum.auditoria SET em = now() WHERE id = 9`);
      expect(await esperaPeloSelo(leitura, '0 seconds')).toMatchObject({ problema: 'sem-selo', registros: 1, registro: 9 });
      // a block of a transaction that this server never had: the database came from another by a copy of its rows
      await mexer(`UPDATE comum.selo_auditoria SET ate_xid = '9999999999999' WHERE numero = 2`);
      await expect(selar()).rejects.toThrow(/banco veio de outro/);
    });
  });

  it('begins with what was in the audit before it could be sealed, in one transaction', async () => {
    await comCaso(async ({ lote, mexer, selar, achados, blocos }) => {
      for (let i = 0; i < 5; i++) await agir(lote, `antigo:${i}`);
      await mexer(`UPDATE comum.auditoria SET xid = (SELECT min(xid::text::bigint) - 1 FROM comum.auditoria)::text::xid8`);
      await agir(lote, 'novo');
      await selar(3);
      expect(await blocos()).toEqual([[1, 2, 3], [4, 5, 6]]);
      expect(await achados()).toEqual([]);
    });
  });

  it('has every column of the audit in the digest of a row, and tells null from empty', async () => {
    await comCaso(async ({ lote, banco }) => {
      await agir(lote, 'x', {});
      const raiz = banco.pool();
      const { rows: colunas } = await raiz.query<{ nome: string; tipo: string }>(
        `SELECT attname AS nome, format_type(atttypid, atttypmod) AS tipo FROM pg_attribute WHERE attrelid = 'comum.auditoria'::regclass AND attnum > 0 AND NOT attisdropped`,
      );
      const outro: Readonly<Record<string, string>> = {
        bigint: '77', 'timestamp with time zone': `em + interval '1 microsecond'`, text: `''`, inet: `'10.0.0.8'`, smallint: '7', jsonb: `'[]'`, xid8: `'9'`,
      };
      const resumos = new Set<string>();
      const casos = [...colunas.map(({ nome, tipo }) => [nome, outro[tipo]] as const), ['motivo', 'motivo'] as const];
      for (const [nome, valor] of casos) {
        expect(valor, nome).toBeDefined();
        const lista = colunas.map((c) => (c.nome === nome ? `(${valor})::${c.tipo}` : c.nome)).join(', ');
        const { rows } = await raiz.query<{ r: string }>(`SELECT encode(comum.resumo_do_ato(ROW(${lista})::comum.auditoria), 'hex') AS r FROM comum.auditoria`);
        resumos.add(rows[0]?.r ?? '');
      }
      expect(resumos.size).toBe(colunas.length + 1);
    });
  });

  it('is done by its function alone, and is not undone by anybody', async () => {
    await comDoze(async ({ banco, lote }) => {
      const recusa = async (papel: Parameters<BancoDeTeste['pool']>[0], sql: string) => banco.pool(papel).query(sql).then(() => null, (e: unknown) => (e as { code: string }).code);
      for (const tabela of ['comum.selo_auditoria', 'comum.ancora_auditoria']) {
        for (const papel of [undefined, 'nascente_migrador', 'nascente_lote'] as const) {
          expect(await recusa(papel, `DELETE FROM ${tabela}`)).toBe('42501');
          expect(await recusa(papel, `TRUNCATE ${tabela} CASCADE`)).toBe('42501');
          expect(await recusa(papel, `UPDATE ${tabela} SET em = now()`)).toBe('42501');
        }
      }
      for (const papel of ['nascente_lote', 'nascente_app', 'nascente_leitura'] as const) expect(await recusa(papel, 'INSERT INTO comum.selo_auditoria SELECT * FROM comum.selo_auditoria')).toBe('42501');
      for (const papel of ['nascente_app', 'nascente_leitura'] as const) expect(await recusa(papel, 'SELECT comum.selar_auditoria(1, 1)')).toBe('42501');
      // neither the number, nor the hour, nor the transaction of a row is of who writes it
      for (const [coluna, valor] of [['id', '99'], ['em', 'now()'], ['xid', `'1'`]] as const) {
        expect(await recusa('nascente_app', `INSERT INTO comum.auditoria (${coluna}, usuario, funcao, objeto, resultado) OVERRIDING SYSTEM VALUE VALUES (${valor}, 'a', 'b', 'c', 'd')`)).toBe('42501');
      }
      expect((await lote.query('SELECT FROM comum.auditoria')).rowCount).toBe(12);
    });
  });
});
