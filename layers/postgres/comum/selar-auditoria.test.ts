import { describe, expect, it } from 'vitest';
import { bancoDeTeste, type BancoDeTeste } from '../../../test/fixture/banco.ts';
import { esperarHorizonte } from '../../../test/fixture/horizonte.ts';
import { conferirAuditoria, esperaPeloSelo, type Achado } from '../verificar/conferir-auditoria.ts';
import { verificar } from '../verificar/verificar.ts';
import { auditar } from './auditoria.ts';
import { ancoraDevida, registrarAncora, selarAuditoria } from './selar-auditoria.ts';
import type { Executor } from '../conexao.ts';

const agir = (banco: Executor, objeto: string, antes?: unknown) => auditar(banco, { autor: { nome: 'maria', ip: '10.0.0.7', dispositivo: 'balcão' }, funcao: 'teste/agir', objeto, antes });

interface Caso {
  readonly banco: BancoDeTeste;
  readonly lote: ReturnType<BancoDeTeste['pool']>;
  /** Seals all that there is, `porBloco` rows to a block. */
  readonly selar: (porBloco?: number) => ReturnType<typeof selarAuditoria>;
  /** What the verification finds, by the role that only reads. */
  readonly achados: (ancoras?: Parameters<typeof conferirAuditoria>[1]) => Promise<readonly Achado[]>;
  /** Does to the tables what only a hand above every guard can. */
  readonly mexer: (sql: string) => Promise<void>;
  readonly blocos: () => Promise<readonly (readonly number[])[]>;
}

async function comCaso(usar: (c: Caso) => Promise<void>): Promise<void> {
  const banco = await bancoDeTeste();
  try {
    const lote = banco.pool('nascente_lote');
    const mexer = async (sql: string): Promise<void> => {
      const raiz = await banco.pool().connect();
      try {
        await raiz.query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`);
      } finally {
        raiz.release();
      }
    };
    await usar({
      banco,
      lote,
      mexer,
      selar: async (porBloco) => {
        await esperarHorizonte(lote);
        return selarAuditoria(lote, undefined, porBloco);
      },
      achados: async (ancoras) => {
        const achados: Achado[] = [];
        for await (const a of conferirAuditoria(banco.pool('nascente_leitura'), ancoras)) achados.push(a);
        return achados;
      },
      blocos: async () =>
        (
          await lote.query<{ ids: number[] }>(
            `SELECT ARRAY(SELECT ('x' || encode(substring(marcas, 16 * i + 1, 8), 'hex'))::bit(64)::bigint FROM generate_series(0, linhas - 1) i ORDER BY i) AS ids FROM comum.selo_auditoria ORDER BY numero`,
          )
        ).rows.map((r) => r.ids),
    });
  } finally {
    await banco.fechar();
  }
}

/** Twelve rows in three blocks of four, ids 1 to 12. */
async function comDoze(usar: (c: Caso) => Promise<void>): Promise<void> {
  await comCaso(async (c) => {
    for (let i = 1; i <= 12; i++) await agir(c.lote, `ligacao:${i}`, { valor: i, nome: null });
    expect(await c.selar(4)).toEqual({ blocos: 3, linhas: 12 });
    expect(await c.achados()).toEqual([]);
    await usar(c);
  });
}

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

describe('verification finds and names', () => {
  it.each([
    ['a byte of `antes`', `UPDATE comum.auditoria SET antes = '{"valor": 7, "nome": ""}' WHERE id = 6`, [{ problema: 'registro-alterado', bloco: 2, registro: 6 }]],
    ['a letter of `usuario`', `UPDATE comum.auditoria SET usuario = 'Maria' WHERE id = 1`, [{ problema: 'registro-alterado', bloco: 1, registro: 1 }]],
    ['a microsecond of `em`', `UPDATE comum.auditoria SET em = em + interval '1 microsecond' WHERE id = 12`, [{ problema: 'registro-alterado', bloco: 3, registro: 12 }]],
    ['an empty reason where there was none', `UPDATE comum.auditoria SET motivo = '' WHERE id = 3`, [{ problema: 'registro-alterado', bloco: 1, registro: 3 }]],
    ['text that moved from a column to the next', `UPDATE comum.auditoria SET funcao = 'teste/', objeto = 'agir' || objeto WHERE id = 3`, [{ problema: 'registro-alterado', bloco: 1, registro: 3 }]],
    ['a row that is gone', 'DELETE FROM comum.auditoria WHERE id = 8', [{ problema: 'registro-removido', bloco: 2, registro: 8 }]],
    ['all rows gone', 'TRUNCATE comum.auditoria', Array.from({ length: 12 }, (_, i) => ({ problema: 'registro-removido', bloco: 1 + Math.floor(i / 4), registro: i + 1 }))],
    [
      'a row put in with an old number',
      `DELETE FROM comum.auditoria WHERE id = 7; INSERT INTO comum.auditoria OVERRIDING SYSTEM VALUE SELECT 7, em, 'joão', ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, xid FROM comum.auditoria WHERE id = 6`,
      [{ problema: 'registro-alterado', bloco: 2, registro: 7 }],
    ],
    [
      'a row put in where there was none',
      `INSERT INTO comum.auditoria OVERRIDING SYSTEM VALUE SELECT -5, em, 'joão', ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, xid FROM comum.auditoria WHERE id = 6`,
      [{ problema: 'registro-incluido', bloco: 2, registro: -5 }],
    ],
    [
      'a row put in before all',
      `INSERT INTO comum.auditoria OVERRIDING SYSTEM VALUE SELECT 0, em, 'joão', ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, '0' FROM comum.auditoria WHERE id = 6`,
      [{ problema: 'registro-incluido', bloco: 1, registro: 0 }],
    ],
    ['the hour of a block', `UPDATE comum.selo_auditoria SET em = em - interval '1 second' WHERE numero = 2`, [{ problema: 'bloco-alterado', bloco: 2 }]],
    [
      'the digest of a block, and the next that stood on it',
      `UPDATE comum.selo_auditoria SET resumo = sha256('x') WHERE numero = 2`,
      [{ problema: 'bloco-alterado', bloco: 2 }, { problema: 'bloco-alterado', bloco: 3 }],
    ],
    ['a block that is gone', 'DELETE FROM comum.selo_auditoria WHERE numero = 2', [{ problema: 'blocos-ausentes', bloco: 2, ate: 2 }]],
    [
      'a row changed with its mark in the block',
      `UPDATE comum.auditoria SET usuario = 'joão' WHERE id = 5;
       UPDATE comum.selo_auditoria SET marcas = int8send(5) || substring((SELECT comum.resumo_do_ato(a) FROM comum.auditoria a WHERE id = 5), 1, 8) || substring(marcas, 17) WHERE numero = 2`,
      [{ problema: 'bloco-alterado', bloco: 2 }, { problema: 'registros-diferentes', bloco: 2 }],
    ],
  ])('%s', async (_nome, sql, esperados) => {
    await comDoze(async ({ mexer, achados, banco }) => {
      await mexer(sql);
      expect(await achados()).toEqual(esperados);
      for (const quais of ['todas', 'de-hora'] as const) {
        expect((await verificar(banco.pool('nascente_leitura'), undefined, quais)).filter((v) => v.numero === 50 && v.violacoes > 0)).toHaveLength(1);
      }
    });
  });

  it('the end of the chain cut with its rows, by the anchor', async () => {
    await comDoze(async ({ lote, mexer, achados }) => {
      const ancora = await ancoraDevida(lote);
      if (ancora === undefined) throw new Error('um bloco a ancorar');
      expect(ancora).toMatchObject({ numero: 3, resumo: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
      await registrarAncora(lote, ancora, 'auditoria/selos/2026/3.json', null);
      expect(await ancoraDevida(lote)).toBeUndefined();
      expect(await achados([ancora])).toEqual([]);
      await mexer('DELETE FROM comum.selo_auditoria WHERE numero > 1; DELETE FROM comum.auditoria WHERE id > 4');
      expect(await achados()).toEqual([{ problema: 'cadeia-cortada', bloco: 3, ultimo: 1 }]);
      await mexer('DELETE FROM comum.ancora_auditoria');
      expect(await achados()).toEqual([]);
      expect(await achados([ancora])).toEqual([{ problema: 'cadeia-cortada', bloco: 3, ultimo: 1 }]);
      await mexer('DELETE FROM comum.selo_auditoria; DELETE FROM comum.auditoria');
      expect(await achados([ancora])).toEqual([{ problema: 'cadeia-cortada', bloco: 3, ultimo: 0 }]);
    });
  });

  it('the whole chain made again over a changed row, by the anchor', async () => {
    await comDoze(async ({ lote, mexer, achados, selar }) => {
      const ancora = await ancoraDevida(lote);
      await mexer(`UPDATE comum.auditoria SET usuario = 'joão' WHERE id = 2; DELETE FROM comum.selo_auditoria`);
      await selar(4);
      expect(await achados()).toEqual([]);
      expect(await achados(ancora && [ancora])).toEqual([{ problema: 'ancora-diferente', bloco: 3, ultimo: 3 }]);
    });
  });

  it('nothing, whatever the settings of the session that asks and of the one that sealed', async () => {
    await comCaso(async ({ banco, lote, mexer }) => {
      for (let i = 0; i < 5; i++) await agir(lote, `ligação:${i}`, { valor: 1.1, texto: 'çã' });
      await mexer(`UPDATE comum.auditoria SET em = '2018-11-04 00:30:00.000001+00' WHERE id = 2`);
      await mexer(`UPDATE comum.auditoria SET em = 'infinity' WHERE id = 3`);
      const cliente = await lote.connect();
      await cliente.query(`SET timezone = 'Asia/Kathmandu'; SET datestyle = 'SQL, DMY'; SET intervalstyle = 'sql_standard'; SET bytea_output = 'escape'`);
      await esperarHorizonte(cliente);
      await selarAuditoria(cliente, undefined, 2);
      cliente.release();
      for (const ajuste of [`timezone = 'America/Sao_Paulo'`, `timezone = 'UTC'`, `datestyle = 'German'`, `bytea_output = 'escape'`, `client_encoding = 'LATIN1'`, `extra_float_digits = -10`, `search_path = pg_catalog`]) {
        const leitor = await banco.pool('nascente_leitura').connect();
        await leitor.query(`SET ${ajuste}`);
        const achados: Achado[] = [];
        for await (const a of conferirAuditoria(leitor)) achados.push(a);
        leitor.release(true);
        expect(achados, ajuste).toEqual([]);
      }
    });
  });
});
