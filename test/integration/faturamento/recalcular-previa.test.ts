import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/recalcular-previa/handler.ts')]);
const ciclo: number = CIDADE.emCritica.ciclo;
const recalcular = (cdc: number, em = ciclo) => f().agir(`/ciclos/${em}/ligacoes/${cdc}/recalculo`, { motivo: 'Cadastro de economias corrigido' });
const umaCasa = async () => (await f().sql<{ cdc: number; valor: string }>('SELECT cdc, valor FROM faturamento.previa WHERE ciclo = $1 AND economias = ARRAY[101, 1] AND situacao = 1 AND volume_agua > 30 ORDER BY cdc LIMIT 1', [ciclo]))[0]!;

test('bills what is registered now, with before and after in the audit', async () => {
  const { cdc, valor } = await umaCasa();
  expect((await recalcular(cdc)).json).toMatchObject({ cdc, valorAnterior: Number(valor), valor: Number(valor) });
  await f().sql('UPDATE cadastro.economia SET quantidade = 4 WHERE cdc = $1', [cdc]);
  const r = await recalcular(cdc);
  expect(r.json['valorAnterior']).toBe(Number(valor));
  expect(r.json['valor']).toBeLessThan(Number(valor));
  const [ato] = await f().sql<{ antes: { valor: number }; depois: { valor: number } }>(`SELECT antes, depois, motivo FROM comum.auditoria WHERE objeto = $1 ORDER BY id DESC LIMIT 1`, [`ciclo:${ciclo}/ligacao:${cdc}`]);
  expect(ato).toMatchObject({ antes: { valor: Number(valor) }, depois: { valor: r.json['valor'] }, motivo: 'Cadastro de economias corrigido' });
  const [{ rotas, previas }] = (await f().sql('SELECT (SELECT sum(valor) FROM faturamento.ciclo_rota WHERE ciclo = $1) AS rotas, (SELECT sum(valor) FROM faturamento.previa WHERE ciclo = $1) AS previas', [ciclo])) as [{ rotas: string; previas: string }];
  expect(rotas).toBe(previas);
});

test.each([
  [99, 1, 404, 'ciclo/nao-encontrado'],
  [ciclo, 999_999, 404, 'ciclo/ligacao-fora-do-lote'],
  [CIDADE.emitido.ciclo, 1, 409, 'ciclo/fora-da-critica'],
])('in cycle %i, ligação %i is refused', async (em, cdc, status, codigo) => {
  const r = await recalcular(cdc, em);
  expect([r.statusCode, r.json['codigo']]).toEqual([status, codigo]);
});

test('waits for a rota that is being computed', async () => {
  const { cdc } = await umaCasa();
  await f().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'PENDENTE' WHERE ciclo = $1`, [ciclo]);
  expect((await recalcular(cdc)).json['codigo']).toBe('ciclo/rota-em-calculo');
});
