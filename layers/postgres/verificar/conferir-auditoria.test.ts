import { describe, expect, it } from 'vitest';
import { agir, comCaso, comDoze } from '../../../test/fixture/auditoria-selada.ts';
import { esperarHorizonte } from '../../../test/fixture/horizonte.ts';
import { ancoraDevida, registrarAncora, selarAuditoria } from '../comum/selar-auditoria.ts';
import { conferirAuditoria, type Achado } from './conferir-auditoria.ts';
import { verificar } from './verificar.ts';

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
