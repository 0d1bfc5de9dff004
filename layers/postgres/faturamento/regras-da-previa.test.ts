import { describe, expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade, CIDADE } from '../../../test/fixture/cidade.ts';
import { regrasDoCiclo } from './regras-da-previa.ts';

const bd = comBanco(bancoDaCidade);

describe('the rules of a cycle', () => {
  it('are kept from one lot to the other, and read again as soon as a row of theirs changes', async () => {
    const cliente = await bd.banco.pool().connect();
    try {
      const regras = () => regrasDoCiclo(cliente, CIDADE.emCritica.ciclo);
      const primeiras = await regras();
      expect(await regras()).toBe(primeiras);
      expect(primeiras.critica.find((r) => r.codigo === 'CONSUMO_ALTO')?.parametros).toMatchObject({ percentual: 170 });

      await cliente.query(`UPDATE faturamento.regra_critica SET parametros = parametros || '{"percentual": 300}' WHERE codigo = 'CONSUMO_ALTO'`);
      expect((await regras()).critica.find((r) => r.codigo === 'CONSUMO_ALTO')?.parametros).toMatchObject({ percentual: 300 });

      const antes = await regras();
      await cliente.query('BEGIN');
      await cliente.query('UPDATE faturamento.tarifa_faixa SET preco = preco + 0.01');
      expect((await regras()).previa.atos).not.toEqual(antes.previa.atos);
      await cliente.query('ROLLBACK');
      expect((await regras()).previa.atos).toEqual(antes.previa.atos);

      await cliente.query('BEGIN');
      await cliente.query('UPDATE faturamento.tarifa SET franquia_m3 = 13');
      expect([...new Set([...(await regras()).previa.minimos.agua.values()].map((m) => m.daTabela))]).toEqual([13]);
      await cliente.query('ROLLBACK');

      await cliente.query(`UPDATE comum.parametro SET valor = '7' WHERE chave = 'consumo.minimo-m3'`);
      expect((await regras()).previa.minimoPorEconomia).toBe(7);
    } finally {
      cliente.release();
    }
  });
});
