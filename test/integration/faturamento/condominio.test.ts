import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comDoisMeses, DEZEMBRO, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;

interface Predio {
  readonly master: number;
  readonly deps: readonly number[];
}

/** The condominiums of the grupo, read in November: each dependent 20 above its base, the master 20 for each of them and `comum`. */
async function predios(comuns: readonly number[]): Promise<readonly Predio[]> {
  const todos = await m.sql<Predio>(
    `SELECT d.master, array_agg(d.dependente ORDER BY d.dependente) AS deps FROM cadastro.dependente d JOIN cadastro.ligacao l ON l.cdc = d.master JOIN cadastro.rota r ON r.id = l.rota
      WHERE r.grupo = $1 GROUP BY 1 ORDER BY 1`, [grupo]);
  const escolhidos = todos.slice(0, comuns.length);
  for (const [i, { master, deps }] of escolhidos.entries()) {
    await m.sql(
      `INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data)
       SELECT k.cdc, 202611, 1, NULL, k.leitura + CASE WHEN k.cdc = $1 THEN 20 * cardinality($2::integer[]) + $3 ELSE 20 END, 0, '2026-11-16T12:00:00Z', '2026-11-16'
         FROM leitura.consumo_ligacao k WHERE k.cdc = $1 OR k.cdc = ANY ($2::integer[]) ON CONFLICT (cdc, referencia, medicao) DO UPDATE SET valor = excluded.valor, ocorrencia = 0`,
      [master, deps, comuns[i]]);
  }
  return escolhidos;
}

test('a parked member, master or dependent, is neither billed twice nor given away: two months come to what the dials turned', async () => {
  const [comMaster, comDependente, negativo] = (await predios([100, 100, -30])) as [Predio, Predio, Predio];
  const { hoje } = NOVEMBRO;
  const ciclo = await m.abrir(grupo, NOVEMBRO);
  await m.decidir(ciclo, comMaster.master, 'ESTACIONAR', hoje);
  await m.decidir(ciclo, comDependente.deps[0]!, 'ESTACIONAR', hoje);
  const somaDosDeps = 20 * comMaster.deps.length;
  expect(await m.previa(ciclo, comMaster.master)).toMatchObject({ situacao: 2, saldo_transportado: -somaDosDeps });
  expect(await m.previa(ciclo, comDependente.master)).toMatchObject({ situacao: 1, volume_agua: 100, saldo_transportado: 20 });
  expect(await m.previa(ciclo, negativo.master)).toMatchObject({ motivo: 6, volume_agua: 0, saldo_transportado: -30 });
  expect(await m.aprovar(ciclo, hoje)).toMatchObject({ ok: true });
  await m.emitir(ciclo, hoje);
  const saldo = async (cdc: number) => (await m.uma<{ s: number }>('SELECT saldo_transportado AS s FROM leitura.consumo_ligacao WHERE cdc = $1', [cdc])).s;
  expect([await saldo(comMaster.master), await saldo(comDependente.master), await saldo(negativo.master)]).toEqual([-somaDosDeps, 20, -30]);

  for (const { master, deps } of [comMaster, comDependente, negativo]) await m.lerDezembro([master, ...deps], [20 * deps.length + 100, ...deps.map(() => 20)]);
  const dezembro = await m.abrir(grupo, DEZEMBRO);
  expect(await m.previa(dezembro, comMaster.master)).toMatchObject({ volume_agua: 200, saldo_transportado: 0 });
  expect(await m.previa(dezembro, comDependente.master)).toMatchObject({ volume_agua: 100, saldo_transportado: 0 });
  expect(await m.previa(dezembro, comDependente.deps[0]!)).toMatchObject({ volume_agua: 40 });
  expect(await m.previa(dezembro, negativo.master)).toMatchObject({ volume_agua: 70, saldo_transportado: 0 });
  expect(await m.violacoes()).toEqual([]);
});

test('a condominium changes rota whole, or not at all: a member left behind would be billed twice', async () => {
  const { master, deps } = await m.uma<Predio>(
    `SELECT d.master, array_agg(d.dependente) AS deps FROM cadastro.dependente d JOIN cadastro.ligacao l ON l.cdc = d.master JOIN cadastro.rota r ON r.id = l.rota WHERE r.grupo = 4 GROUP BY 1 ORDER BY 1 LIMIT 1`);
  const mudar = (cdcs: readonly number[]) =>
    m.sql('UPDATE cadastro.ligacao SET rota = (SELECT max(id) FROM cadastro.rota WHERE grupo = $2), sequencia = 80000 + cdc % 1000 WHERE cdc = ANY ($1)', [cdcs, grupo]).then(() => null, (e: { code: string }) => e.code);
  expect(await mudar([master])).toBe('23514');
  expect(await mudar([deps[0]!])).toBe('23514');
  expect(await mudar([master, ...deps])).toBeNull();
  // who left the condominium goes where it likes
  await m.sql(`UPDATE cadastro.dependente SET periodo = daterange('2001-01-01', '2002-01-01') WHERE dependente = $1`, [deps[0]]);
  expect(await m.sql('UPDATE cadastro.ligacao SET rota = (SELECT min(id) FROM cadastro.rota WHERE grupo = 4), sequencia = 90000 WHERE cdc = $1', [deps[0]])).toEqual([]);
});
