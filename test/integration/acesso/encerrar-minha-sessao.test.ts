import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comAcesso, entrarCom, naSessao, quemE } from './apoio.ts';
import { agir, comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
const raiz = () => acesso().banco.pool();
const idDe = async (cookies: string[]) => ((await quemE(acesso(), cookies)) as { sessao: string }).sessao;
const encerrar = async (de: string[], id: string, corpo: object = { senha: SENHA }) => (await agir(acesso(), de, `/minhas-sessoes/${id}/fim`, corpo)).json;
const aberta = async (cookies: string[]) => (await acesso().autorizar({ cookies })).entra;
const entrar = async (login: string) => (await entrarCom(acesso(), login, SENHA)).sessao;

beforeAll(async () => {
  for (const login of ['caio', 'dora']) await comPessoa(acesso(), login);
});
beforeEach(() => raiz().query('TRUNCATE acesso.tentativa, acesso.bloqueio'));

test('with the password, another session of his is out at the next call, and this one goes on; the audit has which', async () => {
  const [esta, outra] = [await entrar('caio'), await entrar('caio')];
  const id = await idDe(outra);
  expect(await encerrar(esta, id)).toEqual({ encerradas: 1 });
  expect([await aberta(esta), await aberta(outra)]).toEqual([true, false]);
  const { rows } = await raiz().query(`SELECT usuario, depois FROM comum.auditoria WHERE funcao = 'acesso/encerrar-minha-sessao'`);
  expect(rows).toEqual([{ usuario: 'Pessoa caio', depois: { sessoesEncerradas: 1, sessoes: [{ ip: '203.0.113.7', aparelho: 'Aparelho desconhecido' }] } }]);
  expect((await encerrar(esta, id))['codigo']).toBe('sessoes/nao-encontrada');
});

test('without the password, with a wrong one, or at the session in course, nothing ends; a wrong one counts as a guess at the door', async () => {
  const [esta, outra] = [await entrar('caio'), await entrar('caio')];
  const id = await idDe(outra);
  expect((await encerrar(esta, id, {}))['codigo']).toBe('sessoes/senha-exigida');
  expect((await encerrar(esta, await idDe(esta)))['codigo']).toBe('sessoes/e-esta');
  for (let i = 0; i < 5; i++) expect((await encerrar(esta, id, { senha: 'x' }))['codigo']).toBe('sessoes/senha-recusada');
  expect((await encerrar(esta, id))['codigo']).toBe('sessoes/bloqueado');
  expect([await aberta(esta), await aberta(outra)]).toEqual([true, true]);
});

test('the session of another person is as one that does not exist', async () => {
  const [dele, dela] = [await entrar('caio'), await entrar('dora')];
  expect((await encerrar(dele, await idDe(dela)))['codigo']).toBe('sessoes/nao-encontrada');
  expect(await aberta(dela)).toBe(true);
});

test('who has no password ends what he wants just after entering, and then has to enter again', async () => {
  const [esta, outra, terceira] = [(await naSessao(acesso())).cookies, (await naSessao(acesso())).cookies, (await naSessao(acesso())).cookies];
  expect(await encerrar(esta, await idDe(outra), {})).toEqual({ encerradas: 1 });
  await raiz().query(`UPDATE acesso.sessao_de_usuario SET criada_em = criada_em - interval '6 minutes' WHERE id = $1`, [await idDe(esta)]);
  for (const corpo of [{}, { senha: 'qualquer' }]) expect((await encerrar(esta, await idDe(terceira), corpo))['codigo']).toBe('sessoes/entre-de-novo');
  expect(await aberta(terceira)).toBe(true);
});
