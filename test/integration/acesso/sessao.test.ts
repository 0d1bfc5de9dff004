import { beforeAll, beforeEach, expect, test } from 'vitest';
import { TODAS_AS_FUNCOES } from '../../../domain/acesso/funcoes.ts';
import { contextoDoAutorizador, type ContextoDoAutorizador } from '../../../layers/http/quem.ts';
import { DA_PLATAFORMA, NA_SESSAO, OPERADOR } from '../../contract/http-apoio.ts';
import { CHAVE_DE_SESSAO, comAcesso, DE_NINGUEM, naSessao, SEGREDO_DE_ORIGEM, TOKEN, TOKEN_DE_LEITURA, TOKEN_MAQUINA, TOKEN_VENCIDO } from './apoio.ts';
import { assinarSessao } from '../../../layers/acesso/cookie-assinado.ts';

const acesso = comAcesso();
const raiz = (sql: string) => acesso().banco.pool().query<Record<string, string>>(sql);

beforeEach(() => raiz('DELETE FROM acesso.sessao_de_usuario'));
// somebody active always has full access, or nobody could be disabled
beforeAll(() => raiz(`INSERT INTO acesso.usuario (login, nome, email, administrador) VALUES ('elis', 'Pessoa elis', 'elis@saae.example', true)`));

test('says who is in and all that he may', async () => {
  const { json } = await acesso().chamar({ metodo: 'GET', caminho: '/sessao' });
  expect(json).toMatchObject({ nome: OPERADOR.nome, origem: 'chave', confianca: 'operador', login: null, pendencia: null, administrador: true, fechaEm: null });
  const { permissoes } = json as { permissoes: string[] };
  expect(TODAS_AS_FUNCOES.every((funcao) => permissoes.some((p) => p.startsWith(`${funcao}:`)))).toBe(true);
});

test('a token of the secret is its holder, with its trust', async () => {
  const { autorizar } = acesso();
  expect(await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN}` } })).toEqual({ isAuthorized: true, context: DA_PLATAFORMA, entra: true });
  expect((await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN_MAQUINA}` } })).context).toEqual({ nome: 'Banco', confianca: 'maquina', origem: 'token' });
});

test('a token opens the work of the month, or the part of it that the secret says, until its last day; and never what gives rights or shows what was done', async () => {
  const { autorizar, chamar } = acesso();
  expect((await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN_VENCIDO}` } })).entra).toBe(false);
  const deLeitura = contextoDoAutorizador.parse((await autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN_DE_LEITURA}` } })).context);
  const permissoesDe = async (quem: ContextoDoAutorizador) => (await chamar({ metodo: 'GET', caminho: '/sessao', quem })).json;
  expect(await permissoesDe(deLeitura)).toMatchObject({ nome: 'Leituras', administrador: false, permissoes: ['leitura-arquivo:consultar', 'leitura-arquivo:incluir'] });
  const { administrador, permissoes } = await permissoesDe(DA_PLATAFORMA);
  expect(administrador).toBe(false);
  expect((permissoes as string[]).filter((p) => /^(usuario|perfil|privilegio|chave-de-api|auditoria|dado-pessoal|bloqueio|rede-de-acesso):/.test(p))).toEqual([]);
  for (const caminho of ['/bloqueios', '/redes-de-acesso']) expect((await chamar({ metodo: 'GET', caminho, quem: DA_PLATAFORMA })).json['codigo'], caminho).toBe('acesso/negado');
});

test('an open session is its person; a cookie is not a token, and a token is not a cookie', async () => {
  const { banco, chamar, autorizar } = acesso();
  const { cookies, quem } = await naSessao(acesso());
  expect(quem).toMatchObject({ nome: OPERADOR.nome, login: 'marina', origem: 'sessao', confianca: 'operador', versao: expect.stringMatching(/^\d+$/) as string });
  expect((await autorizar({ cookies: ['tema=escuro', ...cookies] })).context).toEqual(quem);
  expect((await chamar({ metodo: 'GET', caminho: '/sessao', cookies, quem })).json).toMatchObject({ login: 'marina', administrador: true });
  expect((await autorizar({ cabecalhos: { authorization: `Bearer ${cookies[0]?.split('=')[1]}` } })).entra).toBe(false);
  // who reads the table has the token, and without the key cannot sign it
  const { rows } = await banco.pool().query<{ token: string }>('SELECT token FROM acesso.sessao_de_usuario');
  const token = rows[0]?.token ?? '';
  expect((await autorizar({ cookies: [`__Host-nascente_sessao=${token}`] })).entra).toBe(false);
  expect((await autorizar({ cookies: [`__Host-nascente_sessao=${assinarSessao(token, 'outra-chave-com-mais-de-32-caracteres-aqui')}`] })).entra).toBe(false);
  expect((await autorizar({ cookies: [`__Host-nascente_sessao=${assinarSessao(token, CHAVE_DE_SESSAO)}`] })).entra).toBe(true);
});

test.each([
  ['has expired', `UPDATE acesso.sessao_de_usuario SET criada_em = now() - interval '13 hours', expira_em = now() - interval '1 hour'`],
  ['was left alone for longer than the utility allows', `UPDATE acesso.sessao_de_usuario SET vista_em = now() - interval '31 minutes'`],
  ['is of who was disabled', `UPDATE acesso.usuario SET ativo = false WHERE login = 'marina'`],
])('a session that %s is nobody', async (_, sql) => {
  const { cookies } = await naSessao(acesso());
  await raiz(sql);
  expect((await acesso().autorizar({ cookies })).entra).toBe(false);
  await raiz(`UPDATE acesso.usuario SET ativo = true WHERE login = 'marina'`);
});

test('what a screen asks with nobody at it does not keep the session open', async () => {
  const { cookies } = await naSessao(acesso());
  await raiz(`UPDATE acesso.sessao_de_usuario SET vista_em = now() - interval '20 minutes'`);
  expect((await acesso().autorizar({ cookies, cabecalhos: { 'x-ocioso': '1' } })).entra).toBe(true);
  expect((await raiz(`SELECT now() - vista_em > interval '19 minutes' AS parada FROM acesso.sessao_de_usuario`)).rows[0]?.['parada']).toBe(true);
});

test('being in use is noted once a minute, and not at every call', async () => {
  const { cookies } = await naSessao(acesso());
  await raiz(`UPDATE acesso.sessao_de_usuario SET vista_em = now() - interval '20 minutes'`);
  await acesso().autorizar({ cookies });
  const visto = async () => (await raiz('SELECT vista_em::text AS em, now() - vista_em < interval \'1 minute\' AS agora FROM acesso.sessao_de_usuario')).rows[0];
  const primeira = await visto();
  expect(primeira?.['agora']).toBe(true);
  await acesso().autorizar({ cookies });
  expect((await visto())?.['em']).toBe(primeira?.['em']);
});

test('the screen hears when the person had been there before, and what has to be done first', async () => {
  await naSessao(acesso());
  await raiz(`UPDATE acesso.usuario SET troca_senha = true WHERE login = 'marina'`);
  const { quem } = await naSessao(acesso());
  const { json } = await acesso().chamar({ metodo: 'GET', caminho: '/sessao', quem });
  expect(json).toMatchObject({ pendencia: 'TROCAR_SENHA', acessoAnterior: expect.stringMatching(/Z$/) as string });
  await raiz(`UPDATE acesso.usuario SET troca_senha = false WHERE login = 'marina'`);
});

test('a change of rights is another version of them for the next call', async () => {
  const antes = await naSessao(acesso());
  await raiz(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('perfil-novo', 'Perfil novo')`);
  const depois = await acesso().autorizar({ cookies: antes.cookies });
  expect(Number((depois.context as { versao: string }).versao)).toBeGreaterThan(Number((antes.quem as { versao: string }).versao));
});

test.each([
  ['nothing', {}],
  ['an empty cookie', { cookies: ['__Host-nascente_sessao='] }],
  ['a cookie of a megabyte', { cookies: [`__Host-nascente_sessao=${'x'.repeat(1_000_000)}`] }],
  ['a cookie that is no URL', { cookies: ['__Host-nascente_sessao=%E0%A4%A.%%'] }],
  ['a JWT that signs itself with nothing', { cookies: ['__Host-nascente_sessao=eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJpbmEifQ.'], cabecalhos: {} }],
  ['the same as bearer', { cabecalhos: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJpbmEifQ.' } }],
  ['a token cut short', { cabecalhos: { authorization: `Bearer ${TOKEN.slice(0, -1)}` } }],
  ['a token with more', { cabecalhos: { authorization: `Bearer ${TOKEN}x` } }],
  ['another scheme', { cabecalhos: { authorization: `Basic ${TOKEN}` } }],
  ['the token without scheme', { cabecalhos: { authorization: TOKEN } }],
])('%s is nobody', async (_, de) => {
  expect(await acesso().autorizar(de)).toEqual(DE_NINGUEM);
});

test('a session that ended, one that was closed, one that was made up and another’s are answered with the same bytes: nobody learns which of them exists', async () => {
  const { cookies } = await naSessao(acesso());
  const feitos = [cookies, ['__Host-nascente_sessao=inventado.assinatura'], [`__Host-nascente_sessao=${assinarSessao('de-ninguem', CHAVE_DE_SESSAO)}`], [`__Host-nascente_sessao=${assinarSessao('de-ninguem', 'outra-chave-com-mais-de-32-caracteres-aqui')}`]];
  await raiz(`UPDATE acesso.sessao_de_usuario SET criada_em = now() - interval '13 hours', expira_em = now() - interval '1 hour'`);
  const respostas = await Promise.all(
    feitos.map(async (de) => {
      const { context } = await acesso().autorizar({ cookies: de });
      const { statusCode, headers, json } = await acesso().chamar({ metodo: 'GET', caminho: '/sessao', cookies: de, quem: context });
      return { statusCode, ...json, tipo: headers?.['content-type'], correlacao: '' };
    }),
  );
  expect(respostas[0]).toMatchObject({ statusCode: 401, codigo: 'acesso/nao-identificado', detail: 'A sua sessão terminou. Entre de novo para continuar.' });
  expect(new Set(respostas.map((r) => JSON.stringify(r))).size).toBe(1);
});

test('a credential that was made up is in the audit, once for all the times in ten seconds; a session that ended is not', async () => {
  const { cookies } = await naSessao(acesso());
  await raiz('DELETE FROM acesso.sessao_de_usuario');
  await raiz('TRUNCATE acesso.tentativa_de_contorno');
  await acesso().autorizar({ cookies });
  const contados = async () => (await raiz(`SELECT tipo, host(origem) AS origem, quem FROM acesso.tentativa_de_contorno ORDER BY tipo`)).rows;
  expect(await contados()).toEqual([]);
  // this process has already written about this address in the cases above: the next, from another, is written at once
  for (const de of [{ cookies: ['__Host-nascente_sessao=inventado.assinatura'] }, { cabecalhos: { authorization: `Bearer ${TOKEN}x` } }]) await acesso().autorizar({ ...de, cabecalhos: { ...de.cabecalhos, 'x-visitante': '198.51.100.77', 'x-origem': SEGREDO_DE_ORIGEM } });
  expect(await contados()).toEqual([{ tipo: 'CREDENCIAL_FORJADA', origem: '198.51.100.77', quem: 'público' }]);
  const { rows } = await raiz(`SELECT objeto, motivo, depois->>'pedido' AS pedido FROM comum.auditoria WHERE funcao = 'acesso/tentativa-de-contorno' ORDER BY id DESC LIMIT 1`);
  expect(rows).toEqual([{ objeto: 'credencial:cookie', motivo: 'credencial que não abre', pedido: 'GET /sessao' }]);
});

test('who was recognised by a broken context is nobody', async () => {
  expect((await acesso().chamar({ metodo: 'GET', caminho: '/sessao', quem: { ...NA_SESSAO, usuario: 'todos' } })).statusCode).toBe(401);
});

test('a role of the platform cannot read sessions, and the application cannot rewrite whose they are', async () => {
  const { banco } = acesso();
  await expect(banco.pool('nascente_lote').query('SELECT * FROM acesso.sessao_de_usuario')).rejects.toMatchObject({ code: '42501' });
  await expect(banco.pool('nascente_app').query(`UPDATE acesso.sessao_de_usuario SET usuario = gen_random_uuid()`)).rejects.toMatchObject({ code: '42501' });
});
