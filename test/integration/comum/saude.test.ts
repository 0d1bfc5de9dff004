import { beforeAll, expect, test } from 'vitest';
import { bancoResponde } from '../../../layers/postgres/comum/banco-responde.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app', { banco: bancoDeTeste });
let chamar: ReturnType<typeof clienteDe>;
const perguntar = () => chamar({ metodo: 'GET', caminho: '/saude', quem: undefined });

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/saude/handler.ts')).handler]);
});

test('a stranger hears that it is well, and nothing else', async () => {
  const resposta = await perguntar();
  expect(resposta.statusCode).toBe(200);
  expect(resposta.json).toEqual({ situacao: 'ok', em: expect.stringMatching(/^2026-11-19T12:0\d:/) as string });
});

test('while the database lets nobody in it is out, without saying why, and well again when it is back', async () => {
  const raiz = casa().banco.pool();
  const { nome } = casa().banco;
  await raiz.query(`REVOKE CONNECT ON DATABASE "${nome}" FROM PUBLIC`);
  await raiz.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'nascente_app'`, [nome]);
  const fora = await perguntar();
  expect(fora.json).toMatchObject({ status: 503, codigo: 'plataforma/fora-do-ar' });
  expect(fora.body).not.toMatch(/banco|postgres|permission|nascente_app|CONNECT/i);
  await raiz.query(`GRANT CONNECT ON DATABASE "${nome}" TO PUBLIC`);
  expect((await perguntar()).statusCode).toBe(200);
});

test('without the password of the database it is out', async () => {
  process.env['BANCO_SEGREDO_ARN'] = 'arn:chaves';
  expect((await perguntar()).json).toMatchObject({ status: 503, codigo: 'plataforma/fora-do-ar' });
  process.env['BANCO_SEGREDO_ARN'] = 'arn:banco';
  expect((await perguntar()).statusCode).toBe(200);
});

test('a database that does not answer in time is one that does not answer', async () => {
  const cliente = await casa().app.connect();
  await cliente.query('BEGIN');
  const lento = { query: () => cliente.query('SELECT pg_sleep(0.5)') } as never;
  await expect(bancoResponde(lento, 50)).rejects.toThrow('50 ms');
  await cliente.query('ROLLBACK');
  cliente.release();
  await expect(bancoResponde(casa().app, 5_000)).resolves.toBeUndefined();
});
