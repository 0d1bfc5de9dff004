import { expect, test } from 'vitest';
import { exigir } from '../../../domain/comum/resultado.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { CIDADE, DE_ONDE, manhaDe } from '../../fixture/cidade.ts';
import { comDoisMeses, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;
const { hoje } = NOVEMBRO;
const corrigir = async (ciclo: number, cdc: number, leitura: number): Promise<void> => {
  exigir(await m.em((c) => decidirLigacao(c, { ciclo, cdc, acao: 'CORRIGIR_LEITURA', leitura, medicao: 1, motivo: 'conferir', autor: { nome: 'Joana', ...DE_ONDE }, agora: manhaDe(hoje) })));
};
const doCiclo = async () => (await m.uma<{ id: number }>('SELECT id FROM faturamento.ciclo WHERE grupo = $1', [grupo])).id;

test('the média that a person put in the place of a reading stays when the bill is parked and released, until the reading is said to be right', async () => {
  const ciclo = await m.abrir(grupo, NOVEMBRO);
  const { cdc, media, lida, leitura } = await m.uma<{ cdc: number; media: number; lida: number; leitura: number }>(
    `SELECT cdc, media, volume_agua AS lida, leitura_atual AS leitura FROM faturamento.previa p WHERE ciclo = $1 AND situacao = 1 AND tipo_consumo = 1 AND tipo_faturamento = 2 AND media <> volume_agua
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master)) ORDER BY cdc LIMIT 1`, [ciclo]);
  for (const acao of ['FATURAR_MEDIA', 'ESTACIONAR', 'LIBERAR', 'PEDIR_RELEITURA', 'LIBERAR'] as const) await m.decidir(ciclo, cdc, acao, hoje);
  expect(await m.previa(ciclo, cdc)).toMatchObject({ situacao: 1, volume_agua: media });
  await corrigir(ciclo, cdc, leitura);
  expect(await m.previa(ciclo, cdc)).toMatchObject({ situacao: 1, volume_agua: lida });
});

test('to release a negative master bills it by what was decided of its measurement, and not by the reading that was set aside', async () => {
  const ciclo = await doCiclo();
  const { master } = await m.uma<{ master: number }>(
    `SELECT p.cdc AS master FROM faturamento.previa p WHERE ciclo = $1 AND situacao = 1 AND EXISTS (SELECT FROM cadastro.dependente d WHERE d.master = p.cdc) ORDER BY 1 LIMIT 1`, [ciclo]);
  await m.sql(`UPDATE leitura.consumo_ligacao SET consumos = '{3,3,3}' WHERE cdc = $1`, [master]);
  await m.decidir(ciclo, master, 'FATURAR_MEDIA', hoje);
  const parada = await m.previa(ciclo, master);
  expect(parada).toMatchObject({ motivo: 6, consumo_medido: 3 });
  await m.decidir(ciclo, master, 'LIBERAR', hoje);
  expect(await m.previa(ciclo, master)).toMatchObject({ situacao: 1, consumo_medido: 3, saldo_transportado: parada.saldo_transportado });
});

test('a dial that a person said to stand below the last reading stands there also after its bill was parked and released', async () => {
  const ciclo = await doCiclo();
  const { cdc, abaixo } = await m.uma<{ cdc: number; abaixo: number }>(
    `SELECT p.cdc, p.leitura_anterior - 5 AS abaixo FROM faturamento.previa p WHERE ciclo = $1 AND situacao = 1 AND tipo_consumo = 1 AND tipo_faturamento = 2 AND media > 5 AND leitura_anterior BETWEEN 100 AND 8000
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master)) ORDER BY cdc DESC LIMIT 1`, [ciclo]);
  await corrigir(ciclo, cdc, abaixo);
  const confirmada = await m.previa(ciclo, cdc);
  expect(confirmada).toMatchObject({ volume_agua: 0 });
  await m.decidir(ciclo, cdc, 'ESTACIONAR', hoje);
  await m.decidir(ciclo, cdc, 'LIBERAR', hoje);
  expect(await m.previa(ciclo, cdc)).toEqual(confirmada);
});
