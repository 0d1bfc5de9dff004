import { expect, test } from 'vitest';
import { criarCodigoDeEntrada } from '../../../layers/postgres/acesso/sessao.ts';
import { OPERADOR } from '../../contract/http-apoio.ts';
import { comAcesso, cookieDe, TOKEN, TOKEN_MAQUINA } from './apoio.ts';

const acesso = comAcesso();

test('says who is in', async () => {
  expect((await acesso().chamar({ metodo: 'GET', caminho: '/sessao' })).json).toEqual(OPERADOR);
});

test('a token of the secret is its holder, with its trust', async () => {
  const { autorizar } = acesso();
  expect(await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN}` } })).toEqual({ isAuthorized: true, context: OPERADOR });
  expect((await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN_MAQUINA}` } })).context).toEqual({ nome: 'Banco', confianca: 'maquina', origem: 'token' });
});

test('an open session is its person; a cookie is not a token', async () => {
  const { banco, chamar, autorizar } = acesso();
  const codigo = await criarCodigoDeEntrada(banco.pool('nascente_app'), OPERADOR.nome);
  const sessao = cookieDe(await chamar({ metodo: 'GET', caminho: '/entrar', consulta: `codigo=${codigo}`, quem: undefined }));
  expect(await autorizar({ cookies: ['tema=escuro', `nascente_sessao=${sessao}`] })).toEqual({ isAuthorized: true, context: { ...OPERADOR, origem: 'sessao' } });
  expect((await autorizar({ cabecalhos: { authorization: `Bearer ${sessao}` } })).isAuthorized).toBe(false);
  expect((await autorizar({ cookies: [`nascente_sessao=${codigo}`] })).isAuthorized).toBe(false);
  await banco.pool().query(`UPDATE acesso.sessao SET criada_em = now() - interval '13 hours', expira_em = now() - interval '1 hour'`);
  expect((await autorizar({ cookies: [`nascente_sessao=${sessao}`] })).isAuthorized).toBe(false);
});

test.each([
  ['nothing', {}],
  ['an empty cookie', { cookies: ['nascente_sessao='] }],
  ['a cookie of a megabyte', { cookies: [`nascente_sessao=${'x'.repeat(1_000_000)}`] }],
  ['a token cut short', { cabecalhos: { authorization: `Bearer ${TOKEN.slice(0, -1)}` } }],
  ['a token with more', { cabecalhos: { authorization: `Bearer ${TOKEN}x` } }],
  ['another scheme', { cabecalhos: { authorization: `Basic ${TOKEN}` } }],
  ['the token without scheme', { cabecalhos: { authorization: TOKEN } }],
])('%s is nobody', async (_, de) => {
  expect(await acesso().autorizar(de)).toEqual({ isAuthorized: false, context: {} });
});

test('a role of the platform cannot read sessions, and the application cannot rewrite them', async () => {
  const { banco } = acesso();
  await expect(banco.pool('nascente_lote').query('SELECT * FROM acesso.sessao')).rejects.toMatchObject({ code: '42501' });
  await expect(banco.pool('nascente_app').query(`UPDATE acesso.sessao SET nome = 'outro'`)).rejects.toMatchObject({ code: '42501' });
});
