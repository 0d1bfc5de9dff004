import { describe, expect, it } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { copiarBinario, EscritorDeLinhas } from './copia-binaria.ts';
import { lerBinario } from './leitura-binaria.ts';

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

  it.each<[string, (l: EscritorDeLinhas) => void]>([
    ['an integer too large', (l) => l.int4(2_147_483_648)],
    ['an integer that is not whole', (l) => l.int4(1.5)],
    ['what is no number', (l) => l.int4(Number.NaN)],
    ['a smallint too large', (l) => l.int2(32_768)],
    ['a smallint of a list too small', (l) => l.listaInt2([1, -32_769])],
    ['an integer of a list too large', (l) => l.listaInt4([1, 2_147_483_648])],
    ['a bigint that JavaScript cannot count', (l) => l.int8(2 ** 53)],
  ])('never cuts a number to make it fit: %s is refused', (_nome, escrever) => {
    expect(() => escrever(new EscritorDeLinhas(() => undefined))).toThrow(RangeError);
  });

  it('carries the ends of each range there and back', async () => {
    const cliente = await bd.banco.pool().connect();
    await cliente.query('CREATE TEMPORARY TABLE pontas (a smallint, b integer, c bigint, d bigint[])');
    await copiarBinario(cliente, 'pontas', ['a', 'b', 'c', 'd'], (l) => {
      for (const s of [1, -1]) {
        l.linha(4);
        l.int2(s * 32_767);
        l.int4(s * 2_147_483_647);
        l.int8(s * Number.MAX_SAFE_INTEGER);
        l.listaInt8([s * 4_294_967_295, s * 2_147_483_648, 0]);
      }
    });
    const lidas: unknown[] = [];
    await lerBinario(cliente, 'SELECT * FROM pontas ORDER BY a DESC', (l) => lidas.push([l.int2(), l.int4(), l.int8(), l.listaInt8()]));
    expect(lidas).toEqual([1, -1].map((s) => [s * 32_767, s * 2_147_483_647, s * Number.MAX_SAFE_INTEGER, [s * 4_294_967_295, s * 2_147_483_648, 0]]));
    cliente.release();
  });
});
