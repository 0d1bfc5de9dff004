import { beforeAll, expect, test } from 'vitest';
import { DA_PLATAFORMA } from '../../contract/http-apoio.ts';
import { comGente, dia } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/minhas-delegacoes/handler.ts')).handler]);
const minhas = async (login: string) =>
  ((await gente().como(login, { metodo: 'GET', caminho: '/minhas-delegacoes' })).json as { itens: { delegante: { nome: string }; delegado: { nome: string } }[] }).itens.map((d) => `${d.delegante.nome} → ${d.delegado.nome}`);

beforeAll(async () => {
  const [lia, rui, eva] = [await gente().pessoa('lia'), await gente().pessoa('rui'), await gente().pessoa('eva')];
  for (const [a, b] of [[lia, rui], [rui, eva]]) await gente().sql(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $3, 'férias', $1)`, [a, b, dia(0)]);
});

test('each sees both sides of his own, and nothing of the others', async () => {
  expect(await minhas('lia')).toEqual(['Pessoa lia → Pessoa rui']);
  expect(await minhas('rui')).toEqual(['Pessoa lia → Pessoa rui', 'Pessoa rui → Pessoa eva']);
  expect(await minhas('eva')).toEqual(['Pessoa rui → Pessoa eva']);
});

test('a token is nobody', async () => {
  expect((await gente().com(DA_PLATAFORMA, { metodo: 'GET', caminho: '/minhas-delegacoes' })).json).toMatchObject({ codigo: 'acesso/so-pessoa' });
});
