import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { decimalExato } from '../../../domain/comum/decimal-exato.ts';
import { REGRA_TR_13_9 } from '../../../domain/faturamento/acrescimos.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { regrasDosAcrescimos } from './regras-dos-acrescimos.ts';

const bd = comBanco();
const [antes, depois] = [dataCivil('2026-06-30'), dataCivil('2026-07-01')];

describe('late charges in the database', () => {
  it('start as the norm says, and change from a day on without code', async () => {
    const pool = bd.banco.pool();
    expect((await regrasDosAcrescimos(pool))(antes, depois)).toEqual(REGRA_TR_13_9);
    await pool.query(`UPDATE comum.parametro SET vigencia = '[2000-01-01,2026-07-01)' WHERE chave = 'acrescimos.multa-percentual'`);
    await expect(regrasDosAcrescimos(pool).then((de) => de(depois, depois))).rejects.toThrow();
    await pool.query(`INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES ('acrescimos.multa-percentual', '[2026-07-01,)', '"1.5"', 'lei nova')`);
    const de = await regrasDosAcrescimos(pool);
    expect([de(antes, depois).multa, de(depois, depois).multa]).toEqual([decimalExato(2n, 0), decimalExato(15n, 1)]);
  });

  it.each(['2', '"2,5"', '"-1"', '{"a": 1}', '"dois"'])('a percentage of %s charges nobody', async (valor) => {
    const pool = bd.banco.pool();
    await pool.query(`UPDATE comum.parametro SET valor = $1 WHERE chave = 'acrescimos.taxa-provisoria-percentual'`, [valor]);
    await expect(regrasDosAcrescimos(pool)).rejects.toThrow('acrescimos.taxa-provisoria-percentual');
    await pool.query(`UPDATE comum.parametro SET valor = '"1"' WHERE chave = 'acrescimos.taxa-provisoria-percentual'`);
  });
});
