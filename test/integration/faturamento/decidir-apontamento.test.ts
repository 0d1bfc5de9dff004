import { beforeEach, describe, expect, test } from 'vitest';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { devolverRota } from '../../../layers/postgres/faturamento/devolver-rota.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/decidir-apontamento/handler.ts')]);
const ciclo: number = CIDADE.emCritica.ciclo;
const motivo = 'Conferido na foto do leiturista';

interface Previa {
  readonly cdc: number;
  readonly valor: number;
  readonly situacao: number;
  readonly motivo: number;
  readonly tipo_consumo: number;
  readonly leitura_anterior: number | null;
  readonly leitura_atual: number | null;
  readonly volume_agua: number;
}
const previa = async (cdc: number) => (await f().sql<Previa>('SELECT * FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc]))[0]!;
const apontamentos = (cdc: number) =>
  f().sql<{ regra: string; situacao: string; por: string | null }>('SELECT regra, situacao, decidido_por AS por FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2 ORDER BY regra', [ciclo, cdc]);
const decidir = (cdc: number, corpo: object, em = ciclo) => f().agir(`/ciclos/${em}/ligacoes/${cdc}/decisao`, { motivo, ...corpo });
/** A ligação of the cycle with a finding of that rule, not yet decided. */
const com = async (regra: string) =>
  (await f().sql<{ cdc: number }>(`SELECT min(cdc) AS cdc FROM faturamento.apontamento WHERE ciclo = $1 AND regra = $2 AND situacao = 'PENDENTE'`, [ciclo, regra]))[0]!.cdc;
const semApontamento = async () =>
  (await f().sql<{ cdc: number }>(
    `SELECT cdc FROM faturamento.previa p WHERE ciclo = $1 AND situacao = 1 AND tipo_consumo = 1 AND consumo_medido BETWEEN 8 AND 40
        AND NOT EXISTS (SELECT FROM faturamento.apontamento a WHERE a.ciclo = p.ciclo AND a.cdc = p.cdc) AND NOT EXISTS (SELECT FROM faturamento.decisao d WHERE d.cdc = p.cdc)
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master)) ORDER BY cdc LIMIT 1`,
    [ciclo],
  ))[0]!.cdc;
const soma = async () => (await f().sql(`SELECT (SELECT sum(valor) FROM faturamento.ciclo_rota WHERE ciclo = $1)::bigint AS rotas, (SELECT sum(valor) FROM faturamento.previa WHERE ciclo = $1 AND situacao = 1)::bigint AS previas`, [ciclo]))[0] as { rotas: string; previas: string };

beforeEach(() => void f().efeitos.splice(0));

describe('correcting a reading', () => {
  test('keeps the old reading with the reason, bills the new one, and the totals of the rota follow', async () => {
    const cdc = await com('CONSUMO_ALTO');
    const antes = await previa(cdc);
    const leitura = antes.leitura_anterior! + 12;
    const r = await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura });
    const depois = await previa(cdc);
    expect(r.json).toEqual({ cdc, situacao: 'CORRIGIDO', decididos: (r.json as { decididos: number }).decididos, valorAnterior: antes.valor, valor: depois.valor });
    expect(depois).toMatchObject({ volume_agua: 12, leitura_atual: leitura, tipo_consumo: 1 });
    expect(depois.valor).toBeLessThan(antes.valor);
    const [historico] = await f().sql('SELECT valor, motivo, versao FROM leitura.leitura_historico WHERE cdc = $1', [cdc]);
    expect(historico).toEqual({ valor: antes.leitura_atual, motivo, versao: 1 });
    const [emVigor] = await f().sql('SELECT valor, por, versao FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', [cdc]);
    expect(emVigor).toEqual({ valor: leitura, por: CIDADE.aprovador, versao: 2 });
    const [ato] = await f().sql<{ antes: object; depois: object }>(`SELECT usuario, antes, depois, motivo, resultado FROM comum.auditoria WHERE objeto = $1`, [`ciclo:${ciclo}/ligacao:${cdc}`]);
    expect(ato).toMatchObject({ usuario: CIDADE.aprovador, motivo, resultado: 'FEITO', antes: { leitura: antes.leitura_atual, valor: antes.valor }, depois: { acao: 'CORRIGIR_LEITURA', leitura, valor: depois.valor } });
    const { rotas, previas } = await soma();
    expect(rotas).toBe(previas);
  });

  test('a mistyped correction is not accepted by the decision that made it: what it gives rise to waits for somebody', async () => {
    const cdc = await semApontamento();
    const antes = await previa(cdc);
    await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura: antes.leitura_atual! + 700 });
    expect(await apontamentos(cdc)).toEqual(['CONSUMO_EXTREMO', 'VALOR_EXTREMO'].map((regra) => ({ regra, situacao: 'PENDENTE', por: null })));
    const r = await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura: antes.leitura_atual! + 1 });
    expect(r.json).toMatchObject({ decididos: 2 });
    expect(await apontamentos(cdc)).toEqual([]);
  });

  test('of who was not read informs a reading, with the date on which the cycle bills those', async () => {
    const [naoLida] = await f().sql<{ cdc: number }>(
      `SELECT p.cdc FROM faturamento.previa p WHERE p.ciclo = $1 AND p.tipo_consumo = 2 AND NOT EXISTS (SELECT FROM leitura.leitura x WHERE x.cdc = p.cdc AND x.referencia = 202611) LIMIT 1`,
      [ciclo],
    );
    const { cdc } = naoLida!;
    const { leitura_anterior: anterior } = await previa(cdc);
    expect((await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura: anterior! + 9 })).statusCode).toBe(200);
    expect(await previa(cdc)).toMatchObject({ tipo_consumo: 1, volume_agua: 9 });
    const [lida] = await f().sql('SELECT x.valor, x.ocorrencia, x.data = c.leitura_limite AS no_prazo, x.por FROM leitura.leitura x, faturamento.ciclo c WHERE x.cdc = $1 AND x.referencia = 202611 AND c.id = $2', [cdc, ciclo]);
    expect(lida).toEqual({ valor: anterior! + 9, ocorrencia: 0, no_prazo: true, por: CIDADE.aprovador });
  });

  test('takes the place of an occurrence that bills by the average', async () => {
    const [visitada] = await f().sql<{ cdc: number }>(
      `SELECT x.cdc FROM leitura.leitura x JOIN leitura.ocorrencia o ON o.codigo = x.ocorrencia JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = x.cdc
        WHERE x.referencia = 202611 AND x.medicao = 1 AND x.valor IS NULL AND o.acao = 'FATURAR_MEDIA' AND p.situacao = 1 LIMIT 1`,
      [ciclo],
    );
    const { cdc } = visitada!;
    const { leitura_anterior: anterior } = await previa(cdc);
    await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura: anterior! + 7 });
    expect(await previa(cdc)).toMatchObject({ tipo_consumo: 1, volume_agua: 7, leitura_atual: anterior! + 7 });
  });

  test('refuses what the dial cannot show and the reading that is already there, and changes nothing', async () => {
    const cdc = await semApontamento();
    const antes = await previa(cdc);
    for (const leitura of [9_999_999, antes.leitura_atual!]) {
      const r = await decidir(cdc, { acao: 'CORRIGIR_LEITURA', leitura });
      expect([r.statusCode, r.json['codigo']]).toEqual([422, 'critica/leitura-recusada']);
    }
    expect(await previa(cdc)).toEqual(antes);
    expect(await f().sql('SELECT FROM leitura.leitura_historico WHERE cdc = $1', [cdc])).toEqual([]);
  });
});

describe('the other decisions', () => {
  test('to accept keeps the bill and answers every open finding', async () => {
    const cdc = await com('MEDICAO');
    const antes = await previa(cdc);
    const r = await decidir(cdc, { acao: 'ACEITAR' });
    expect(r.json).toMatchObject({ situacao: 'ACEITO', valor: antes.valor, valorAnterior: antes.valor });
    expect(await previa(cdc)).toEqual(antes);
    expect((await apontamentos(cdc)).every((a) => a.situacao === 'ACEITO' && a.por === CIDADE.aprovador)).toBe(true);
    expect((await decidir(cdc, { acao: 'ACEITAR' })).json['codigo']).toBe('critica/acao-nao-cabe');
  });

  test('the average is billed from then on, also when the rota is computed again', async () => {
    const cdc = await com('CONSUMO_ALTO');
    const [{ media }] = (await f().sql<{ media: number }>('SELECT media FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc])) as [{ media: number }];
    expect((await decidir(cdc, { acao: 'FATURAR_MEDIA' })).json).toMatchObject({ situacao: 'MEDIA' });
    expect(await previa(cdc)).toMatchObject({ tipo_consumo: 2, volume_agua: media });
    await devolverECalcular(cdc);
    expect(await previa(cdc)).toMatchObject({ tipo_consumo: 2, volume_agua: media });
  });

  test('to park takes the bill out, to release puts it back as it was', async () => {
    const cdc = await semApontamento();
    const antes = await previa(cdc);
    expect((await decidir(cdc, { acao: 'ESTACIONAR' })).json).toMatchObject({ situacao: 'ESTACIONADO', valor: 0, valorAnterior: antes.valor });
    expect(await previa(cdc)).toMatchObject({ situacao: 2, motivo: 7, valor: 0 });
    expect((await decidir(cdc, { acao: 'ESTACIONAR' })).json['codigo']).toBe('critica/acao-nao-cabe');
    expect((await decidir(cdc, { acao: 'LIBERAR' })).json).toMatchObject({ valor: antes.valor, valorAnterior: 0 });
    expect(await previa(cdc)).toEqual(antes);
    expect((await decidir(cdc, { acao: 'LIBERAR' })).json['codigo']).toBe('critica/acao-nao-cabe');
  });

  test('a request for a new reading parks the ligação until it comes', async () => {
    const cdc = await semApontamento();
    expect((await decidir(cdc, { acao: 'PEDIR_RELEITURA' })).json).toMatchObject({ situacao: 'RELEITURA', valor: 0 });
    expect(await previa(cdc)).toMatchObject({ situacao: 2, motivo: 8 });
    expect((await decidir(cdc, { acao: 'PEDIR_RELEITURA' })).json['codigo']).toBe('critica/acao-nao-cabe');
    expect((await decidir(cdc, { acao: 'LIBERAR' })).json['valor']).toBeGreaterThan(0);
  });

  test.each(['LIBERAR', 'ACEITAR'])('a negative master waits for a person, and goes out with the common part at zero by %s', async (acao) => {
    const cdc = await com('MASTER_NEGATIVO').catch(() => null);
    if (cdc === null || cdc === undefined) {
      // the first of the two released it: park it again by the rule
      await f().sql(`DELETE FROM faturamento.decisao d USING faturamento.apontamento a WHERE a.regra = 'MASTER_NEGATIVO' AND d.cdc = a.cdc`);
      const [{ cdc: master }] = (await f().sql<{ cdc: number }>(`SELECT cdc FROM faturamento.apontamento WHERE ciclo = $1 AND regra = 'MASTER_NEGATIVO'`, [ciclo])) as [{ cdc: number }];
      await f().sql(`UPDATE faturamento.apontamento SET situacao = 'PENDENTE', decidido_por = NULL, decidido_em = NULL, motivo = NULL WHERE ciclo = $1 AND cdc = $2`, [ciclo, master]);
      await devolverECalcular(master);
    }
    const master = await com('MASTER_NEGATIVO');
    expect(await previa(master)).toMatchObject({ situacao: 2, motivo: 6 });
    expect((await decidir(master, { acao })).json).toMatchObject({ situacao: 'ACEITO' });
    expect(await previa(master)).toMatchObject({ volume_agua: 0, situacao: 1 });
    expect((await apontamentos(master)).find((a) => a.regra === 'MASTER_NEGATIVO')).toMatchObject({ situacao: 'ACEITO' });
  });

  test('correcting a dependent computes its master again', async () => {
    const [par] = await f().sql<{ dependente: number; master: number }>(
      `SELECT d.dependente, d.master FROM cadastro.dependente d JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = d.dependente JOIN faturamento.previa m ON m.ciclo = $1 AND m.cdc = d.master
        WHERE p.tipo_consumo = 1 AND p.consumo_medido > 3 AND m.volume_agua > 0 AND m.situacao = 1 ORDER BY 1 LIMIT 1`,
      [ciclo],
    );
    const { dependente, master } = par!;
    const [antes, doMaster] = [await previa(dependente), await previa(master)];
    await decidir(dependente, { acao: 'CORRIGIR_LEITURA', leitura: antes.leitura_atual! - 2 });
    expect((await previa(dependente)).volume_agua).toBe(antes.volume_agua - 2);
    expect((await previa(master)).volume_agua).toBe(doMaster.volume_agua + 2);
  });

  test('a ligação without meter has no reading to correct, to ask again or to average', async () => {
    const [fixa] = await f().sql<{ cdc: number }>('SELECT cdc FROM faturamento.previa WHERE ciclo = $1 AND tipo_consumo = 4 AND tipo_faturamento < 3 LIMIT 1', [ciclo]);
    for (const corpo of [{ acao: 'CORRIGIR_LEITURA', leitura: 10 }, { acao: 'PEDIR_RELEITURA' }, { acao: 'FATURAR_MEDIA' }]) {
      const r = await decidir(fixa!.cdc, corpo);
      expect([r.statusCode, r.json['codigo']]).toEqual([409, 'critica/acao-nao-cabe']);
    }
  });
});

describe('decisions outlive a recalculation as far as they were about the same thing', () => {
  test('a finding that comes out again word for word stays decided; one that changed waits', async () => {
    const igual = await com('MEDICAO');
    const outra = await com('CONSUMO_BAIXO');
    await decidir(igual, { acao: 'ACEITAR' });
    await decidir(outra, { acao: 'ACEITAR' });
    await f().sql('UPDATE leitura.leitura SET valor = valor + 1 WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', [outra]);
    await devolverECalcular(igual, outra);
    expect((await apontamentos(igual)).map((a) => a.situacao)).not.toContain('PENDENTE');
    expect((await apontamentos(outra)).find((a) => a.regra === 'CONSUMO_BAIXO')).toMatchObject({ situacao: 'PENDENTE' });
  });
});

describe('refusals', () => {
  test('say which cycle, ligação or state is wrong', async () => {
    const cdc = await semApontamento();
    const [fora] = await f().sql<{ cdc: number }>('SELECT cdc FROM faturamento.fatura WHERE ciclo = $1 LIMIT 1', [CIDADE.emitido.ciclo]);
    const codigo = async (em: number, quem: number) => {
      const r = await decidir(quem, { acao: 'ESTACIONAR' }, em);
      return [r.statusCode, r.json['codigo']];
    };
    expect(await codigo(99, cdc)).toEqual([404, 'ciclo/nao-encontrado']);
    expect(await codigo(ciclo, fora!.cdc)).toEqual([404, 'ciclo/ligacao-fora-do-lote']);
    expect(await codigo(CIDADE.emitido.ciclo, fora!.cdc)).toEqual([409, 'ciclo/fora-da-critica']);
    const [{ rota }] = (await f().sql<{ rota: number }>('SELECT rota FROM faturamento.ciclo_rota WHERE ciclo = $1 AND $2 = ANY (lote)', [ciclo, cdc])) as [{ rota: number }];
    await f().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'PENDENTE' WHERE ciclo = $1 AND rota = $2`, [ciclo, rota]);
    expect(await codigo(ciclo, cdc)).toEqual([409, 'ciclo/rota-em-calculo']);
    await f().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'CALCULADA' WHERE ciclo = $1 AND rota = $2`, [ciclo, rota]);
  });

  test('two people deciding at once come one after the other', async () => {
    const cdc = await semApontamento();
    const r = await Promise.all([decidir(cdc, { acao: 'ESTACIONAR' }), decidir(cdc, { acao: 'ESTACIONAR' })]);
    expect(r.map((x) => x.statusCode).sort((a, b) => a! - b!)).toEqual([200, 409]);
  });
});

/** A person sends the rotas of these ligações back, and the worker computes them again. */
async function devolverECalcular(...cdcs: readonly number[]): Promise<void> {
  const rotas = await f().sql<{ rota: number }>('SELECT DISTINCT rota FROM faturamento.previa WHERE ciclo = $1 AND cdc = ANY ($2)', [ciclo, cdcs]);
  for (const { rota } of rotas) await emTransacao(f().app, (c) => devolverRota(c, { ciclo, rota, autor: { nome: 'teste' }, motivo: 'conferir' }));
  await emTransacao(f().lote, (c) => calcularRotas(c, ciclo, rotas.map((r) => r.rota), f().relogio.agora()));
}
