import { ENTRADA_NEGADA } from '../../../domain/acesso/entrada-negada.ts';
import { beforeAll, expect, test, vi } from 'vitest';
import { conferirSenhaGuardada, guardarSenha } from '../../../layers/acesso/senha-guardada.ts';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { comAcesso, DAQUI, entrarCom, naSessao, quemE, semBloqueio, tudoOQueHa } from './apoio.ts';

// the true ones, counted
vi.mock('../../../layers/acesso/senha-guardada.ts', { spy: true });

const acesso = comAcesso();
const SENHA = 'cajá manga de dezembro';
const raiz = () => acesso().banco.pool();
const abertas = async (login: string) =>
  (await raiz().query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario WHERE u.login = $1', [login])).rows[0]?.n;

beforeAll(async () => {
  await semBloqueio(acesso());
  const senha = senhaBarata(SENHA);
  const app = acesso().banco.pool('nascente_app');
  for (const login of ['ana', 'bia', 'caio', 'dora', 'elis', 'fabio']) await incluirUsuario(app, { login, nome: `Pessoa ${login}`, email: `${login}@saae.example`, administrador: false, senha });
  await raiz().query(`UPDATE acesso.usuario SET ativo = false WHERE login = 'bia'`);
  await raiz().query(`UPDATE acesso.usuario SET troca_senha = false WHERE login <> 'ana'`);
  await raiz().query(`DELETE FROM acesso.concessao WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'fabio')`);
});

test.each(['ana', ' Ana ', 'ana@saae.example', 'ANA@SAAE.example'])('%j and the password open a session, with the cookie that the door recognises', async (login) => {
  const r = await entrarCom(acesso(), login, SENHA);
  expect([r.statusCode, r.json['nome'], r.json['pendencia']]).toEqual([200, 'Pessoa ana', 'TROCAR_SENHA']);
  expect(r.cookies).toEqual([expect.stringMatching(/^__Host-nascente_sessao=[\w-]{32}\.[\w%]{44,60}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict; Secure$/), expect.stringMatching(/^__Host-nascente_dispositivo=[\w-]{43}; Path=.*HttpOnly; SameSite=Strict; Secure$/)]);
  expect(await quemE(acesso(), r.sessao)).toMatchObject({ origem: 'sessao', login: 'ana', pendencia: 'TROCAR_SENHA' });
});

test('the time before is told, and goes with the session', async () => {
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['acessoAnterior']).toBeNull();
  const r = await entrarCom(acesso(), 'caio', SENHA);
  expect(Date.parse(String(r.json['acessoAnterior']))).toBeGreaterThan(Date.now() - 60_000);
  expect(await quemE(acesso(), r.sessao)).toMatchObject({ acessoAnterior: r.json['acessoAnterior'] });
});

test('an expired password opens only the change of it', async () => {
  await raiz().query(`UPDATE acesso.usuario SET senha_vence_em = now() - interval '1 minute' WHERE login = 'elis'`);
  const r = await entrarCom(acesso(), 'elis', SENHA);
  expect([r.json['pendencia'], (await quemE(acesso(), r.sessao)).origem]).toEqual(['TROCAR_SENHA', 'sessao']);
});

test.each([
  ['a wrong password', 'caio', 'outra'],
  ['an unknown login', 'ninguem', SENHA],
  ['an unknown e-mail', 'ninguem@saae.example', SENHA],
  ['a disabled person', 'bia', SENHA],
  ['a person who may nothing', 'fabio', SENHA],
  ['a person without password', 'marina', SENHA],
  ['SQL', "caio' OR '1'='1", SENHA],
  ['the operators of a document database', '{"$ne":null}', '{"$ne":null}'],
  ['a login of another alphabet', 'cаio', SENHA],
  ['a password of 1,000 letters', 'caio', 'x'.repeat(1_000)],
  ['spaces', '   ', '   '],
])('%s: the same status, the same words, one derivation, no cookie', async (_o, login, senha) => {
  vi.mocked(guardarSenha).mockClear();
  vi.mocked(conferirSenhaGuardada).mockClear();
  const r = await entrarCom(acesso(), login, senha);
  const certo = await entrarCom(acesso(), 'ninguem', 'nada');
  expect(r.statusCode).toBe(401);
  expect({ ...r.json, correlacao: '' }).toEqual({ ...certo.json, correlacao: '' });
  expect(r.cookies).toBeUndefined();
  expect(vi.mocked(guardarSenha).mock.calls.length + vi.mocked(conferirSenhaGuardada).mock.calls.length).toBe(2);
});

test.each([
  ['an object in place of the password', { login: 'caio', senha: { $ne: null } }],
  ['a list in place of the login', { login: ['caio'], senha: SENHA }],
  ['a control character', { login: 'caio\u0000', senha: SENHA }],
  ['no password', { login: 'caio', senha: '' }],
  ['an endless password', { login: 'caio', senha: 'x'.repeat(1_001) }],
  ['a field more', { login: 'caio', senha: SENHA, administrador: true }],
])('%s is refused at the door, and what was typed does not come back', async (_o, corpo) => {
  const r = await acesso().chamar({ metodo: 'POST', caminho: '/entrar', corpo, cabecalhos: DAQUI, quem: undefined });
  expect(r.statusCode).toBe(400);
  expect(r.body).not.toContain(SENHA);
});

test('a session that comes with the call ends, and its token is not used again', async () => {
  const { cookies } = await naSessao(acesso());
  const r = await entrarCom(acesso(), 'caio', SENHA, { cookies });
  expect(r.sessao).not.toEqual(cookies);
  expect((await acesso().autorizar({ cookies })).entra).toBe(false);
  expect(await quemE(acesso(), r.sessao)).toMatchObject({ login: 'caio' });
  const forjado = await entrarCom(acesso(), 'caio', SENHA, { cookies: ['__Host-nascente_sessao=escolhido-por-outro.assinatura'] });
  expect(forjado.sessao[0]).not.toContain('escolhido-por-outro');
});

test.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://mau.example' }, { origin: 'null' }])('a page of another site does not put anybody in: %j', async (cabecalhos) => {
  const r = await entrarCom(acesso(), 'caio', SENHA, { cabecalhos });
  expect([r.statusCode, r.json['codigo'], r.cookies]).toEqual([403, 'acesso/outra-origem', undefined]);
});

test('a program, which says nothing of where it is, enters', async () => {
  expect((await entrarCom(acesso(), 'caio', SENHA, { cabecalhos: {} })).statusCode).toBe(200);
});

test('outside the hours of the person, who knows the password hears them and leaves no session; who does not hears nothing of them', async () => {
  const { rows } = await raiz().query<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'dora'`);
  // one minute of a day that is not today
  const dia = (new Date().getUTCDay() + 3) % 7;
  await raiz().query('INSERT INTO acesso.janela (usuario, dias, inicio, fim) VALUES ($1, $2, 480, 481)', [rows[0]?.id, [dia]]);
  const r = await entrarCom(acesso(), 'dora', SENHA);
  expect([r.statusCode, r.json['codigo']]).toEqual([403, 'acesso/entrada-fora-do-horario']);
  expect(r.json['detail']).toMatch(/^Seu acesso é permitido .*, das 8h às 8h01\. O próximo acesso é /);
  expect([r.cookies, await abertas('dora')]).toEqual([undefined, 0]);
  expect((await entrarCom(acesso(), 'dora', 'outra')).json['codigo']).toBe('acesso/entrada-recusada');
  const { rows: atos } = await raiz().query(`SELECT resultado, motivo FROM comum.auditoria WHERE objeto = 'usuario:dora' ORDER BY id`);
  expect(atos).toEqual([{ resultado: 'RECUSADO', motivo: 'fora do horário' }, { resultado: 'RECUSADO', motivo: expect.stringMatching(/^LOGIN_NEGADO_SENHA: /) as string }]);
});

test('outside the days of the person, the same words as a wrong password, and the reason in the audit; inside them, until the end of the last', async () => {
  const hoje = `(now() AT TIME ZONE 'America/Sao_Paulo')::date`;
  const validade = (de: string, ate: string) => raiz().query(`UPDATE acesso.usuario SET valido_de = ${de}, valido_ate = ${ate} WHERE login = 'caio'`);
  const errada = (await entrarCom(acesso(), 'caio', 'outra')).json;
  for (const [de, ate] of [['NULL', `${hoje} - 1`], [`${hoje} + 1`, 'NULL']] as const) {
    await validade(de, ate);
    const r = await entrarCom(acesso(), 'caio', SENHA);
    expect([r.statusCode, r.json['codigo'], r.json['detail'], await abertas('caio')]).toEqual([401, errada['codigo'], errada['detail'], 0]);
    expect((await raiz().query(`SELECT resultado, motivo FROM comum.auditoria WHERE objeto = 'usuario:caio' ORDER BY id DESC LIMIT 1`)).rows).toEqual([{ resultado: 'RECUSADO', motivo: ENTRADA_NEGADA.VALIDADE }]);
    await expect(naSessao(acesso(), 'caio')).rejects.toThrow();
  }
  await validade(hoje, hoje);
  const r = await entrarCom(acesso(), 'caio', SENHA);
  expect(r.statusCode).toBe(200);
  // the day passes, and nobody writes anything
  await raiz().query('ALTER TABLE acesso.usuario DISABLE TRIGGER encerrar_fora_da_validade');
  await validade('NULL', `${hoje} - 1`);
  await raiz().query('ALTER TABLE acesso.usuario ENABLE TRIGGER encerrar_fora_da_validade');
  expect([await abertas('caio'), (await acesso().autorizar({ cookies: r.sessao })).entra]).toEqual([1, false]);
  await validade('NULL', 'NULL');
  expect((await acesso().autorizar({ cookies: r.sessao })).entra).toBe(true);
  // another shortens it: what is open ends at once
  await validade('NULL', `${hoje} - 1`);
  expect(await abertas('caio')).toBe(0);
  await validade('NULL', 'NULL');
});

test('where a person has one session at a time, entering ends the others', async () => {
  const primeira = await entrarCom(acesso(), 'caio', SENHA);
  await raiz().query(`UPDATE comum.parametro SET valor = 'true' WHERE chave = 'acesso.sessao-unica'`);
  try {
    const segunda = await entrarCom(acesso(), 'caio', SENHA);
    expect(await abertas('caio')).toBe(1);
    expect((await acesso().autorizar({ cookies: primeira.sessao })).entra).toBe(false);
    expect((await acesso().autorizar({ cookies: segunda.sessao })).entra).toBe(true);
    await naSessao(acesso(), 'caio');
    expect(await abertas('caio')).toBe(1);
  } finally {
    await raiz().query(`UPDATE comum.parametro SET valor = 'false' WHERE chave = 'acesso.sessao-unica'`);
  }
});

test('of a hundred guesses at once, those that the process cannot check hear so at once, and it goes on', async () => {
  const antes = process.memoryUsage.rss();
  let pico = 0;
  const olhar = setInterval(() => (pico = Math.max(pico, process.memoryUsage.rss() - antes)), 10);
  const respostas = await Promise.all(Array.from({ length: 100 }, (_, i) => entrarCom(acesso(), 'caio', `palpite ${i}`)));
  clearInterval(olhar);
  const de = (codigo: string) => respostas.filter((r) => r.json['codigo'] === codigo).length;
  expect([de('acesso/entrada-recusada'), de('acesso/entrada-lotada')]).toEqual([8, 92]);
  expect(pico).toBeLessThan(3 * 64 * 1024 * 1024);
  expect((await entrarCom(acesso(), 'caio', SENHA)).statusCode).toBe(200);
}, 60_000);

test('no password is in any table', async () => {
  const tudo = await tudoOQueHa(acesso());
  expect(tudo).toContain('usuario:caio');
  for (const senha of [SENHA, 'palpite 7', 'outra', '$ne":null}"']) expect(tudo).not.toContain(senha === 'outra' ? '"outra"' : senha);
});
