import { expect, test } from 'vitest';
import { NA_SESSAO } from '../../contract/http-apoio.ts';
import { comAcesso, naSessao } from './apoio.ts';

const acesso = comAcesso();

test('leaving ends the session on the server at once, takes the cookie away, and may be repeated', async () => {
  const { banco, chamar, autorizar } = acesso();
  const { cookies, quem } = await naSessao(acesso());
  expect((await autorizar({ cookies })).entra).toBe(true);
  const sair = () => chamar({ metodo: 'POST', caminho: '/sair', cookies, cabecalhos: { 'sec-fetch-site': 'same-origin' }, quem });
  const resposta = await sair();
  expect(resposta.statusCode).toBe(204);
  expect(resposta.cookies?.[0]).toMatch(/^__Host-nascente_sessao=; Path=\/; Max-Age=0; /);
  expect((await autorizar({ cookies })).entra).toBe(false);
  expect((await sair()).statusCode).toBe(204);
  const { rows } = await banco.pool().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/sair'`);
  expect(rows).toHaveLength(1);
});

test('another site cannot make somebody leave', async () => {
  const resposta = await acesso().chamar({ metodo: 'POST', caminho: '/sair', cabecalhos: { 'sec-fetch-site': 'cross-site' }, quem: NA_SESSAO });
  expect(resposta.json['codigo']).toBe('acesso/outra-origem');
});
