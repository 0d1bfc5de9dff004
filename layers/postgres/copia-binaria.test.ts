import { describe, expect, it } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { copiarBinario } from './copia-binaria.ts';

const bd = comBanco();
const LINHAS = 400_000;

describe('binary COPY into a table', () => {
  it('writes more than memory should hold, in order, letting it go as it is written', async () => {
    const pool = bd.banco.pool();
    await pool.query('CREATE TABLE muitas (id integer PRIMARY KEY, texto text NOT NULL)');
    const cliente = await pool.connect();
    let vezes = 0;
    const quantas = await copiarBinario(cliente, 'muitas', ['id', 'texto'], async (l) => {
      for (let i = 1; i <= LINHAS; i++) {
        if (l.cheio) {
          vezes++;
          await l.escoado();
        }
        l.linha(2);
        l.int4(i);
        l.texto(`linha ${i}`);
      }
    });
    cliente.release();
    expect(quantas).toBe(LINHAS);
    expect(vezes).toBeGreaterThan(5);
    expect((await pool.query('SELECT count(*)::integer AS n, max(texto) FILTER (WHERE id = 399999) AS texto FROM muitas')).rows).toEqual([{ n: LINHAS, texto: 'linha 399999' }]);
  });

  it('refused by the server while rows are still being written, throws that refusal and leaves the connection usable', async () => {
    const pool = bd.banco.pool();
    await pool.query('CREATE TABLE unicas (id integer PRIMARY KEY)');
    const cliente = await pool.connect();
    let escritas = 0;
    const copia = copiarBinario(cliente, 'unicas', ['id'], async (l) => {
      for (let i = 0; i < 5_000_000; i++) {
        if (l.cheio) await l.escoado();
        l.linha(1);
        l.int4(i === 10 ? 9 : i);
        escritas++;
      }
    });
    await expect(copia).rejects.toMatchObject({ code: '23505' });
    expect(escritas).toBeLessThan(5_000_000);
    expect((await cliente.query('SELECT count(*)::integer AS n FROM unicas')).rows).toEqual([{ n: 0 }]);
    cliente.release();
  });

  it('stopped by who writes, writes nothing', async () => {
    const pool = bd.banco.pool();
    await pool.query('CREATE TABLE paradas (id integer)');
    const cliente = await pool.connect();
    await expect(
      copiarBinario(cliente, 'paradas', ['id'], (l) => {
        l.linha(1);
        l.int4(1);
        throw new Error('parei');
      }),
    ).rejects.toThrow('parei');
    expect((await cliente.query('SELECT count(*)::integer AS n FROM paradas')).rows).toEqual([{ n: 0 }]);
    cliente.release();
  });
});
