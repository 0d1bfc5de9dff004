import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comAcesso, entrarCom, quemE, tudoOQueHa } from './apoio.ts';
import { agir, comPessoa, comSegundoFator, primeiroPasso, segundoPasso, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
let cookies: string[] = [];
let codigos: readonly string[] = [];
const gerar = async (senha = SENHA) => (await agir(acesso(), cookies, '/segundo-fator/codigos', { senha })).json;
const restam = async () => (await acesso().chamar({ metodo: 'GET', caminho: '/segundo-fator', quem: await quemE(acesso(), cookies) })).json['codigosDeReserva'];
const entrarPor = async (codigo: string) => (await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), codigo)).statusCode;

beforeAll(async () => {
  await comPessoa(acesso(), 'caio');
  await comPessoa(acesso(), 'dora');
  ({ cookies, codigos } = await comSegundoFator(acesso(), 'caio'));
});
beforeEach(() => acesso().banco.pool().query('TRUNCATE acesso.tentativa, acesso.bloqueio'));

test('with the password others are given, the old ones open nothing, and the screen knows how many are left', async () => {
  expect(await restam()).toBe(10);
  expect(await entrarPor(codigos[0] ?? '')).toBe(200);
  expect(await restam()).toBe(9);
  expect((await gerar('x'))['codigo']).toBe('segundo-fator/senha-recusada');
  const novos = (await gerar())['codigos'] as string[];
  expect(novos).toHaveLength(10);
  expect(await restam()).toBe(10);
  expect([await entrarPor(codigos[1] ?? ''), await entrarPor(novos[3]?.toUpperCase().replaceAll('-', ' ') ?? '')]).toEqual([401, 200]);
  expect(await restam()).toBe(9);
  const tudo = await tudoOQueHa(acesso());
  for (const codigo of [...codigos, ...novos]) expect(tudo).not.toContain(codigo);
}, 30_000);

test('of ten uses of one code at once, one enters; of two generations at once, ten codes are left', async () => {
  await acesso().banco.pool().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 100, "falhasAteProva": null}' WHERE chave = 'acesso.bloqueio'`);
  const novos = (await gerar())['codigos'] as string[];
  const passos = await Promise.all(Array.from({ length: 6 }, () => primeiroPasso(acesso(), 'caio')));
  const respostas = await Promise.all(passos.map((passo) => segundoPasso(acesso(), passo, novos[0] ?? '')));
  expect(respostas.filter((r) => r.statusCode === 200)).toHaveLength(1);
  expect(await restam()).toBe(9);
  await Promise.all([gerar(), gerar()]);
  expect(await restam()).toBe(10);
}, 30_000);

test('who has no second factor hears so; a code of the old form hears that it is of the old form, in the count of any wrong code', async () => {
  const { sessao } = await entrarCom(acesso(), 'dora', SENHA);
  expect((await agir(acesso(), sessao, '/segundo-fator/codigos', { senha: SENHA })).json['codigo']).toBe('segundo-fator/nao-cadastrado');
  const antigo = await segundoPasso(acesso(), await primeiroPasso(acesso(), 'caio'), 'abcde-fghjk');
  expect([antigo.statusCode, antigo.json['codigo']]).toEqual([401, 'acesso/codigo-do-celular-recusado']);
  expect(antigo.json['detail']).toContain('deixaram de valer');
  expect((await acesso().banco.pool().query(`SELECT FROM acesso.tentativa WHERE login = 'caio' AND resultado = 'FALHA'`)).rowCount).toBe(1);
});
