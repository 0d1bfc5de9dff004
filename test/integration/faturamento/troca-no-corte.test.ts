import { expect, test } from 'vitest';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { comBanco } from '../../fixture/banco.ts';
import { bancoDaCidade } from '../../fixture/cidade.ts';
import { MESES, meses } from './meses.ts';

const bd = comBanco(bancoDaCidade);
const GRUPO = 2;
const m = meses(() => bd.banco, GRUPO);
const [M1, M2] = MESES;
const [POCO, NOVO] = [900_001, 900_002];

async function instalar(id: number, cdc: number, medicao: number, dia: string, leitura: number): Promise<void> {
  await m.sql(`INSERT INTO hidrometria.hidrometro (id, numero, digitos, situacao) VALUES ($1, $2, 4, 'INSTALADO')`, [id, `ZZ${id}`]);
  await m.sql('INSERT INTO hidrometria.instalacao (hidrometro, cdc, medicao, periodo, leitura_instalacao) VALUES ($1, $2, $3, daterange($4, NULL), $5)', [id, cdc, medicao, dia, leitura]);
}
const daqui = async (cdc: number) =>
  (await verificar(bd.banco.pool('nascente_leitura'))).filter((v) => v.numero === 34).flatMap((v) => v.exemplos).filter((x) => x['cdc'] === cdc);

test('a meter changed in a month that charged only the well is billed to the m³, and the chain of readings knows it; a wrong volume is still seen', async () => {
  const [escolhida] = await m.sql<{ cdc: number; hidrometro: number }>(
    `SELECT l.cdc, i.hidrometro FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND i.medicao = 1
      WHERE r.grupo = $1 AND l.situacao = 'ATIVA' AND l.tipo_ligacao = 'HIDROMETRADA' AND l.tipo_faturamento = 2 AND cardinality(l.medidores) = 7
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.dependente, d.master)) ORDER BY 1 LIMIT 1`, [GRUPO]);
  const { cdc, hidrometro } = escolhida ?? expect.fail('sem ligação');
  await m.sql('UPDATE hidrometria.hidrometro SET digitos = 4 WHERE id = $1', [hidrometro]);
  await m.sql(`UPDATE leitura.consumo_ligacao SET leitura = 2000, adiantado_m3 = 0, consumos = '{12,12,12}', valores = '{}', leitura_poco = 500, data_poco = data, consumos_poco = '{12,12}' WHERE cdc = $1`, [cdc]);
  await m.sql('ALTER TABLE faturamento.fatura DISABLE TRIGGER USER');
  await m.sql('UPDATE faturamento.fatura SET no_historico = NULL WHERE cdc = $1', [cdc]);
  await m.sql('ALTER TABLE faturamento.fatura ENABLE TRIGGER USER');
  await m.sql(`UPDATE cadastro.ligacao SET tipo_faturamento = 5, situacao = 'CORTADA' WHERE cdc = $1`, [cdc]);
  await instalar(POCO, cdc, 2, '2020-01-01', 0);
  // the water is cut and not read, and its meter is changed at 2004
  await m.ler(M1, cdc, 515, { medicao: 2 });
  await m.sql(`UPDATE hidrometria.instalacao SET periodo = daterange(lower(periodo), '2026-12-10'), leitura_retirada = 2004 WHERE cdc = $1 AND medicao = 1`, [cdc]);
  await instalar(NOVO, cdc, 1, '2026-12-10', 3);
  const dezembro = await m.calcular(M1);
  expect(await m.previa(dezembro, cdc)).toMatchObject({ tipo_faturamento: 3, leitura_atual: null, volume_tee: 15 });
  await m.emitir(dezembro, M1);
  await m.sql(`UPDATE cadastro.ligacao SET situacao = 'ATIVA' WHERE cdc = $1`, [cdc]);
  await m.ler(M2, cdc, 15, { hidrometro: NOVO });
  await m.ler(M2, cdc, 530, { medicao: 2 });
  const janeiro = await m.calcular(M2);
  expect(await m.previa(janeiro, cdc)).toMatchObject({ tipo_faturamento: 5, volume_agua: 4 + 12, volume_tee: 15 });
  await m.emitir(janeiro, M2);
  expect(await daqui(cdc)).toEqual([]);

  await m.sql('ALTER TABLE faturamento.fatura DISABLE TRIGGER USER');
  await m.sql('UPDATE faturamento.fatura SET consumo_poco = consumo_poco + 1 WHERE cdc = $1 AND ciclo = $2', [cdc, janeiro]);
  expect(await daqui(cdc)).toMatchObject([{ quebra: 'consumo', medicao: 2 }]);
});
