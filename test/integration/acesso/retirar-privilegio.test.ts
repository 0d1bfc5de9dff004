import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/retirar-privilegio/handler.ts')).handler, (await import('../../../functions/acesso/sessao/handler.ts')).handler]);
const retirar = (id: number, login = 'ana') => gente().como(login, { metodo: 'POST', caminho: `/privilegios-concedidos/${id}/retirada`, corpo: { motivo: 'voltou das férias' } });
let davi = '';
const dado = async (de: string, ate: string) =>
  (await gente().sql<{ id: number }>(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, 'taxa:isentar', $2, $3, 'motivo', (SELECT id FROM acesso.usuario WHERE login = 'ana')) RETURNING id`, [davi, de, ate]))[0]?.id ?? 0;

beforeAll(async () => {
  await gente().pessoa('ana', [{ funcao: 'privilegio', acoes: ['alterar'] }]);
  davi = await gente().pessoa('davi');
});

test('from the next call on the person does not have it; once, and audited', async () => {
  const id = await dado(dia(0), dia(5));
  const privilegios = async () => (await gente().como('davi', { metodo: 'GET', caminho: '/sessao' })).json['privilegios'];
  expect(await privilegios()).toEqual(['taxa:isentar']);
  expect(await retirar(id, 'davi')).toMatchObject(RECUSADO);
  const duas = await Promise.all([1, 2].map(() => retirar(id)));
  expect(status(duas)).toEqual([200, 409]);
  expect(await privilegios()).toEqual([]);
  expect(await gente().ultimo('acesso/retirar-privilegio')).toMatchObject({ usuario: 'Pessoa ana', antes: { pessoa: 'Pessoa davi', privilegio: 'taxa:isentar' }, motivo: 'voltou das férias' });
});

test('what is over, or is not, is not withdrawn', async () => {
  expect((await retirar(await dado(dia(-5), dia(-1)))).json['codigo']).toBe('privilegio/ja-terminou');
  expect((await retirar(999_999)).json['codigo']).toBe('privilegio/nao-encontrado');
});
