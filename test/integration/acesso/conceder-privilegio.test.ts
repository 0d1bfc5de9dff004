import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/conceder-privilegio/handler.ts')).handler,
  (await import('../../../functions/acesso/retirar-privilegio/handler.ts')).handler,
  (await import('../../../functions/acesso/sessao/handler.ts')).handler,
]);
const PRIVILEGIOS = { funcao: 'privilegio', acoes: ['consultar', 'incluir', 'alterar'] };
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
const conceder = (por: string, a: string, mudanca: object = {}) =>
  gente().como(por, { metodo: 'POST', caminho: '/privilegios-concedidos', corpo: { pessoa: de(a), privilegio: 'pagamento:estornar', de: dia(0), ate: dia(10), motivo: 'férias do tesoureiro', ...mudanca } });

beforeAll(async () => {
  for (const login of ['ana', 'bia', 'caio', 'davi']) ids.set(login, await gente().pessoa(login, login === 'davi' ? [] : [PRIVILEGIOS]));
});

test('holds from its first day through its last, by name, and is audited with its reason', async () => {
  const { statusCode, json } = await conceder('ana', 'davi', { privilegio: 'economias:alterar' });
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ pessoa: { id: de('davi'), nome: 'Pessoa davi' }, situacao: 'VIGENTE', concedidoPor: 'Pessoa ana' });
  const privilegios = async () => (await gente().como('davi', { metodo: 'GET', caminho: '/sessao' })).json['privilegios'];
  expect(await privilegios()).toEqual(['economias:alterar']);
  expect(await gente().ultimo('acesso/conceder-privilegio')).toMatchObject({ usuario: 'Pessoa ana', objeto: `usuario:${de('davi')}/privilegio:economias:alterar`, motivo: 'férias do tesoureiro' });
  await gente().sql(`UPDATE acesso.privilegio_concedido SET de = de - 5, ate = $1::date WHERE privilegio = 'economias:alterar'`, [dia(-1)]);
  expect(await privilegios()).toEqual([]);
});

test('nobody gives one to himself; not even by hand in the database', async () => {
  expect((await conceder('ana', 'ana')).json['codigo']).toBe('privilegio/a-si-mesmo');
  expect(await gente().ultimo('acesso/conceder-privilegio')).toMatchObject({ resultado: 'RECUSADO' });
  await expect(
    gente().banco.pool('nascente_app').query(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, 'a:b', now(), now(), 'motivo', $1)`, [de('ana')]),
  ).rejects.toMatchObject({ code: '23514' });
});

test('who holds it does not grant it, and who grants it does not receive it, until it is withdrawn', async () => {
  const { json } = await conceder('ana', 'bia');
  const sobre = async (por: string, a: string) => (await conceder(por, a)).json;
  expect(await sobre('bia', 'caio')).toMatchObject({ codigo: 'privilegio/conceder-e-usar', detail: expect.stringContaining('Você tem "Estornar pagamento"') as string });
  expect(await sobre('caio', 'ana')).toMatchObject({ codigo: 'privilegio/conceder-e-usar', detail: expect.stringContaining('Pessoa ana concedeu') as string });
  // of another privilege, each may
  expect((await conceder('bia', 'caio', { privilegio: 'taxa:isentar' })).statusCode).toBe(201);
  await gente().como('caio', { metodo: 'POST', caminho: `/privilegios-concedidos/${String(json['id'])}/retirada`, corpo: { motivo: 'não precisa mais' } });
  expect((await conceder('caio', 'ana')).statusCode).toBe(201);
});

test('two who grant to each other at the same moment: one of them does', async () => {
  await gente().soAsTravas(6, async () => {
    const [x, y] = await Promise.all([conceder('ana', 'bia', { privilegio: 'critica:validar' }), conceder('bia', 'ana', { privilegio: 'critica:validar' })]);
    expect(status([x, y])).toEqual([201, 409]);
    await gente().sql(`DELETE FROM acesso.privilegio_concedido WHERE privilegio = 'critica:validar'`);
  });
});

test('the same one twice in the same days is refused, at once too', async () => {
  const duas = await Promise.all([1, 2].map(() => conceder('ana', 'davi', { privilegio: 'media:gerar-lote' })));
  expect(status(duas)).toEqual([201, 409]);
  expect((await conceder('ana', 'davi', { privilegio: 'media:gerar-lote', de: dia(10), ate: dia(20) })).json['codigo']).toBe('privilegio/ja-tem');
  expect((await conceder('ana', 'davi', { privilegio: 'media:gerar-lote', de: dia(11), ate: dia(20) })).statusCode).toBe(201);
});

test.each([
  ['begins in the past', () => ({ de: dia(-1) }), 'acesso/periodo'],
  ['ends before it begins', () => ({ de: dia(5), ate: dia(4) }), 'acesso/periodo'],
  ['lasts more than two years', () => ({ ate: dia(740) }), 'acesso/periodo'],
  ['does not exist', () => ({ privilegio: 'nada:fazer' }), 'privilegio/desconhecido'],
  ['is for nobody', () => ({ pessoa: '00000000-0000-4000-8000-00000000dead' }), 'acesso/pessoa-nao-encontrada'],
])('one that %s', async (_, mudanca, codigo) => {
  expect((await conceder('ana', 'davi', { privilegio: 'dado-pessoal:ver', ...mudanca() })).json['codigo']).toBe(codigo);
});

test('whoever may not is refused', async () => {
  expect(await conceder('davi', 'ana')).toMatchObject(RECUSADO);
});
