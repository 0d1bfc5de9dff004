import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';
import { carregarExcecoes, excecao, EXCECOES } from './segregacao.ts';

const gente = comGente(carregarExcecoes);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
const listar = async (consulta = '') => (await gente().como('ana', { metodo: 'GET', caminho: '/excecoes-de-segregacao', consulta })).json;

beforeAll(async () => {
  for (const login of ['ana', 'caio', 'davi']) ids.set(login, await gente().pessoa(login, login === 'ana' ? [EXCECOES] : []));
  await excecao(gente(), de('caio'), dia(-9), dia(-1), de('ana'));
  await excecao(gente(), de('caio'), dia(0), dia(20), de('ana'));
  await excecao(gente(), de('davi'), dia(-5), dia(0));
  await excecao(gente(), de('davi'), dia(5), dia(10), de('ana'));
});

test('what ends first comes first, and what is over last, each with who gave it', async () => {
  const { itens, total } = await listar();
  expect(total).toBe(4);
  expect((itens as { situacao: string; concedidaPor: string | null }[]).map((e) => [e.situacao, e.concedidaPor])).toEqual([['VIGENTE', null], ['FUTURA', 'Pessoa ana'], ['VIGENTE', 'Pessoa ana'], ['TERMINADA', 'Pessoa ana']]);
});

test('by person and by what it is', async () => {
  expect(await listar(`pessoa=${de('davi')}`)).toMatchObject({ total: 2 });
  expect(await listar(`pessoa=${de('davi')}&situacao=FUTURA`)).toMatchObject({ total: 1, itens: [{ pessoa: { nome: 'Pessoa davi' }, de: dia(5) }] });
  expect(await listar('situacao=ENCERRADA')).toMatchObject({ total: 0 });
});

test('whoever may not is refused', async () => {
  expect(await gente().como('caio', { metodo: 'GET', caminho: '/excecoes-de-segregacao' })).toMatchObject(RECUSADO);
});
