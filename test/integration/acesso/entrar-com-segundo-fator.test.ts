import { beforeAll, expect, test } from 'vitest';
import { cifrarSegredo, nomeDaChaveDeSessao } from '../../../layers/acesso/cifra-do-segundo-fator.ts';
import { encerrarSessoesDe } from '../../../layers/postgres/acesso/sessao.ts';
import { CHAVE_DE_SESSAO, CHAVES_DE_ANTES, comAcesso, cookieDe, entrarCom, quemE, tudoOQueHa } from './apoio.ts';
import { codigoAgora, comPessoa, comSegundoFator, primeiroPasso, segundoPasso, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
const raiz = () => acesso().banco.pool();
let segredo = '';
let codigos: readonly string[] = [];
const abertas = async () => (await raiz().query(`SELECT FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario WHERE u.login = 'caio'`)).rowCount;
const limpar = () => raiz().query('TRUNCATE acesso.tentativa, acesso.bloqueio; DELETE FROM acesso.prova_usada');

beforeAll(async () => {
  await comPessoa(acesso(), 'caio');
  await raiz().query(`UPDATE comum.parametro SET valor = valor || '{"falhasAteProva": null}' WHERE chave = 'acesso.bloqueio'`);
  ({ segredo, codigos } = await comSegundoFator(acesso(), 'caio'));
  await raiz().query('DELETE FROM acesso.sessao_de_usuario');
});

test('the password alone opens no session; with the code there is one, and the step is over', async () => {
  const r = await entrarCom(acesso(), 'caio', SENHA);
  expect([r.statusCode, r.json]).toEqual([200, { nome: '', pendencia: 'SEGUNDO_FATOR', acessoAnterior: null, sessoesEncerradas: 0 }]);
  expect(r.cookies).toEqual([expect.stringMatching(/^__Host-nascente_passo=[^;]+; Path=\/; Max-Age=300; HttpOnly; SameSite=Strict; Secure$/)]);
  expect(await abertas()).toBe(0);
  const passo = await primeiroPasso(acesso(), 'caio');
  const s = await segundoPasso(acesso(), passo, codigoAgora(segredo));
  expect([s.statusCode, s.json['nome']]).toEqual([200, 'Pessoa caio']);
  expect(await quemE(acesso(), [`__Host-nascente_sessao=${cookieDe(s)}`])).toMatchObject({ login: 'caio' });
  await limpar();
  expect((await segundoPasso(acesso(), passo, codigoAgora(segredo))).json['codigo']).toBe('acesso/passo-vencido');
});

test('a code is accepted once: not twice in its time, and of ten at once, one', async () => {
  await limpar();
  await raiz().query('DELETE FROM acesso.sessao_de_usuario');
  await raiz().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 100}' WHERE chave = 'acesso.bloqueio'`);
  const passos = await Promise.all(Array.from({ length: 8 }, () => primeiroPasso(acesso(), 'caio')));
  const codigo = codigoAgora(segredo);
  const dez = await Promise.all(passos.map((passo) => segundoPasso(acesso(), passo, codigo)));
  expect(dez.filter((r) => r.statusCode === 200)).toHaveLength(1);
  expect(dez.filter((r) => r.json['codigo'] === 'acesso/codigo-do-celular-recusado')).toHaveLength(7);
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigo)).json['codigo']).toBe('acesso/codigo-do-celular-recusado');
  expect(await abertas()).toBe(1);
  await raiz().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 5}' WHERE chave = 'acesso.bloqueio'`);
}, 60_000);

test('wrong codes count with wrong passwords, lock the person, and then not even the right one opens', async () => {
  await limpar();
  const passo = await primeiroPasso(acesso(), 'caio');
  await entrarCom(acesso(), 'caio', 'x');
  await entrarCom(acesso(), 'caio', 'x');
  for (let i = 0; i < 3; i++) expect((await segundoPasso(acesso(), passo, '000000')).json['codigo']).toBe('acesso/codigo-do-celular-recusado');
  expect((await segundoPasso(acesso(), passo, codigoAgora(segredo, 1))).json['codigo']).toBe('acesso/bloqueado-ate');
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['codigo']).toBe('acesso/bloqueado-ate');
}, 30_000);

test('knowing the password does not clear the failures: guessing codes does not begin again with each login', async () => {
  await limpar();
  for (let i = 0; i < 5; i++) await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), '000000');
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['codigo']).toBe('acesso/bloqueado-ate');
}, 30_000);

test('a recovery code opens once', async () => {
  await limpar();
  const [codigo = ''] = codigos;
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), ` ${codigo.toUpperCase()} `)).statusCode).toBe(200);
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigo)).json['codigo']).toBe('acesso/codigo-do-celular-recusado');
  const { rows } = await raiz().query<{ com: string }>(`SELECT depois->>'segundoFator' AS com FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND objeto = 'usuario:caio' AND depois ? 'segundoFator' ORDER BY id DESC LIMIT 1`);
  expect(rows).toEqual([{ com: 'RESERVA' }]);
}, 30_000);

test('without the step, with one that somebody made up, or after five minutes, nothing opens', async () => {
  await limpar();
  for (const cookies of [[], ['__Host-nascente_passo=2fa-inventado.assinatura']]) expect((await segundoPasso(acesso(), cookies, codigoAgora(segredo))).json['codigo']).toBe('acesso/passo-vencido');
  const passo = await primeiroPasso(acesso(), 'caio');
  await raiz().query(`UPDATE acesso.verificacao SET expira_em = now() - interval '1 second'`);
  expect((await segundoPasso(acesso(), passo, codigoAgora(segredo))).json['codigo']).toBe('acesso/passo-vencido');
});

test('a step of a password that is no longer the one, or of who was put out meanwhile, opens nothing', async () => {
  await limpar();
  const passo = await primeiroPasso(acesso(), 'caio');
  const { rows } = await raiz().query<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'caio'`);
  await encerrarSessoesDe(acesso().banco.pool('nascente_app'), rows[0]?.id ?? '', null);
  expect((await segundoPasso(acesso(), passo, codigoAgora(segredo))).json['codigo']).toBe('acesso/passo-vencido');
});

test('a secret kept by a key of before opens, and from then on is kept by the key in use; one that no key opens leaves the recovery codes', async () => {
  await limpar();
  const guardado = async () => (await raiz().query<{ segredo: string }>(`SELECT f.segredo FROM acesso.segundo_fator f JOIN acesso.usuario u ON u.id = f.usuario WHERE u.login = 'caio'`)).rows[0]?.segredo ?? '';
  const deAntes = CHAVES_DE_ANTES[0];
  await raiz().query('UPDATE acesso.segundo_fator SET segredo = $1', [await cifrarSegredo(deAntes, segredo)]);
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigoAgora(segredo))).statusCode).toBe(200);
  expect(await guardado()).toContain(`$ba$${nomeDaChaveDeSessao(CHAVE_DE_SESSAO)}$`);
  await raiz().query('UPDATE acesso.segundo_fator SET segredo = $1', [await cifrarSegredo('uma chave que não está mais no segredo', segredo)]);
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigoAgora(segredo, 1))).json['codigo']).toBe('acesso/codigo-do-celular-recusado');
  expect((await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigos[1] ?? '')).statusCode).toBe(200);
}, 30_000);

test('neither secret nor codes are in the database as they are, and of a code only its own digest', async () => {
  const tudo = await tudoOQueHa(acesso());
  for (const dito of [segredo, ...codigos]) expect(tudo).not.toContain(dito);
  expect((await raiz().query('SELECT FROM acesso.codigo_de_reserva')).rowCount).toBe(8);
});

test.each([
  ['who may nothing', `DELETE FROM acesso.concessao WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'caio')`, `INSERT INTO acesso.concessao (usuario, funcao, acoes) SELECT id, 'ciclo', '{consultar}' FROM acesso.usuario WHERE login = 'caio'`, 'PERFIL_VAZIO'],
  ['who was disabled after the password', `UPDATE acesso.usuario SET ativo = false WHERE login = 'caio'`, `UPDATE acesso.usuario SET ativo = true WHERE login = 'caio'`, 'INATIVO'],
  ['whose days ended after the password', `UPDATE acesso.usuario SET valido_ate = '2020-01-31' WHERE login = 'caio'`, `UPDATE acesso.usuario SET valido_ate = NULL WHERE login = 'caio'`, 'VALIDADE'],
])('%s hears at the second step what a wrong code hears, opens nothing, and the audit says why', async (_o, tirar, devolver, porque) => {
  await limpar();
  await raiz().query('DELETE FROM acesso.sessao_de_usuario; DELETE FROM acesso.recusa_do_minuto');
  const [passo, outro] = [await primeiroPasso(acesso(), 'caio'), await primeiroPasso(acesso(), 'caio')];
  const errado = await segundoPasso(acesso(), outro, '000000');
  await raiz().query(tirar);
  const r = await segundoPasso(acesso(), passo, codigos[2] ?? '');
  const { rows } = await raiz().query<{ porque: string }>(`SELECT split_part(motivo, ':', 1) AS porque FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND resultado = 'RECUSADO' ORDER BY id DESC LIMIT 2`);
  await raiz().query(devolver);
  expect([r.statusCode, { ...r.json, correlacao: '' }]).toEqual([errado.statusCode, { ...errado.json, correlacao: '' }]);
  expect(await abertas()).toBe(0);
  expect(rows.map((l) => l.porque)).toEqual([`LOGIN_NEGADO_${porque}`, 'LOGIN_NEGADO_SEGUNDO_FATOR']);
}, 30_000);

test('of who has one session at a time, the password alone puts nobody out of his; the code does', async () => {
  await limpar();
  await raiz().query('DELETE FROM acesso.sessao_de_usuario');
  await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigos[3] ?? '');
  await raiz().query(`UPDATE comum.parametro SET valor = 'true' WHERE chave = 'acesso.sessao-unica'`);
  const passo = await primeiroPasso(acesso(), 'caio');
  expect(await abertas()).toBe(1);
  expect((await segundoPasso(acesso(), passo, '000000')).statusCode).toBe(401);
  expect(await abertas()).toBe(1);
  expect((await segundoPasso(acesso(), passo, codigos[4] ?? '')).json).toMatchObject({ sessoesEncerradas: 1 });
  expect(await abertas()).toBe(1);
  await raiz().query(`UPDATE comum.parametro SET valor = 'false' WHERE chave = 'acesso.sessao-unica'`);
}, 30_000);
