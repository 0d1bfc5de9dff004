import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { entrarCom, naSessao, quemE, tudoOQueHa } from './apoio.ts';
import { comCookies, comEstacoes, estacaoDe, limparEstacoes, noBalcao } from './apoio-estacao.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comEstacoes();
const raiz = () => acesso().banco.pool();
const pedir = (cookies: string[], nome: string, extra: object = {}) => comCookies(acesso(), cookies, 'POST', '/estacoes/esta', { nome, local: 'Sede, atendimento', ...extra });
const sessaoDe = async (login: string) => (await entrarCom(acesso(), login, SENHA)).sessao;

beforeAll(async () => {
  for (const login of ['caio', 'duda']) await comPessoa(acesso(), login);
});
beforeEach(() => limparEstacoes(acesso()));

test('who may not approve waits; the cookie is closed to scripts and to other sites, and only its digest is kept', async () => {
  const r = await pedir(await sessaoDe('caio'), 'Balcão 2');
  expect([r.statusCode, r.json['situacao']]).toEqual([201, 'PENDENTE']);
  expect(r.cookies).toEqual([expect.stringMatching(/^__Host-nascente_estacao=[\w-]{43}; Path=\/; Max-Age=157680000; HttpOnly; SameSite=Strict; Secure$/)]);
  const valor = estacaoDe(r).slice('__Host-nascente_estacao='.length);
  expect(await tudoOQueHa(acesso())).not.toContain(valor);
  const { rows } = await raiz().query(`SELECT token, pedida_por, decidida_por FROM acesso.estacao`);
  expect(rows).toEqual([{ token: createHash('sha256').update(valor).digest(), pedida_por: 'Pessoa caio', decidida_por: null }]);
});

test('who may approve has it at once', async () => {
  const { cookies } = await naSessao(acesso());
  expect((await pedir(cookies, 'Balcão 1')).json['situacao']).toBe('ATIVA');
  expect((await raiz().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/pedir-estacao' AND depois->>'situacao' = 'ATIVA' AND depois->>'nome' = 'Balcão 1'`)).rowCount).toBe(1);
});

test('only an active station begins the device of the audit, in its browser, whatever another browser calls itself', async () => {
  const caio = await sessaoDe('caio');
  const pendente = [...caio, estacaoDe(await pedir(caio, 'Balcão 2'))];
  expect(await quemE(acesso(), pendente)).not.toHaveProperty('estacao');
  const marina = await noBalcao(acesso(), 'Balcão 1');
  expect(await quemE(acesso(), marina)).toMatchObject({ estacao: 'Balcão 1' });
  expect(await quemE(acesso(), marina.slice(0, 1))).not.toHaveProperty('estacao');
  expect(await quemE(acesso(), [...marina.slice(0, 1), `__Host-nascente_estacao=${'A'.repeat(43)}`])).not.toHaveProperty('estacao');
  await raiz().query(`INSERT INTO acesso.rede (tipo, faixa, descricao, por) VALUES ('NEGA', '10.0.0.0/8', 'Fora', 'teste')`);
  const { rows } = await raiz().query<{ id: number }>('SELECT id FROM acesso.rede');
  await comCookies(acesso(), marina, 'PUT', `/redes-de-acesso/${rows[0]?.id}`, { ativa: false, descricao: 'Fora', motivo: 'O enlace mudou' });
  const { rows: atos } = await raiz().query<{ dispositivo: string }>(`SELECT dispositivo FROM comum.auditoria WHERE funcao = 'acesso/alterar-rede'`);
  expect(atos.map((a) => a.dispositivo)).toEqual([expect.stringMatching(/^Balcão 1 · /)]);
  await raiz().query(`UPDATE acesso.estacao SET situacao = 'INATIVA' WHERE nome = 'Balcão 1'`);
  expect(await quemE(acesso(), marina)).not.toHaveProperty('estacao');
});

test('being seen is noted at most once a minute', async () => {
  const marina = await noBalcao(acesso(), 'Balcão 1');
  const vista = async () => (await raiz().query<{ em: string | null }>(`SELECT vista_em::text AS em FROM acesso.estacao`)).rows[0]?.em;
  expect(await vista()).toBeNull();
  await quemE(acesso(), marina);
  const primeira = await vista();
  expect(primeira).not.toBeNull();
  await quemE(acesso(), marina);
  expect(await vista()).toBe(primeira);
  await raiz().query(`UPDATE acesso.estacao SET vista_em = vista_em - interval '61 seconds'`);
  await quemE(acesso(), marina);
  expect(String(await vista()) > String(primeira)).toBe(true);
});

test('a name is of one computer and a computer has one name; what is out of use begins again under another cookie', async () => {
  const marina = await noBalcao(acesso(), 'Balcão 1');
  expect((await pedir(marina, 'Balcão 9')).json['codigo']).toBe('estacao/ja-registrada');
  const caio = await sessaoDe('caio');
  expect((await pedir(caio, 'BALCÃO 1')).json['codigo']).toBe('estacao/repetida');
  const [primeiro, segundo] = [estacaoDe(await pedir(caio, 'Balcão 2')), estacaoDe(await pedir(caio, 'Balcão 2'))];
  expect(primeiro).not.toBe(segundo);
  expect((await raiz().query('SELECT FROM acesso.estacao')).rowCount).toBe(2);
  expect((await pedir(await sessaoDe('duda'), 'Balcão 2')).json['codigo']).toBe('estacao/repetida');
  await raiz().query(`UPDATE acesso.estacao SET situacao = 'INATIVA', decidida_por = 'x', decidida_em = now() WHERE nome = 'Balcão 1'`);
  expect((await pedir(caio, 'Balcão 1')).json['situacao']).toBe('PENDENTE');
  expect(await quemE(acesso(), marina)).not.toHaveProperty('estacao');
});

test('a name that would forge another is refused, and so are a place that is not there and a fourth request', async () => {
  const caio = await sessaoDe('caio');
  expect((await pedir(caio, 'Balcão 1 · Mozilla')).statusCode).toBe(400);
  expect((await pedir(caio, 'Balcão 1', { setor: 32_000 })).json['codigo']).toBe('estacao/setor-inexistente');
  for (const nome of ['Um balcão', 'Dois balcões', 'Três balcões']) expect((await pedir(caio, nome)).statusCode).toBe(201);
  expect((await pedir(caio, 'Quatro balcões')).json['codigo']).toBe('estacao/demais');
  const doToken = await acesso().com({ origem: 'token', nome: 'Plataforma', confianca: 'operador' }, { metodo: 'POST', caminho: '/estacoes/esta', corpo: { nome: 'Do token', local: 'Sede' } });
  expect(doToken.json['codigo']).toBe('acesso/so-pessoa');
});
