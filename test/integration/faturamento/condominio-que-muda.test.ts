import { expect, test } from 'vitest';
import { numeroDoMotivo } from '../../../domain/faturamento/previa/previa.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comDoisMeses, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;
const { hoje } = NOVEMBRO;

test('a condominium that changes grupo in the month in which its master was set aside is subtracted once', async () => {
  const { ciclo: primeiro } = CIDADE.emCritica;
  const { master, deps } = await m.uma<{ master: number; deps: number[] }>(
    `SELECT p.cdc AS master, array_agg(d.dependente) AS deps FROM faturamento.previa p JOIN cadastro.dependente d ON d.master = p.cdc WHERE p.ciclo = $1 AND p.situacao = 1 AND p.volume_agua > 0 GROUP BY 1 ORDER BY 1 LIMIT 1`, [primeiro]);
  const { volume_agua: comum } = await m.previa(primeiro, master);
  await m.decidir(primeiro, master, 'ESTACIONAR', hoje);
  expect(await m.aprovar(primeiro, hoje)).toMatchObject({ ok: true });
  await m.emitir(primeiro, hoje);
  await m.sql('UPDATE cadastro.ligacao SET rota = (SELECT max(id) FROM cadastro.rota WHERE grupo = $2), sequencia = 80000 + cdc % 1000 WHERE cdc = ANY ($1)', [[master, ...deps], grupo]);
  const segundo = await m.abrir(grupo, NOVEMBRO);
  expect(await m.sql('SELECT DISTINCT motivo FROM faturamento.previa WHERE ciclo = $1 AND cdc = ANY ($2)', [segundo, deps])).toEqual([{ motivo: numeroDoMotivo('JA_FATURADA') }]);
  expect(await m.previa(segundo, master)).toMatchObject({ situacao: 1, volume_agua: comum, saldo_transportado: 0 });
  expect(await m.aprovar(segundo, hoje)).toMatchObject({ ok: true });
  await m.emitir(segundo, hoje);
  expect(await m.sql('SELECT saldo_transportado AS saldo FROM leitura.consumo_ligacao WHERE cdc = $1', [master])).toEqual([{ saldo: 0 }]);
  expect(await m.violacoes()).toEqual([]);
});
