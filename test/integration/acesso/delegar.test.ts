import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comGente, dar, dia, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/delegar/handler.ts')).handler,
  (await import('../../../functions/acesso/encerrar-minha-delegacao/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-pedidos/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-chaves/handler.ts')).handler,
  (await import('../../../functions/acesso/revogar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/sessao/handler.ts')).handler,
]);
const PEDIDOS = { funcao: 'pedido-de-acesso', acoes: ['consultar'] };
const CRITICA = { funcao: 'critica', acoes: ['alterar'] };
const LIBERACAO = { funcao: 'liberacao-do-ciclo', acoes: ['executar'] };
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
const delegar = (quem: string, a: string, mudanca: object = {}) =>
  gente().como(quem, { metodo: 'POST', caminho: '/minhas-delegacoes', corpo: { pessoa: de(a), de: dia(0), ate: dia(10), motivo: 'férias de verão', concessoes: [PEDIDOS], ...mudanca } });
const ver = async (login: string) => (await gente().como(login, { metodo: 'GET', caminho: '/pedidos-de-acesso' })).statusCode;

beforeAll(async () => {
  ids.set('lia', await gente().pessoa('lia', [PEDIDOS, CRITICA, LIBERACAO, { funcao: 'ligacao', acoes: ['consultar'], setores: [1, 2] }, { funcao: 'chave-de-api', acoes: ['consultar', 'alterar'] }]));
  ids.set('rui', await gente().pessoa('rui'));
  ids.set('eva', await gente().pessoa('eva'));
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, 'critica-liberacao', $2, $3, 'equipe pequena')`, [de('lia'), dia(0), dia(90)]);
});
beforeEach(() => gente().sql('UPDATE acesso.delegacao SET encerrada_em = clock_timestamp() WHERE encerrada_em IS NULL'));

test('the receiver may what was lent, from the day it begins through the day it ends', async () => {
  expect(await ver('rui')).toBe(403);
  const { statusCode, json } = await delegar('lia', 'rui');
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ delegante: { nome: 'Pessoa lia' }, delegado: { nome: 'Pessoa rui' }, situacao: 'VIGENTE', concessoes: [{ funcao: 'pedido-de-acesso', acoes: ['consultar'] }] });
  expect(await ver('rui')).toBe(200);
  const mudar = (inicio: string, fim: string) => gente().sql('UPDATE acesso.delegacao SET de = $2, ate = $3 WHERE id = $1', [json['id'], inicio, fim]);
  await mudar(dia(-5), dia(0));
  expect(await ver('rui')).toBe(200);
  await mudar(dia(-5), dia(-1));
  expect(await ver('rui')).toBe(403);
  await mudar(dia(1), dia(2));
  expect(await ver('rui')).toBe(403);
  expect(await gente().ultimo('acesso/delegar')).toMatchObject({ usuario: 'Pessoa lia', objeto: `usuario:${de('rui')}/delegacao:${String(json['id'])}`, motivo: 'férias de verão' });
});

test('what the lender loses the receiver loses, and what he regains is lent again', async () => {
  await delegar('lia', 'rui');
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'lia'`);
  expect(await ver('rui')).toBe(403);
  await gente().sql(`UPDATE acesso.usuario SET ativo = true WHERE login = 'lia'`);
  expect(await ver('rui')).toBe(200);
  await dar(gente().sql, de('lia'), [{ ...PEDIDOS, efeito: 'NEGA' }]);
  expect(await ver('rui')).toBe(403);
  await gente().sql(`DELETE FROM acesso.concessao WHERE usuario = $1 AND efeito = 'NEGA'`, [de('lia')]);
  expect(await ver('rui')).toBe(200);
});

test('an act by loan says in the audit who lent, and an act by one\'s own right does not', async () => {
  await delegar('lia', 'rui', { concessoes: [{ funcao: 'chave-de-api', acoes: ['alterar'] }] });
  const [chave] = await gente().sql<{ id: string }>(
    `INSERT INTO acesso.chave_de_api (nome, prefixo, resumo, criada_por, expira_em) VALUES ('Velha', 'Velha000', sha256('x'), $1, clock_timestamp() + interval '1 day') RETURNING id`,
    [de('lia')],
  );
  const revogar = { metodo: 'POST', caminho: `/chaves-de-api/${chave?.id}/revogacao`, corpo: { motivo: 'por delegação' } };
  expect((await gente().como('rui', revogar)).statusCode).toBe(200);
  expect(await gente().ultimo('acesso/revogar-chave')).toMatchObject({ usuario: 'Pessoa rui', delegante: 'Pessoa lia', motivo: 'por delegação' });
  await gente().sql('UPDATE acesso.chave_de_api SET revogada_em = NULL');
  await gente().como('lia', revogar);
  expect(await gente().ultimo('acesso/revogar-chave')).toMatchObject({ usuario: 'Pessoa lia', delegante: null });
});

test.each([
  ['a function', [{ funcao: 'auditoria', acoes: ['consultar'] }], 'Auditoria: consultar'],
  ['an action', [{ funcao: 'pedido-de-acesso', acoes: ['consultar', 'executar'] }], 'Pedidos de acesso: executar'],
  ['a place', [{ funcao: 'ligacao', acoes: ['consultar'], setores: [3] }], 'Ligações: consultar'],
])('%s that the lender does not hold is refused by its name', async (_, concessoes, nome) => {
  const { json } = await delegar('lia', 'rui', { concessoes });
  expect(json).toMatchObject({ codigo: 'acesso/alem-dos-direitos', detail: expect.stringContaining(nome) as string });
  expect(await gente().ultimo('acesso/delegar')).toMatchObject({ usuario: 'Pessoa lia', objeto: `usuario:${de('rui')}`, resultado: 'RECUSADO', motivo: json['detail'] });
});

test.each([
  ['a setor', { setores: [1, 999] }, 'O setor de número 999'],
  ['a localidade', { localidades: [999] }, 'A localidade de número 999'],
  ['a departamento', { departamentos: [999] }, 'O departamento de número 999'],
])('%s that does not exist is lent by nobody, not even by who holds all of them: another would get its number', async (_, onde, nome) => {
  await gente().sql('UPDATE acesso.usuario SET administrador = true WHERE id = $1', [de('lia')]);
  const { json } = await delegar('lia', 'eva', { concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], ...onde }] });
  await gente().sql('UPDATE acesso.usuario SET administrador = false WHERE id = $1', [de('lia')]);
  expect(json).toMatchObject({ codigo: 'acesso/lugar-desconhecido', detail: expect.stringContaining(nome) as string });
});

test('who holds both sides of a control without an exception in force does not lend the second one', async () => {
  await gente().sql('UPDATE acesso.excecao_de_segregacao SET ate = $2, de = $2 WHERE usuario = $1', [de('lia'), dia(-1)]);
  expect((await delegar('lia', 'rui', { concessoes: [LIBERACAO] })).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect((await delegar('lia', 'rui', { concessoes: [CRITICA] })).statusCode).toBe(201);
  await gente().sql('UPDATE acesso.excecao_de_segregacao SET ate = $2, de = $3 WHERE usuario = $1', [de('lia'), dia(90), dia(0)]);
});

test('what was lent is not lent on', async () => {
  await delegar('lia', 'rui');
  expect((await delegar('rui', 'eva')).json['codigo']).toBe('acesso/alem-dos-direitos');
});

test('privileges never go along', async () => {
  await gente().sql(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, 'taxa:isentar', $2, $2, 'motivo', $3)`, [de('lia'), dia(0), de('eva')]);
  await delegar('lia', 'rui');
  expect((await gente().como('rui', { metodo: 'GET', caminho: '/sessao' })).json['privilegios']).toEqual([]);
});

test('the two sides of a control do not meet in the receiver, whichever comes first; the attempt is audited', async () => {
  await dar(gente().sql, de('eva'), [CRITICA]);
  const { json } = await delegar('lia', 'eva', { concessoes: [LIBERACAO] });
  expect(json).toMatchObject({ codigo: 'acesso/par-segregado', detail: expect.stringContaining('Fazer a crítica e liberar o ciclo') as string });
  expect(await gente().sql(`SELECT count(*)::integer AS n FROM acesso.delegacao WHERE delegado = $1`, [de('eva')])).toEqual([{ n: 0 }]);
  expect(await gente().ultimo('acesso/delegar')).toMatchObject({ usuario: 'Pessoa lia', resultado: 'RECUSADO' });
  // an exception that covers the days lets it through
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, 'critica-liberacao', $2, $3, 'equipe pequena')`, [de('eva'), dia(0), dia(5)]);
  expect((await delegar('lia', 'eva', { concessoes: [LIBERACAO] })).json['codigo']).toBe('acesso/par-segregado');
  expect((await delegar('lia', 'eva', { concessoes: [LIBERACAO], ate: dia(5) })).statusCode).toBe(201);
});

test('two loans that make a pair together, at the same moment: one of them is made', async () => {
  ids.set('teo', await gente().pessoa('teo', [CRITICA]));
  ids.set('ivo', await gente().pessoa('ivo', [LIBERACAO]));
  await gente().soAsTravas(6, async () => {
    const feitas = await Promise.all([delegar('teo', 'rui', { concessoes: [CRITICA] }), delegar('ivo', 'rui', { concessoes: [LIBERACAO] })]);
    expect(status(feitas)).toEqual([201, 409]);
    await gente().sql('UPDATE acesso.delegacao SET encerrada_em = clock_timestamp() WHERE encerrada_em IS NULL');
  });
});

test.each([
  ['to oneself', () => ({ pessoa: de('lia') }), 'delegacao/a-si-mesmo'],
  ['to nobody', () => ({ pessoa: '00000000-0000-4000-8000-00000000dead' }), 'acesso/pessoa-nao-encontrada'],
  ['from yesterday', () => ({ de: dia(-1) }), 'acesso/periodo'],
  ['that ends before', () => ({ de: dia(2), ate: dia(1) }), 'acesso/periodo'],
  ['for more than a year', () => ({ ate: dia(370) }), 'acesso/periodo'],
])('%s is refused', async (_, mudanca, codigo) => {
  expect((await delegar('lia', 'rui', mudanca())).json['codigo']).toBe(codigo);
});
