import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { retencaoDaAuditoria } from '../../../events/http/comum/mostrar-retencao-auditoria.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { CHAVE_DA_RETENCAO } from '../../../layers/postgres/comum/retencao-da-auditoria.ts';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app', { banco: bancoDeTeste });
let chamar: ReturnType<typeof clienteDe>;
const lida = async () => versaoDe(await lerParametro(casa().app, CHAVE_DA_RETENCAO, retencaoDaAuditoria, relogio.hoje()));
const alterar = async (meses: unknown, motivo = 'Portaria 12/2026', versao?: string) =>
  chamar({ metodo: 'PUT', caminho: '/auditoria/retencao', corpo: { meses, versao: versao ?? (await lida()), motivo }, cabecalhos: { 'idempotency-key': randomUUID() } });
const corte = async () => (await casa().app.query<{ meses: string | null }>(`SELECT extract(year FROM age(now(), comum.corte_da_auditoria()))::text AS meses`)).rows[0]?.meses;
beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/alterar-retencao-auditoria/handler.ts')).handler]);
});

test('what is changed holds from now on, with before, after and why in the audit; for ever too', async () => {
  expect(await corte()).toBe('5');
  expect((await alterar(24)).json).toEqual({ meses: 24, versao: await lida() });
  expect(await corte()).toBe('2');
  expect((await alterar(null, 'processo 9/2026 em curso')).json).toEqual({ meses: null, versao: await lida() });
  expect(await corte()).toBeNull();
  const { rows } = await casa().app.query(`SELECT usuario, objeto, antes, depois, motivo FROM comum.auditoria WHERE funcao = 'comum/alterar-retencao-auditoria' ORDER BY id`);
  expect(rows).toEqual([
    { usuario: OPERADOR.nome, objeto: 'parametro:auditoria.retencao', antes: { meses: 60 }, depois: { meses: 24 }, motivo: 'Portaria 12/2026' },
    { usuario: OPERADOR.nome, objeto: 'parametro:auditoria.retencao', antes: { meses: 24 }, depois: { meses: null }, motivo: 'processo 9/2026 em curso' },
  ]);
});

test('what is out of the limits is refused by its field, with them, and nothing changes', async () => {
  await alterar(36);
  for (const meses of [23, 121]) {
    expect((await alterar(meses)).json).toMatchObject({ status: 422, codigo: 'auditoria/retencao-fora-do-limite', detail: expect.stringContaining('de 24 a 120 meses') as string, erros: [{ campo: 'corpo.meses' }] });
  }
  expect((await alterar(30.5)).statusCode).toBe(400);
  expect((await alterar('60')).statusCode).toBe(400);
  expect(await corte()).toBe('3');
});

test('of two who change it at once, one is told that it changed', async () => {
  const versao = await lida();
  const feitos = await Promise.all([48, 72].map((meses) => alterar(meses, 'duas pessoas', versao)));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'auditoria/retencao-mudou', campo: 'corpo.versao' });
});

test('the database refuses what the route would, whoever writes it', async () => {
  for (const valor of ['{"meses": 3}', '{"meses": 24.5}', '{"meses": "60"}', '{"meses": 600}', '{}', '60']) {
    await expect(casa().banco.pool().query(`UPDATE comum.parametro SET valor = $1 WHERE chave = 'auditoria.retencao'`, [valor])).rejects.toMatchObject({ code: '23514' });
  }
});
