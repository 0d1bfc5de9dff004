import { beforeEach, expect, test } from 'vitest';
import { CIDADE, manhaDe } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/abrir-ciclo/handler.ts')]);
const { referencia } = CIDADE;
const abrir = (corpo: object) => f().agir('/ciclos', { referencia, ...corpo });
beforeEach(() => void f().efeitos.splice(0));

test('opens the cycle in the name of who asked, and the machine starts once it is committed', async () => {
  const r = await abrir({ grupo: CIDADE.lido.grupo });
  expect(r.statusCode).toBe(201);
  expect(r.json).toMatchObject({ id: 3, grupo: 3, referencia, situacao: 'ABERTO', abertoPor: CIDADE.aprovador, ligacoes: 0, apontamentosPendentes: 0, valor: 0 });
  expect(new Date(r.json['abertoEm'] as string).getTime() - manhaDe(CIDADE.hoje).getTime()).toBeLessThan(3_600_000);
  expect(f().efeitos).toEqual([{ acao: 'StartExecution', corpo: { stateMachineArn: 'arn:maquina', name: 'ciclo-3', input: '{"ciclo":3}' } }]);
  const [ato] = await f().sql(`SELECT usuario, host(ip) AS ip, depois FROM comum.auditoria WHERE funcao = 'faturamento/abrir-ciclo' AND objeto = 'ciclo:3'`);
  expect(ato).toEqual({ usuario: CIDADE.aprovador, ip: '203.0.113.7', depois: { grupo: 3, referencia: 202611 } });
});

test('what is open is not opened again, and nothing starts', async () => {
  const r = await abrir({ grupo: CIDADE.emCritica.grupo });
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'ciclo/ja-aberto']);
  expect(f().efeitos).toEqual([]);
});

test.each([
  [{ grupo: 99 }, 404, 'ciclo/grupo-inexistente', /grupo 99/],
  [{ grupo: CIDADE.emCritica.grupo }, 409, 'ciclo/ja-aberto', / em 11\/2026 já foi aberto: siga com o ciclo 1\./],
  [{ grupo: 4, referencia: '2031-01' }, 422, 'ciclo/sem-cronograma', / para 01\/2031\./],
  [{ grupo: 4 }, 409, 'ciclo/leituras-pendentes', /^Falta.* até \d\d\/\d\d\/2026\./],
  [{ grupo: CIDADE.emCritica.grupo, referencia: '2026-12' }, 409, 'ciclo/fora-de-ordem', /O ciclo de 11\/2026 /],
])('refuses %j, with months and days as people write them', async (corpo, status, codigo, texto) => {
  const r = await abrir(corpo);
  expect([r.statusCode, r.json['codigo'], r.json['detail']]).toEqual([status, codigo, expect.stringMatching(texto)]);
});

test('before the deadline it waits for every meter there is to read, and of who only has a well that is the well', async () => {
  const depois = { grupo: 4, referencia: '2026-12' };
  const ler = (medicao: number, onde: string) =>
    f().sql(`INSERT INTO leitura.leitura (cdc, referencia, medicao, valor, ocorrencia, lida_em, data)
             SELECT l.cdc, 202612, ${medicao}, 1, 0, '2026-11-20T12:00Z', '2026-11-20' FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota
              WHERE r.grupo = 4 AND ${onde}`);
  const [poco] = await f().sql<{ cdc: number }>(`SELECT l.cdc FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND upper_inf(i.periodo)
                                 WHERE r.grupo = 4 AND i.medicao = 2 AND l.situacao = 'ATIVA' AND l.tipo_faturamento = 3 LIMIT 1`);
  const cdc = Number(poco?.cdc);
  await ler(1, 'l.tipo_faturamento <> 3');
  await ler(2, `l.cdc <> ${cdc}`);
  const falta = await abrir(depois);
  expect([falta.statusCode, falta.json['detail']]).toEqual([409, expect.stringMatching(/^Falta 1 leitura do grupo 4 /)]);
  await ler(2, `l.cdc = ${cdc}`);
  expect((await abrir(depois)).statusCode).toBe(201);
});

test('while a day of the month is under no act nothing is opened, and who has to mend it is told which days and what is near them', async () => {
  await f().sql(`UPDATE faturamento.ato SET vigencia = daterange(lower(vigencia), '2026-11-24') WHERE upper_inf(vigencia)`);
  await f().sql(`UPDATE faturamento.cronograma SET leitura_limite = '2026-11-25', emissao = '2026-11-26' WHERE grupo = 4 AND referencia = 202611`);
  const recusado = async () => {
    const r = await abrir({ grupo: 4 });
    return [r.statusCode, r.json['codigo'], r.json['detail']];
  };
  const [{ numero } = { numero: '' }] = await f().sql<{ numero: string }>(`SELECT numero FROM faturamento.ato WHERE upper(vigencia) = '2026-11-24'`);
  const falta = `há ato tarifário em vigor: o ato ${numero} terminou em 23/11/2026`;
  expect(await recusado()).toEqual([422, 'ciclo/sem-ato-vigente', `De 24/11/2026 a 25/11/2026 não ${falta}. Cadastre o ato desses dias e tente de novo.`]);
  // a gap inside the month counts too
  await f().sql(`INSERT INTO faturamento.ato SELECT 99, '99/2026', descricao, daterange('2026-11-25', NULL), arredondamento_modo, arredondamento_onde FROM faturamento.ato LIMIT 1`);
  expect(await recusado()).toEqual([422, 'ciclo/sem-ato-vigente', `No dia 24/11/2026 não ${falta} e o ato 99/2026 começa em 25/11/2026. Cadastre o ato desses dias e tente de novo.`]);
  // where the schedule says when the month before ended, its days are no concern of this one
  await f().sql(`INSERT INTO faturamento.cronograma (grupo, referencia, leitura_prevista, leitura_limite, emissao, vencimento) VALUES (4, 202610, '2026-11-24', '2026-11-24', '2026-11-24', '2026-12-05')`);
  await f().sql(`UPDATE faturamento.cronograma SET leitura_limite = '2026-11-26' WHERE grupo = 4 AND referencia = 202611`);
  expect((await recusado()).slice(0, 2)).toEqual([409, 'ciclo/leituras-pendentes']);
  await f().sql(`DELETE FROM faturamento.cronograma WHERE grupo = 4 AND referencia = 202610`);
  await f().sql(`DELETE FROM faturamento.ato WHERE id = 99`);
});

test('an effect that cannot leave now stays in the outbox, and the act is answered as done', async () => {
  await f().sql(`UPDATE faturamento.ato SET vigencia = daterange(lower(vigencia), NULL) WHERE upper(vigencia) = '2026-11-24'`);
  await f().sql(`UPDATE faturamento.cronograma SET leitura_prevista = '2026-11-10', leitura_limite = '2026-11-12', emissao = '2026-11-13' WHERE grupo = 4 AND referencia = 202611`);
  await f().sql(`UPDATE comum.caixa_saida SET publicado_em = NULL, conteudo = '{"token":"t","saida":{}}', tipo = 'desconhecido' WHERE id = (SELECT min(id) FROM comum.caixa_saida)`);
  const r = await abrir({ grupo: 4 });
  expect(r.statusCode).toBe(201);
  const pendentes = await f().sql('SELECT tipo FROM comum.caixa_saida WHERE publicado_em IS NULL');
  expect(pendentes).toEqual([{ tipo: 'desconhecido' }]);
});
