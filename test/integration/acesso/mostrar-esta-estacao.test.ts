import { expect, test } from 'vitest';
import { naSessao } from './apoio.ts';
import { comCookies, comEstacoes, exigir, noBalcao } from './apoio-estacao.ts';

const acesso = comEstacoes();

test('says what this computer is, and whether one has to be', async () => {
  const { cookies } = await naSessao(acesso());
  expect((await comCookies(acesso(), cookies, 'GET', '/estacoes/esta')).json).toEqual({ esta: null, exigida: false });
  const marina = await noBalcao(acesso(), 'Balcão 1');
  await exigir(acesso());
  expect((await comCookies(acesso(), marina, 'GET', '/estacoes/esta')).json).toEqual({ esta: { nome: 'Balcão 1', local: 'Sede', situacao: 'ATIVA' }, exigida: true });
});
