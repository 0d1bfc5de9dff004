import { beforeAll, expect, test } from 'vitest';
import { DA_PLATAFORMA } from '../../contract/http-apoio.ts';
import { comGente } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/buscar-pessoas/handler.ts')).handler]);
const buscar = async (busca: string) =>
  ((await gente().como('noa', { metodo: 'GET', caminho: '/pessoas', consulta: `busca=${encodeURIComponent(busca)}` })).json as { itens: { login: string }[] }).itens.map((p) => p.login);

beforeAll(async () => {
  for (const login of ['noa', 'noel', 'saiu']) await gente().pessoa(login);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'saiu'`);
});

test.each([['pessoa no', ['noa', 'noel']], ['NOEL', ['noel']], ['saiu', []], ['%%', []], ["x' OR '1'='1", []]])('%s', async (busca, esperado) => {
  expect(await buscar(busca)).toEqual(esperado);
});

test('gives nothing but name and login, and to a token nothing at all', async () => {
  const { json } = await gente().como('noa', { metodo: 'GET', caminho: '/pessoas', consulta: 'busca=noel' });
  expect(Object.keys((json as { itens: object[] }).itens[0] ?? {}).sort()).toEqual(['id', 'login', 'nome']);
  expect((await gente().com(DA_PLATAFORMA, { metodo: 'GET', caminho: '/pessoas', consulta: 'busca=noel' })).json).toMatchObject({ codigo: 'acesso/so-pessoa' });
});
