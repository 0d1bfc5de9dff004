import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/delegar/handler.ts')).handler,
  (await import('../../../functions/acesso/encerrar-minha-delegacao/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-pedidos/handler.ts')).handler,
]);
const PEDIDOS = { funcao: 'pedido-de-acesso', acoes: ['consultar'] };
let rui = '';
const encerrar = (login: string, id: unknown) => gente().como(login, { metodo: 'POST', caminho: `/minhas-delegacoes/${String(id)}/fim` });

beforeAll(async () => {
  await gente().pessoa('lia', [PEDIDOS]);
  rui = await gente().pessoa('rui');
});

test('the lender takes back, once, and from the next call on it is not lent; the receiver cannot', async () => {
  const { json } = await gente().como('lia', { metodo: 'POST', caminho: '/minhas-delegacoes', corpo: { pessoa: rui, de: dia(0), ate: dia(10), motivo: 'férias', concessoes: [PEDIDOS] } });
  const ver = async () => (await gente().como('rui', { metodo: 'GET', caminho: '/pedidos-de-acesso' })).statusCode;
  expect(await ver()).toBe(200);
  expect((await encerrar('rui', json['id'])).json['codigo']).toBe('delegacao/nao-encontrada');
  expect(await ver()).toBe(200);
  const duas = await Promise.all([1, 2].map(() => encerrar('lia', json['id'])));
  expect(status(duas)).toEqual([200, 409]);
  expect(await ver()).toBe(403);
  expect(await gente().ultimo('acesso/encerrar-minha-delegacao')).toMatchObject({ usuario: 'Pessoa lia', antes: { delegante: 'Pessoa lia', delegado: 'Pessoa rui' } });
});

test('what is over by its days is not ended again', async () => {
  const [d] = await gente().sql<{ id: number }>(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) SELECT id, $1, $2, $2, 'férias', id FROM acesso.usuario WHERE login = 'lia' RETURNING id`, [rui, dia(-1)]);
  expect((await encerrar('lia', d?.id)).json['codigo']).toBe('delegacao/ja-terminou');
});
