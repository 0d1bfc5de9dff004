import { beforeAll, describe, expect, test } from 'vitest';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { comBanco } from '../../fixture/banco.ts';
import { bancoDaCidade } from '../../fixture/cidade.ts';
import { MESES, meses } from './meses.ts';

const bd = comBanco(bancoDaCidade);
const GRUPO = 2;
const m = meses(() => bd.banco, GRUPO);
const [M1, M2, M3] = MESES;

/** Each ligação has a role of its own; all of them stood at 2000 on one meter of four digits, with 12 m³ a month. */
const PAPEIS = ['abaixo', 'digitada', 'trocada', 'noMesmoDia', 'duasTrocas', 'cortada', 'naoFaturada', 'virada', 'poco', 'pocoCortado', 'nova'] as const;
type Papel = (typeof PAPEIS)[number];
const l = {} as Record<Papel, number>;
const hidrometro = {} as Record<Papel, number>;
let proximo = 900_000;

async function instalar(cdc: number, medicao: number, dia: string, leitura: number): Promise<number> {
  const id = (proximo += 1);
  await m.sql(`INSERT INTO hidrometria.hidrometro (id, numero, digitos, situacao) VALUES ($1, $2, 4, 'INSTALADO')`, [id, `ZZ${id}`]);
  await m.sql('INSERT INTO hidrometria.instalacao (hidrometro, cdc, medicao, periodo, leitura_instalacao) VALUES ($1, $2, $3, daterange($4, NULL), $5)', [id, cdc, medicao, dia, leitura]);
  return id;
}

async function retirar(cdc: number, medicao: number, dia: string, leitura: number | null): Promise<void> {
  await m.sql('UPDATE hidrometria.instalacao SET periodo = daterange(lower(periodo), $3), leitura_retirada = $4 WHERE cdc = $1 AND medicao = $2 AND upper_inf(periodo)', [cdc, medicao, dia, leitura]);
}

async function preparar(): Promise<void> {
  const escolhidas = await m.sql<{ cdc: number; hidrometro: number }>(
    `SELECT l.cdc, i.hidrometro FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND i.medicao = 1
      WHERE r.grupo = $1 AND l.situacao = 'ATIVA' AND l.tipo_ligacao = 'HIDROMETRADA' AND l.tipo_faturamento = 2 AND cardinality(l.medidores) = 7
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.dependente, d.master)) ORDER BY 1 LIMIT $2`,
    [GRUPO, PAPEIS.length],
  );
  for (const [i, papel] of PAPEIS.entries()) [l[papel], hidrometro[papel]] = [escolhidas[i]?.cdc ?? 0, escolhidas[i]?.hidrometro ?? 0];
  const cdcs = Object.values(l);
  await m.sql('UPDATE hidrometria.hidrometro SET digitos = 4 WHERE id = ANY ($1)', [Object.values(hidrometro)]);
  // the town issued its month for this grupo: what is set here is what that month left
  await m.sql(`UPDATE leitura.consumo_ligacao SET leitura = 2000, adiantado_m3 = 0, estimada = false, medida_em = referencia, consumos = '{12,12,12}', valores = '{}' WHERE cdc = ANY ($1)`, [cdcs]);
  await m.sql(`ALTER TABLE faturamento.fatura DISABLE TRIGGER USER`);
  await m.sql(`UPDATE faturamento.fatura SET no_historico = NULL WHERE cdc = ANY ($1)`, [cdcs]);
  await m.sql(`ALTER TABLE faturamento.fatura ENABLE TRIGGER USER`);
  await m.sql('DELETE FROM leitura.consumo_ligacao WHERE cdc = $1', [l.nova]);
  await m.sql(`UPDATE hidrometria.instalacao SET leitura_instalacao = 5, periodo = '[2026-11-25,)' WHERE cdc = $1`, [l.nova]);
  await m.sql(`UPDATE cadastro.ligacao SET situacao = 'CORTADA' WHERE cdc = ANY ($1)`, [[l.cortada, l.pocoCortado]]);
  for (const papel of ['poco', 'pocoCortado'] as const) {
    await m.sql('UPDATE cadastro.ligacao SET tipo_faturamento = 5 WHERE cdc = $1', [l[papel]]);
    await instalar(l[papel], 2, '2020-01-01', 0);
    await m.sql(`UPDATE leitura.consumo_ligacao SET leitura_poco = 500, data_poco = data, consumos_poco = '{12,12}' WHERE cdc = $1`, [l[papel]]);
  }
  await m.sql('UPDATE leitura.consumo_ligacao SET leitura = 9990 WHERE cdc = $1', [l.virada]);
}

/** What the months billed of a ligação, m³ of water. */
const faturado = async (papel: Papel): Promise<number> =>
  (await m.sql<{ total: number }>('SELECT coalesce(sum(volume_agua), 0)::integer AS total FROM faturamento.fatura WHERE cdc = $1 AND referencia >= $2 AND cancelada_em IS NULL', [l[papel], M1.referencia]))[0]?.total ?? 0;
const guardado = async (papel: Papel) => (await m.sql('SELECT leitura, adiantado_m3, consumos[1:3] AS consumos FROM leitura.consumo_ligacao WHERE cdc = $1', [l[papel]]))[0];
const quebradas = async () => (await verificar(bd.banco.pool('nascente_leitura'))).filter((v) => v.violacoes > 0).map((v) => [v.numero, v.exemplos]);

describe('three months in a row', () => {
  beforeAll(preparar);

  test('in the first one each ligação is billed, or left as it was, for its own reason', async () => {
    await m.ler(M1, l.abaixo, 1710);
    await m.ler(M1, l.digitada, 8012);
    await retirar(l.trocada, 1, '2026-12-10', null);
    hidrometro.trocada = await instalar(l.trocada, 1, '2026-12-10', 3);
    await m.ler(M1, l.trocada, 7);
    await m.ler(M1, l.noMesmoDia, 2012, { hidrometro: hidrometro.noMesmoDia });
    await retirar(l.noMesmoDia, 1, M1.leitura, 2014);
    await instalar(l.noMesmoDia, 1, M1.leitura, 100);
    await retirar(l.duasTrocas, 1, '2026-12-05', 2005);
    await instalar(l.duasTrocas, 1, '2026-12-05', 50);
    await retirar(l.duasTrocas, 1, '2026-12-12', 53);
    await instalar(l.duasTrocas, 1, '2026-12-12', 9999);
    await m.ler(M1, l.duasTrocas, 4);
    await m.sql(`INSERT INTO leitura.ocorrencia (codigo, descricao, acao, exige_leitura, critica) VALUES (907, 'Não faturar', 'NAO_FATURAR', false, false)`);
    await m.ler(M1, l.naoFaturada, 2011, { ocorrencia: 907 });
    await m.ler(M1, l.poco, 2012);
    await m.ler(M1, l.poco, 480, { medicao: 2 });
    await m.ler(M1, l.pocoCortado, 550, { medicao: 2 });
    await m.ler(M1, l.nova, 25);
    const ciclo = await m.calcular(M1);
    const ver = (papel: Papel) => m.previa(ciclo, l[papel]);

    expect(await ver('abaixo')).toMatchObject({ tipo_consumo: 2, volume_agua: 12, leitura_atual: 2012, adiantado_m3: 12, regras: ['MEDICAO'] });
    expect((await ver('digitada')).volume_agua).toBe(6012);
    await m.decidir(ciclo, l.digitada, 'FATURAR_MEDIA');
    expect(await ver('digitada')).toMatchObject({ tipo_consumo: 2, volume_agua: 12, leitura_atual: 2012, adiantado_m3: 12 });
    expect(await ver('trocada')).toMatchObject({ tipo_consumo: 2, volume_agua: 12, leitura_atual: 7, regras: ['MEDICAO'] });
    expect(await ver('noMesmoDia')).toMatchObject({ tipo_consumo: 1, volume_agua: 12, leitura_atual: 2012 });
    expect(await ver('duasTrocas')).toMatchObject({ tipo_consumo: 1, volume_agua: 13, leitura_atual: 4 });
    expect(await ver('cortada')).toMatchObject({ situacao: 3, motivo: 9, leitura_atual: null });
    expect(await ver('naoFaturada')).toMatchObject({ situacao: 3, motivo: 11, leitura_atual: null });
    expect(await ver('virada')).toMatchObject({ tipo_consumo: 2, volume_agua: 12, leitura_atual: 2, adiantado_m3: 12 });
    expect(await ver('poco')).toMatchObject({ volume_agua: 12, volume_tee: 12, regras: ['MEDICAO'] });
    expect(await ver('pocoCortado')).toMatchObject({ situacao: 1, tipo_faturamento: 3, tipo_consumo: 1, volume_agua: 0, volume_tee: 50, leitura_atual: null });
    expect(await ver('nova')).toMatchObject({ tipo_consumo: 1, volume_agua: 20, leitura_anterior: null, leitura_atual: 25 });

    // the reading of the well is corrected, and not that of the water
    await m.decidir(ciclo, l.poco, 'CORRIGIR_LEITURA', { leitura: 511, medicao: 2 });
    expect(await ver('poco')).toMatchObject({ volume_agua: 12, volume_tee: 11, leitura_atual: 2012, regras: [] });

    await m.emitir(ciclo, M1);
    expect(await guardado('cortada')).toEqual({ leitura: 2000, adiantado_m3: 0, consumos: [12, 12, 12] });
    expect(await guardado('naoFaturada')).toEqual({ leitura: 2000, adiantado_m3: 0, consumos: [12, 12, 12] });
    expect(await guardado('nova')).toEqual({ leitura: 25, adiantado_m3: 0, consumos: [20] });
    expect(await guardado('digitada')).toEqual({ leitura: 2012, adiantado_m3: 12, consumos: [12, 12, 12] });
    expect(await quebradas()).toEqual([]);
  });

  test('in the second one what was estimated is found again, and what is wrong is said again', async () => {
    await m.ler(M2, l.abaixo, 1720);
    await m.ler(M2, l.digitada, 2024);
    await m.ler(M2, l.trocada, 17);
    await m.ler(M2, l.noMesmoDia, 108);
    await m.ler(M2, l.duasTrocas, 14);
    await m.ler(M2, l.naoFaturada, 2023);
    await m.ler(M2, l.virada, 9998);
    await m.ler(M2, l.cortada, 2005);
    await m.ler(M2, l.poco, 2024);
    await retirar(l.poco, 2, '2027-01-05', 515);
    await instalar(l.poco, 2, '2027-01-05', 0);
    await m.ler(M2, l.poco, 6, { medicao: 2 });
    await m.ler(M2, l.nova, 40);
    const ciclo = await m.calcular(M2);
    const ver = (papel: Papel) => m.previa(ciclo, l[papel]);

    expect(await ver('abaixo')).toMatchObject({ tipo_consumo: 2, volume_agua: 12, adiantado_m3: 24, regras: ['MEDICAO'] });
    expect(await ver('digitada')).toMatchObject({ tipo_consumo: 1, leitura_anterior: 2012, leitura_atual: 2024, volume_agua: 12, adiantado_m3: 0, regras: [] });
    expect(await ver('trocada')).toMatchObject({ tipo_consumo: 1, volume_agua: 10 });
    expect(await ver('noMesmoDia')).toMatchObject({ tipo_consumo: 1, volume_agua: 10, leitura_atual: 108 });
    expect(await ver('duasTrocas')).toMatchObject({ volume_agua: 10 });
    expect(await ver('naoFaturada')).toMatchObject({ volume_agua: 23 });
    expect(await ver('virada')).toMatchObject({ tipo_consumo: 1, volume_agua: 0, adiantado_m3: 4, leitura_atual: 2, regras: [] });
    expect(await ver('cortada')).toMatchObject({ situacao: 1, volume_agua: 5 });
    expect(await ver('poco')).toMatchObject({ volume_agua: 12, volume_tee: 10 });
    expect(await ver('nova')).toMatchObject({ leitura_anterior: 25, volume_agua: 15 });
    // the last reading was the wrong one: the dial does stand there
    expect((await m.decidir(ciclo, l.abaixo, 'CORRIGIR_LEITURA', { leitura: 1720 })).ok).toBe(true);
    expect(await ver('abaixo')).toMatchObject({ tipo_consumo: 1, volume_agua: 0, leitura_anterior: 2012, leitura_atual: 2012, adiantado_m3: 292, regras: ['COMPENSACAO'] });

    await m.emitir(ciclo, M2);
    expect(await guardado('digitada')).toEqual({ leitura: 2024, adiantado_m3: 0, consumos: [12, 12, 12] });
    expect(await guardado('naoFaturada')).toEqual({ leitura: 2023, adiantado_m3: 0, consumos: [11, 12, 12] });
    expect(await quebradas()).toEqual([]);
  });

  test('in the third one all that went through each meter was billed once', async () => {
    await m.ler(M3, l.abaixo, 1730);
    await m.ler(M3, l.digitada, 2036);
    await m.ler(M3, l.virada, 14);
    await m.ler(M3, l.cortada, 2010);
    const ciclo = await m.calcular(M3);
    expect(await m.previa(ciclo, l.abaixo)).toMatchObject({ tipo_consumo: 1, volume_agua: 0, adiantado_m3: 282, regras: ['COMPENSACAO'] });
    await m.emitir(ciclo, M3);
    expect([await faturado('digitada'), await faturado('virada'), await faturado('cortada'), await faturado('naoFaturada')]).toEqual([36, 24, 10, 23 + 11]);
    expect(await quebradas()).toEqual([]);
  });

  test.each([
    ['a consumption that the readings do not give', 'UPDATE faturamento.fatura SET consumo_medido = consumo_medido + 1 WHERE cdc = $1 AND referencia = $2', 'digitada', M3, ['consumo']],
    ['a consumption that does not add up over a change of meters', 'UPDATE faturamento.fatura SET consumo_medido = consumo_medido + 1 WHERE cdc = $1 AND referencia = $2', 'duasTrocas', M1, ['troca']],
    ['a bill that starts where the one before did not end', 'UPDATE faturamento.fatura SET leitura_anterior = leitura_anterior - 1, consumo_medido = consumo_medido + 1 WHERE cdc = $1 AND referencia = $2', 'digitada', M3, ['mês seguinte']],
    ['a next month that does not start where the last bill ended', 'UPDATE leitura.consumo_ligacao SET leitura = leitura + 3 WHERE cdc = $1 AND $2 > 0', 'digitada', M3, ['guardado']],
    ['an estimate that is forgotten', 'UPDATE leitura.consumo_ligacao SET adiantado_m3 = 0 WHERE cdc = $1 AND $2 > 0', 'abaixo', M3, ['guardado']],
    ['a ligação that nothing is kept of', 'DELETE FROM leitura.consumo_ligacao WHERE cdc = $1 AND $2 > 0', 'nova', M3, ['guardado']],
  ] as const)('invariant 34 catches %s', async (_nome, estraga, papel, mes, esperadas) => {
    const cliente = await bd.banco.pool().connect();
    try {
      await cliente.query('BEGIN');
      await cliente.query('ALTER TABLE faturamento.fatura DISABLE TRIGGER USER');
      expect((await cliente.query(estraga, [l[papel], mes.referencia])).rowCount).toBe(1);
      const [v] = (await verificar(cliente)).filter(({ numero, violacoes }) => numero === 34 && violacoes > 0);
      expect(new Set(v?.exemplos.map((e) => e['quebra']))).toEqual(new Set(esperadas));
      expect(v?.exemplos[0]).toMatchObject({ cdc: l[papel] });
    } finally {
      await cliente.query('ROLLBACK');
      cliente.release();
    }
  });
});
