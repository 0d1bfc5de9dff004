import { beforeAll, expect, test } from 'vitest';
import { comGente, dar, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/decidir-pedido/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-pedidos/handler.ts')).handler,
]);
const DECIDE = { funcao: 'pedido-de-acesso', acoes: ['consultar', 'executar'] };
const ids = new Map<string, string>();
const pedido = async (login: string, perfil: string) =>
  (await gente().sql<{ id: number }>(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, $2, 'mudei de setor') RETURNING id`, [ids.get(login), perfil]))[0]?.id ?? 0;
const decidir = (id: number, decisao: 'APROVAR' | 'RECUSAR' = 'APROVAR', por = 'chefe') => gente().como(por, { metodo: 'POST', caminho: `/pedidos-de-acesso/${id}/decisao`, corpo: { decisao, resposta: 'conferido com a chefia' } });
const perfis = async (login: string) => (await gente().sql<{ perfil: string }>('SELECT perfil FROM acesso.usuario_perfil WHERE usuario = $1 ORDER BY perfil', [ids.get(login)])).map((p) => p.perfil);
const situacao = async (id: number) => (await gente().sql<{ situacao: string }>('SELECT situacao FROM acesso.pedido_de_acesso WHERE id = $1', [id]))[0]?.situacao;

beforeAll(async () => {
  for (const login of ['noa', 'gil', 'chefe', 'vice', 'rosa', 'ivo']) ids.set(login, await gente().pessoa(login, ['chefe', 'vice'].includes(login) ? [DECIDE] : []));
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login IN ('rosa', 'ivo')`);
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome, ativo) VALUES ('olhar', 'Olhar pedidos', true), ('critica', 'Crítica', true), ('liberacao', 'Liberação', true), ('antigo', 'Antigo', false)`);
  await gente().sql(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('olhar', 'pedido-de-acesso', '{consultar}'), ('critica', 'critica', '{alterar}'), ('liberacao', 'liberacao-do-ciclo', '{executar}')`);
});

test('approving gives the profile in the same act, and the asker may at once', async () => {
  const ver = async () => (await gente().como('noa', { metodo: 'GET', caminho: '/pedidos-de-acesso' })).statusCode;
  const id = await pedido('noa', 'olhar');
  expect(await ver()).toBe(403);
  expect((await decidir(id)).json).toMatchObject({ situacao: 'APROVADO', decididoPor: 'Pessoa chefe', resposta: 'conferido com a chefia' });
  expect(await perfis('noa')).toEqual(['olhar']);
  expect(await ver()).toBe(200);
  expect(await gente().ultimo('acesso/decidir-pedido')).toMatchObject({ usuario: 'Pessoa chefe', objeto: `usuario:${ids.get('noa')}/pedido-de-acesso:${id}`, depois: { situacao: 'APROVADO', perfil: 'olhar' }, motivo: 'conferido com a chefia' });
});

test('who approves gives only what he holds: nobody raises a friend, or a name that he made up, above himself; the attempt is audited', async () => {
  ids.set('laranja', await gente().pessoa('laranja'));
  const id = await pedido('laranja', 'liberacao');
  expect((await decidir(id)).json).toMatchObject({ codigo: 'acesso/alem-dos-direitos', detail: expect.stringContaining('Aprovação da crítica e emissão') as string });
  expect([await perfis('laranja'), await situacao(id)]).toEqual([[], 'PENDENTE']);
  expect(await gente().ultimo('acesso/decidir-pedido')).toMatchObject({ usuario: 'Pessoa chefe', resultado: 'RECUSADO' });
  expect((await decidir(id, 'APROVAR', 'rosa')).statusCode).toBe(200);
});

test('of an administrador, another administrador decides', async () => {
  const id = await pedido('ivo', 'olhar');
  expect((await decidir(id)).json['codigo']).toBe('usuario/de-administrador');
  expect(await gente().ultimo('acesso/decidir-pedido')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await decidir(id, 'APROVAR', 'rosa')).statusCode).toBe(200);
});

test('refusing gives nothing', async () => {
  const id = await pedido('gil', 'olhar');
  expect((await decidir(id, 'RECUSAR')).json).toMatchObject({ situacao: 'RECUSADO' });
  expect(await perfis('gil')).toEqual([]);
  expect((await decidir(id)).json['codigo']).toBe('pedido/ja-decidido');
});

test('never one\'s own; not even by hand in the database', async () => {
  const id = await pedido('chefe', 'olhar');
  expect((await decidir(id)).json['codigo']).toBe('pedido/do-proprio');
  expect(await gente().ultimo('acesso/decidir-pedido')).toMatchObject({ resultado: 'RECUSADO' });
  await expect(
    gente().banco.pool('nascente_app').query(`UPDATE acesso.pedido_de_acesso SET situacao = 'APROVADO', decidido_por = usuario, decidido_em = now() WHERE id = $1`, [id]),
  ).rejects.toMatchObject({ code: '23514' });
  expect((await decidir(id, 'APROVAR', 'vice')).statusCode).toBe(200);
});

test('what would put both sides of a control in one hand is refused, and the request goes on waiting', async () => {
  await dar(gente().sql, ids.get('gil') ?? '', [{ funcao: 'critica', acoes: ['alterar'] }]);
  const id = await pedido('gil', 'liberacao');
  const { statusCode, json } = await decidir(id, 'APROVAR', 'rosa');
  expect([statusCode, json['codigo']]).toEqual([409, 'acesso/par-segregado']);
  expect(json['detail']).toContain('Fazer a crítica e liberar o ciclo');
  expect([await perfis('gil'), await situacao(id)]).toEqual([[], 'PENDENTE']);
  expect(await gente().ultimo('acesso/decidir-pedido')).toMatchObject({ resultado: 'RECUSADO', objeto: `usuario:${ids.get('gil')}/pedido-de-acesso:${id}` });
  expect((await decidir(id, 'RECUSAR')).statusCode).toBe(200);
});

test('two requests that make a pair together, approved at the same moment by two: one of them is', async () => {
  await gente().soAsTravas(6, async (vez) => {
    const login = `dupla${vez}`;
    ids.set(login, await gente().pessoa(login));
    const [a, b] = [await pedido(login, 'critica'), await pedido(login, 'liberacao')];
    const respostas = await Promise.all([decidir(a, 'APROVAR', 'rosa'), decidir(b, 'APROVAR', 'ivo')]);
    expect(status(respostas)).toEqual([200, 409]);
    expect(await perfis(login)).toHaveLength(1);
  });
});

test('of two who decide at once, one does', async () => {
  ids.set('par', await gente().pessoa('par'));
  const id = await pedido('par', 'olhar');
  const respostas = await Promise.all([decidir(id), decidir(id, 'RECUSAR', 'vice')]);
  expect(status(respostas)).toEqual([200, 409]);
  expect(await perfis('par')).toEqual((await situacao(id)) === 'APROVADO' ? ['olhar'] : []);
});

test('what cannot be given any more is not approved', async () => {
  ids.set('foi', await gente().pessoa('foi'));
  const [antigo, deQuemSaiu] = [await pedido('foi', 'antigo'), await pedido('foi', 'olhar')];
  expect((await decidir(antigo)).json['codigo']).toBe('perfil/nao-encontrado');
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'foi'`);
  expect((await decidir(deQuemSaiu)).json['codigo']).toBe('acesso/pessoa-nao-encontrada');
  expect((await decidir(deQuemSaiu, 'RECUSAR')).statusCode).toBe(200);
  expect((await decidir(999_999)).json['codigo']).toBe('pedido/nao-encontrado');
});

test('whoever may not is refused', async () => {
  expect(await decidir(await pedido('gil', 'critica'), 'APROVAR', 'gil')).toMatchObject(RECUSADO);
});
