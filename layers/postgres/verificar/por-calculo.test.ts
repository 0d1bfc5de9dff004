import { describe, expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade } from '../../../test/fixture/cidade.ts';
import { faturasIguaisEmPaginas } from './faturas-em-paginas.ts';
import { verificarPorCalculo } from './por-calculo.ts';
import { verificar } from './verificar.ts';

const teste = comBanco(bancoDaCidade);

/** Changes a bill as only who owns the database could, and tells what was broken by it. */
async function mexer(mudanca: string): Promise<{ readonly rompidos: readonly number[]; readonly exemplos: unknown[] }> {
  const superusuario = teste.banco.pool();
  await superusuario.query('ALTER TABLE faturamento.fatura DISABLE TRIGGER USER');
  const { rows } = await superusuario.query<{ antes: unknown }>(`SELECT to_jsonb(f) AS antes FROM faturamento.fatura f WHERE aviso = 1`);
  try {
    await superusuario.query(`UPDATE faturamento.fatura SET ${mudanca} WHERE aviso = 1`);
    const resultados = await verificarPorCalculo(teste.banco.pool('nascente_leitura'));
    const rompidos = resultados.filter((r) => r.violacoes > 0);
    return { rompidos: rompidos.map((r) => r.numero), exemplos: rompidos.flatMap((r) => r.exemplos) };
  } finally {
    await superusuario.query(
      `UPDATE faturamento.fatura f SET volume_agua = a.volume_agua, valores = a.valores, economias = a.economias, validade = a.validade, ato = a.ato
         FROM jsonb_populate_record(NULL::faturamento.fatura, $1) a WHERE f.aviso = 1`,
      [JSON.stringify(rows[0]?.antes)],
    );
    await superusuario.query('ALTER TABLE faturamento.fatura ENABLE TRIGGER USER');
  }
}

describe('invariants that the engine proves, bill by bill', () => {
  it('hold in a town with issued bills, as those of SQL do', async () => {
    const leitura = teste.banco.pool('nascente_leitura');
    const { rows } = await leitura.query<{ n: number }>('SELECT count(*)::integer AS n FROM faturamento.fatura');
    expect(rows[0]?.n).toBeGreaterThan(20);
    const resultados = [...(await verificar(leitura)), ...(await verificarPorCalculo(leitura))];
    expect(resultados.filter((r) => r.violacoes > 0)).toEqual([]);
    expect(resultados.map((r) => r.numero)).toEqual(expect.arrayContaining([15, 24]));
  });

  it.each([
    ['a volume that was not charged', 'volume_agua = volume_agua + 7'],
    ['another economia', 'economias = ARRAY[economias[1], economias[2] + 1] || economias[3:]'],
    ['a centavo more in a rubrica', 'valores = ARRAY[valores[1] + 1] || valores[2:]'],
    ['an act that does not exist', 'ato = 999'],
  ])('15 catches %s, and names the bill', async (_nome, mudanca) => {
    const { rompidos, exemplos } = await mexer(mudanca);
    expect(rompidos).toEqual([15]);
    expect(exemplos).toEqual([expect.objectContaining({ aviso: 1 })]);
  });

  it('bills that are alike are one row of a page, and every bill is in one', async () => {
    const leitura = teste.banco.pool('nascente_leitura');
    const { rows } = await leitura.query<{ n: number; cargas: number }>('SELECT count(*)::integer AS n, count(DISTINCT volume_agua)::integer AS cargas FROM faturamento.fatura');
    for (const porPagina of [7, 100_000]) {
      let [faturas, linhas, anterior] = [0, 0, 0];
      for await (const pagina of faturasIguaisEmPaginas<{ volume: number }>(leitura, { volume: 'volume_agua' }, porPagina)) {
        expect(new Set(pagina.map((p) => p.volume)).size).toBe(pagina.length);
        expect(pagina[0]?.aviso).toBeGreaterThan(anterior);
        anterior = pagina.at(-1)?.aviso ?? 0;
        faturas += pagina.reduce((soma, p) => soma + p.faturas, 0);
        linhas += pagina.length;
      }
      expect(faturas).toBe(rows[0]?.n);
      if (porPagina > faturas) expect(linhas).toBe(rows[0]?.cargas);
    }
  });

  it('24 catches a bill whose code would not say what the row says', async () => {
    const { rompidos, exemplos } = await mexer(`validade = '9999-12-31'`);
    expect(rompidos).toEqual([24]);
    expect(exemplos).toEqual([expect.objectContaining({ aviso: 1 })]);
  });
});
