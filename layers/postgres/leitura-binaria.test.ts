import { describe, expect, it } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { inteiro, lerBinario, listaDeInteiros, dataDoDia, type LeitorDeLinhas } from './leitura-binaria.ts';

const bd = comBanco();

async function ler<T>(consulta: string, aoLer: (linha: LeitorDeLinhas) => T): Promise<readonly T[]> {
  const cliente = await bd.banco.pool().connect();
  try {
    const lidas: T[] = [];
    await lerBinario(cliente, consulta, (linha) => void lidas.push(aoLer(linha)));
    return lidas;
  } finally {
    cliente.release();
  }
}

describe('reading by binary COPY', () => {
  it('gives the values that were written, nulls and limits included', async () => {
    const linhas = await ler(
      `SELECT true, 200::smallint, NULL::smallint, -2147483648, NULL::integer, DATE '1999-12-31', NULL::date, '{}'::integer[], '{1,-2,2147483647}'::integer[],
              '{9007199254740991,-5,4294967296}'::bigint[], NULL::integer[], '{1,-7}'::smallint[], -5000000000 UNION ALL
       SELECT false, -1::smallint, 7::smallint, 239, 3, DATE '2026-11-20', DATE '2000-01-01', '{5}', '{}', '{}', '{6}', '{}', 9007199254740991`,
      (l) => [
        l.bool(), l.int2(), l.int2OuNulo(), l.int4(), l.int4OuNulo(), dataDoDia(l.int4()), l.diaOuNulo(), l.listaInt4(), l.listaInt4(), l.listaInt8(), l.listaInt4(),
        l.listaInt2(), l.int8(),
      ],
    );
    expect(linhas).toEqual([
      [true, 200, null, -2_147_483_648, null, '1999-12-31', null, [], [1, -2, 2_147_483_647], [9_007_199_254_740_991, -5, 4_294_967_296], [], [1, -7], -5_000_000_000],
      [false, -1, 7, 239, 3, '2026-11-20', 0, [5], [], [], [6], [], 9_007_199_254_740_991],
    ]);
  });

  it('reads many rows in order, and none', async () => {
    const lidas = await ler('SELECT x FROM generate_series(1, 20000) x ORDER BY x', (l) => l.int4());
    expect(lidas).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
    expect(await ler('SELECT 1 WHERE false', (l) => l.int4())).toEqual([]);
  });

  it('refuses a column of another type, a null where none was expected and a number beyond the safe ones', async () => {
    await expect(ler('SELECT 1::bigint', (l) => l.int4())).rejects.toThrow('outro tipo');
    await expect(ler('SELECT NULL::integer', (l) => l.int4())).rejects.toThrow('coluna nula');
    await expect(ler(`SELECT '{9007199254740992}'::bigint[]`, (l) => l.listaInt8())).rejects.toThrow('fora da faixa segura');
  });

  it('leaves the connection usable after an error, of the server or of who reads', async () => {
    const cliente = await bd.banco.pool().connect();
    try {
      await expect(lerBinario(cliente, 'SELECT 1 / 0', () => undefined)).rejects.toThrow('division by zero');
      await expect(lerBinario(cliente, 'SELECT x FROM generate_series(1, 5000) x', () => { throw new Error('não li'); })).rejects.toThrow('não li');
      expect((await cliente.query<{ um: number }>('SELECT 1 AS um')).rows).toEqual([{ um: 1 }]);
    } finally {
      cliente.release();
    }
  });

  it('lets only integers into the text of a query', () => {
    expect(listaDeInteiros([1, -2])).toBe(`'{1,-2}'::integer[]`);
    expect(() => inteiro(1.5)).toThrow('não é um inteiro');
    expect(() => listaDeInteiros([Number('1); DROP TABLE x')])).toThrow('não é um inteiro');
  });
});
