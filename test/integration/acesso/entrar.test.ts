import { expect, test } from 'vitest';
import { criarCodigoDeEntrada } from '../../../layers/postgres/acesso/sessao.ts';
import { comAcesso, cookieDe } from './apoio.ts';

const acesso = comAcesso();
const codigoNovo = async () => (await criarCodigoDeEntrada(acesso().banco.pool('nascente_app'), 'marina')) ?? 'ninguém';
const entrar = (codigo: string, cabecalhos: Record<string, string> = {}) => acesso().chamar({ metodo: 'GET', caminho: '/api/entrar', consulta: `codigo=${codigo}`, cabecalhos, quem: undefined });

test('a code opens a session once, sets a cookie that no script and no other site can use, and leads to the first screen', async () => {
  const codigo = await codigoNovo();
  const resposta = await entrar(codigo);
  expect(resposta.statusCode).toBe(302);
  expect(resposta.headers?.['location']).toBe('/');
  expect(resposta.cookies).toEqual([expect.stringMatching(/^__Host-nascente_sessao=[\w-]{43}\.[\w%]{44,60}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict; Secure$/)]);
  const segunda = await entrar(codigo);
  expect(segunda.statusCode).toBe(401);
  expect(segunda.json['codigo']).toBe('acesso/codigo-recusado');
  expect(segunda.cookies).toBeUndefined();
});

test('on plain http the cookie is not Secure, or the browser would drop it', async () => {
  expect((await entrar(await codigoNovo(), { 'x-forwarded-proto': 'http' })).cookies?.[0]).not.toContain('Secure');
});

test('of many simultaneous uses of one code, one gets in', async () => {
  const codigo = await codigoNovo();
  const respostas = await Promise.all(Array.from({ length: 8 }, () => entrar(codigo)));
  expect(respostas.filter((r) => r.statusCode === 302)).toHaveLength(1);
  expect(respostas.filter((r) => r.statusCode === 401)).toHaveLength(7);
});

test('an unknown and an expired code hear the same', async () => {
  const codigo = await codigoNovo();
  await acesso().banco.pool().query(`UPDATE acesso.codigo_entrada SET criado_em = now() - interval '20 minutes', expira_em = now() - interval '5 minutes' WHERE usado_em IS NULL`);
  const vencido = await entrar(codigo);
  const desconhecido = await entrar('x'.repeat(43));
  expect(vencido.statusCode).toBe(401);
  expect({ ...vencido.json, correlacao: '' }).toEqual({ ...desconhecido.json, correlacao: '' });
});

test('a person who may nothing hears what anybody does, no session opens and the audit says why', async () => {
  const raiz = acesso().banco.pool();
  await raiz.query(`INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ('vazia', 'Pessoa vazia', 'vazia@saae.example', false)`);
  await raiz.query(`DELETE FROM acesso.concessao WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'vazia')`);
  await raiz.query('DELETE FROM acesso.recusa_do_minuto');
  const codigo = (await criarCodigoDeEntrada(acesso().banco.pool('nascente_app'), 'vazia')) ?? 'ninguém';
  const resposta = await entrar(codigo);
  expect([resposta.statusCode, resposta.cookies]).toEqual([401, undefined]);
  expect({ ...resposta.json, correlacao: '' }).toEqual({ ...(await entrar('x'.repeat(43))).json, correlacao: '' });
  expect((await raiz.query(`SELECT FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario WHERE u.login = 'vazia'`)).rowCount).toBe(0);
  const { rows } = await raiz.query<{ porque: string }>(`SELECT split_part(motivo, ':', 1) AS porque FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND resultado = 'RECUSADO' ORDER BY id DESC LIMIT 2`);
  expect(rows.map((r) => r.porque)).toEqual(['LOGIN_NEGADO_CODIGO', 'LOGIN_NEGADO_PERFIL_VAZIO']);
});

test('neither the code nor the session is kept, and both outcomes are in the audit', async () => {
  const codigo = await codigoNovo();
  const sessao = cookieDe(await entrar(codigo));
  const { rows } = await acesso().banco.pool().query<{ tudo: string }>(`SELECT coalesce(string_agg(c::text || s::text, ''), '') AS tudo FROM acesso.codigo_entrada c JOIN acesso.sessao_de_usuario s ON s.usuario = c.usuario`);
  expect(rows[0]?.tudo).not.toContain(codigo);
  expect(rows[0]?.tudo).not.toContain(sessao);
  const { rows: atos } = await acesso().banco.pool().query<{ usuario: string; resultado: string; ip: string }>(`SELECT DISTINCT usuario, resultado, host(ip) AS ip FROM comum.auditoria WHERE funcao = 'acesso/entrar' ORDER BY resultado`);
  expect(atos).toEqual([
    { usuario: 'Marina Duarte (demonstração)', resultado: 'FEITO', ip: '203.0.113.7' },
    { usuario: 'público', resultado: 'RECUSADO', ip: '203.0.113.7' },
  ]);
});
