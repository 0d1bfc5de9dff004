import { expect, test } from 'vitest';
import { numeroDoMotivo } from '../../../domain/faturamento/previa/previa.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comDoisMeses, DEZEMBRO, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;
const { hoje } = NOVEMBRO;

const situacao = async (ciclo: number) => (await m.uma<{ situacao: string }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1', [ciclo])).situacao;

test('a month closed elsewhere does not stop a rota that has no bill at all; a new master that the database refuses still owes its dependents what they were billed', async () => {
  const { master, deps, rota } = await m.uma<{ master: number; deps: number[]; rota: number }>(
    `SELECT d.master, array_agg(d.dependente ORDER BY 1) AS deps, min(l.rota) AS rota FROM cadastro.dependente d JOIN cadastro.ligacao l ON l.cdc = d.master JOIN cadastro.rota r ON r.id = l.rota
      WHERE r.grupo = $1 GROUP BY 1 ORDER BY rota LIMIT 1`, [grupo]);
  await m.sql('DELETE FROM leitura.consumo_ligacao WHERE cdc = $1', [master]);
  await m.sql(`UPDATE hidrometria.instalacao SET leitura_instalacao = 100, periodo = '[2026-11-01,)' WHERE cdc = $1`, [master]);
  await m.sql(
    `INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data)
     SELECT x.cdc, 202611, 1, NULL, x.valor, 0, '2026-11-16T12:00:00Z', '2026-11-16' FROM (SELECT k.cdc, k.leitura + 20 AS valor FROM leitura.consumo_ligacao k WHERE k.cdc = ANY ($2) UNION ALL SELECT $1, 200 + 20 * cardinality($2::integer[])) x
     ON CONFLICT (cdc, referencia, medicao) DO UPDATE SET valor = excluded.valor, ocorrencia = 0`, [master, deps]);
  const ciclo = await m.abrir(grupo, NOVEMBRO);
  expect(await m.previa(ciclo, master)).toMatchObject({ situacao: 1, volume_agua: 100 });
  expect(await m.aprovar(ciclo, hoje)).toMatchObject({ ok: true });
  await m.sql(`ALTER TABLE faturamento.fatura ADD CONSTRAINT ninguem_pensou CHECK (cdc <> ${master} OR referencia > 202611)`);
  // in another rota everybody is cut and unread but one, that owes nothing and whose month another cycle closed meanwhile
  const { vazia } = await m.uma<{ vazia: number }>('SELECT max(rota) AS vazia FROM faturamento.previa WHERE ciclo = $1 AND rota <> $2', [ciclo, rota]);
  const { cdc } = await m.uma<{ cdc: number }>('SELECT min(p.cdc) AS cdc FROM faturamento.previa p JOIN leitura.consumo_ligacao k USING (cdc) WHERE ciclo = $1 AND rota = $2', [ciclo, vazia]);
  await m.sql(`UPDATE faturamento.previa SET situacao = 3, motivo = CASE cdc WHEN $3 THEN 10 ELSE 9 END, valor = 0, rubricas = '{}', valores = '{}', encargos = '{}', lida = false, lida_poco = false WHERE ciclo = $1 AND rota = $2`, [ciclo, vazia, cdc]);
  await m.sql('UPDATE leitura.consumo_ligacao SET referencia = 202611 WHERE cdc = $1', [cdc]);
  await m.emitir(ciclo, hoje);
  expect(await situacao(ciclo)).toBe('EMITIDO');
  expect(await m.sql('SELECT cdc, motivo FROM faturamento.nao_faturada WHERE ciclo = $1 AND cdc = ANY ($2) ORDER BY motivo', [ciclo, [cdc, master]])).toEqual([
    { cdc, motivo: numeroDoMotivo('MES_ENCERRADO') }, { cdc: master, motivo: numeroDoMotivo('EMISSAO_RECUSADA') },
  ]);
  expect(await m.sql('SELECT saldo_transportado AS saldo, referencia FROM leitura.consumo_ligacao WHERE cdc = $1', [master])).toEqual([{ saldo: -20 * deps.length, referencia: null }]);

  await m.lerDezembro([master, ...deps], [20 * deps.length + 100, ...deps.map(() => 20)]);
  const dezembro = await m.abrir(grupo, DEZEMBRO);
  expect(await m.previa(dezembro, master)).toMatchObject({ volume_agua: 200, saldo_transportado: 0 });
});
