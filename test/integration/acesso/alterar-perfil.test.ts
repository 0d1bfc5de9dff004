import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comGente, dar, dia, RECUSADO, status } from './gente.ts';
import { alterar, carregarPerfis, corpoDe, CRITICA, darPerfil, ler, LIBERACAO, LIGACAO, perfil, PERFIS } from './perfis.ts';

const gente = comGente(async () => [
  ...(await carregarPerfis()),
  (await import('../../../functions/acesso/decidir-pedido/handler.ts')).handler,
  (await import('../../../functions/acesso/delegar/handler.ts')).handler,
]);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
const mudar = (login: string, codigo: string, mudanca: object = {}) => alterar(gente(), login, codigo, mudanca);

beforeAll(async () => {
  ids.set('ana', await gente().pessoa('ana', [PERFIS]));
  for (const login of ['bia', 'caio', 'davi', 'chefe']) ids.set(login, await gente().pessoa(login, login === 'bia' ? [PERFIS] : []));
  await dar(gente().sql, de('chefe'), [PERFIS, LIGACAO]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login IN ('ana', 'bia')`);
});
beforeEach(async () => {
  await gente().sql('DELETE FROM acesso.usuario_perfil');
  await gente().sql('DELETE FROM acesso.pedido_de_acesso');
  await gente().sql('DELETE FROM acesso.perfil');
  await gente().sql('DELETE FROM acesso.excecao_de_segregacao');
  await gente().sql(`DELETE FROM acesso.concessao WHERE usuario = ANY ($1)`, [[de('caio'), de('davi')]]);
  await perfil(gente(), 'balcao', [LIGACAO]);
  await perfil(gente(), 'mesa');
});

test('the whole document is stored as it was sent, and answers what it is', async () => {
  const documento = {
    nome: 'Balcão central',
    descricao: 'Da sede',
    somenteConsulta: true,
    sessaoUnica: true,
    concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], localidades: [10], setores: [1, 2] }, { funcao: 'fatura', acoes: ['consultar'] }],
    negacoes: [{ funcao: 'fatura', acoes: ['consultar'], setores: [3] }],
    janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }],
    excecoes: [{ tipo: 'FECHADO', data: '2026-12-25', motivo: 'Natal' }, { tipo: 'EXTRA', data: '2026-12-26', inicio: 480, fim: 600, motivo: 'mutirão' }],
  };
  const { statusCode, json } = await mudar('ana', 'balcao', documento);
  expect(statusCode).toBe(200);
  expect(corpoDe(json)).toMatchObject({ ...documento, ativo: true });
  expect(await ler(gente(), 'ana', 'balcao')).toEqual(json);
  const ato = await gente().ultimo('acesso/alterar-perfil');
  expect(ato).toMatchObject({ usuario: 'Pessoa ana', objeto: 'perfil:balcao', motivo: 'mudança de teste', antes: { nome: 'Perfil balcao', sessaoUnica: false }, depois: { nome: 'Balcão central', somenteConsulta: true, sessaoUnica: true } });
});

test('who holds it has the new rights at his next call', async () => {
  await darPerfil(gente(), de('caio'), 'balcao');
  expect(await gente().como('caio', { metodo: 'GET', caminho: '/perfis' })).toMatchObject(RECUSADO);
  await mudar('ana', 'balcao', { concessoes: [{ funcao: 'perfil', acoes: ['consultar'] }] });
  expect((await gente().como('caio', { metodo: 'GET', caminho: '/perfis' })).statusCode).toBe(200);
  await mudar('ana', 'balcao', { ativo: false });
  expect(await gente().como('caio', { metodo: 'GET', caminho: '/perfis' })).toMatchObject(RECUSADO);
});

test('over a version that is not the one that was read, nothing is stored; of two at the same moment one is', async () => {
  const corpo = corpoDe(await ler(gente(), 'ana', 'balcao'), { descricao: 'tarde' });
  await gente().soAsTravas(4, async (vez) => {
    const lido = await ler(gente(), 'ana', 'balcao');
    const feitas = await Promise.all(['ana', 'bia'].map((login) => gente().como(login, { metodo: 'PUT', caminho: '/perfis/balcao', corpo: corpoDe(lido, { descricao: `da ${login}, ${vez}` }) })));
    expect(feitas.map((f) => String(f.json['codigo'])).sort()).toEqual(['balcao', 'perfil/mudou']);
  });
  expect((await gente().como('ana', { metodo: 'PUT', caminho: '/perfis/balcao', corpo })).json['codigo']).toBe('perfil/mudou');
  expect((await ler(gente(), 'ana', 'balcao'))['descricao']).not.toBe('tarde');
});

test('nobody changes a profile that he holds, the administrator neither; the attempt is audited', async () => {
  await darPerfil(gente(), de('ana'), 'balcao');
  expect((await mudar('ana', 'balcao', { concessoes: [LIGACAO, CRITICA] })).json['codigo']).toBe('perfil/proprio');
  expect(await gente().ultimo('acesso/alterar-perfil')).toMatchObject({ usuario: 'Pessoa ana', objeto: 'perfil:balcao', resultado: 'RECUSADO' });
  const [marina] = await gente().sql<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'marina'`);
  await darPerfil(gente(), marina?.id ?? '', 'balcao');
  for (const mudanca of [{ descricao: 'minha' }, { sessaoUnica: true }]) expect((await mudar('marina', 'balcao', mudanca)).json['codigo']).toBe('perfil/proprio');
  expect((await mudar('bia', 'balcao', { descricao: 'de outra' })).statusCode).toBe(200);
});

test.each<[string, string, object]>([
  ['adds what he does not hold', '', { concessoes: [LIGACAO, LIBERACAO] }],
  ['lifts a denial of it', `INSERT INTO acesso.concessao (perfil, efeito, funcao, acoes) VALUES ('balcao', 'NEGA', 'liberacao-do-ciclo', '{executar}')`, { negacoes: [] }],
  ['puts out of use what denies it', `INSERT INTO acesso.concessao (perfil, efeito, funcao, acoes) VALUES ('balcao', 'NEGA', 'liberacao-do-ciclo', '{executar}')`, { ativo: false }],
  ['lifts the cap of consulting', `INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('balcao', 'liberacao-do-ciclo', '{executar}')`, { somenteConsulta: false }],
  ['brings it back to use', `INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('balcao', 'liberacao-do-ciclo', '{executar}')`, { ativo: true }],
])('who has no full access raises nobody above himself by a profile that others hold: he who %s is refused, and audited', async (como, antes, mudanca) => {
  await darPerfil(gente(), de('caio'), 'balcao');
  if (antes !== '') await gente().sql(antes);
  await gente().sql(`UPDATE acesso.perfil SET somente_consulta = $1, ativo = $2 WHERE codigo = 'balcao'`, ['somenteConsulta' in mudanca, como !== 'brings it back to use']);
  const lido = await ler(gente(), 'ana', 'balcao');
  expect((await mudar('chefe', 'balcao', mudanca)).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect(await ler(gente(), 'ana', 'balcao')).toEqual(lido);
  expect(await gente().ultimo('acesso/alterar-perfil')).toMatchObject({ usuario: 'Pessoa chefe', resultado: 'RECUSADO' });
});

test('what he holds he gives, what takes away is free, and what nobody holds is given to nobody yet', async () => {
  await darPerfil(gente(), de('caio'), 'mesa');
  expect((await mudar('chefe', 'mesa', { concessoes: [LIGACAO] })).statusCode).toBe(200);
  expect((await mudar('chefe', 'mesa', { concessoes: [], negacoes: [CRITICA] })).statusCode).toBe(200);
  expect((await mudar('chefe', 'balcao', { concessoes: [LIBERACAO] })).statusCode).toBe(200);
  // who approves may have looked at it before
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'balcao', 'preciso dele')`, [de('caio')]);
  expect((await mudar('chefe', 'balcao', { concessoes: [LIBERACAO, CRITICA] })).json['codigo']).toBe('acesso/alem-dos-direitos');
});

test('a profile that an administrador holds is changed by another one: nobody else closes his hours or denies him anything', async () => {
  const [marina] = await gente().sql<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'marina'`);
  await darPerfil(gente(), marina?.id ?? '', 'balcao');
  expect((await mudar('chefe', 'balcao', { janelas: [{ dias: [0], inicio: 180, fim: 181 }] })).json['codigo']).toBe('usuario/de-administrador');
  expect((await mudar('bia', 'balcao', { descricao: 'de outra' })).statusCode).toBe(200);
});

test('a key changes none, or who made it would change his own', async () => {
  const [chave] = await gente().sql<{ id: string }>(`INSERT INTO acesso.chave_de_api (nome, prefixo, resumo, criada_por, expira_em) VALUES ('Chave', 'Chave000', sha256('x'), $1, clock_timestamp() + interval '1 day') RETURNING id`, [de('ana')]);
  await gente().sql(`INSERT INTO acesso.concessao (chave, funcao, acoes) VALUES ($1, 'perfil', '{consultar,alterar}')`, [chave?.id]);
  const [v] = await gente().sql<{ versao: string }>('SELECT versao::text FROM acesso.versao_dos_direitos');
  const corpo = corpoDe(await ler(gente(), 'ana', 'balcao'));
  const quem = { origem: 'chave', confianca: 'operador', nome: 'Chave', chave: chave?.id ?? '', versao: v?.versao ?? '' } as const;
  expect((await gente().com(quem, { metodo: 'PUT', caminho: '/perfis/balcao', corpo })).json['codigo']).toBe('acesso/so-pessoa');
});

test.each([
  ['gives the other side', [LIGACAO, LIBERACAO], {}],
  ['lifts a denial of it', [LIBERACAO], { negacoes: [] }],
  ['ceases to be read-only', [LIBERACAO], { somenteConsulta: false }],
  ['comes back to use', [LIBERACAO], { ativo: true }],
])('nobody gets both sides of a control by a profile that %s; the refusal says who, and the attempt is audited', async (como, concessoes, mudanca) => {
  await dar(gente().sql, de('davi'), [CRITICA]);
  for (const login of ['caio', 'davi']) await darPerfil(gente(), de(login), 'balcao');
  if (como !== 'gives the other side') {
    await gente().sql(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('balcao', 'liberacao-do-ciclo', '{executar}')`);
    if (como === 'lifts a denial of it') await gente().sql(`INSERT INTO acesso.concessao (perfil, efeito, funcao, acoes) VALUES ('balcao', 'NEGA', 'liberacao-do-ciclo', '{executar}')`);
    await gente().sql(`UPDATE acesso.perfil SET somente_consulta = $1, ativo = $2 WHERE codigo = 'balcao'`, [como === 'ceases to be read-only', como !== 'comes back to use']);
  }
  const antes = await ler(gente(), 'ana', 'balcao');
  const { json } = await mudar('ana', 'balcao', { concessoes, ...mudanca });
  expect(json).toMatchObject({ codigo: 'acesso/par-segregado', detail: expect.stringMatching(/Pessoa davi.*"Fazer a crítica e liberar o ciclo"/) as string });
  expect(await ler(gente(), 'ana', 'balcao')).toEqual(antes);
  expect(await gente().ultimo('acesso/alterar-perfil')).toMatchObject({ resultado: 'RECUSADO' });
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, 'critica-liberacao', $2, $3, 'equipe pequena')`, [de('davi'), dia(0), dia(5)]);
  expect((await mudar('ana', 'balcao', { concessoes, ...mudanca })).statusCode).toBe(200);
});

test('a person who is out of use counts, for he may come back', async () => {
  await dar(gente().sql, de('davi'), [CRITICA]);
  await darPerfil(gente(), de('davi'), 'balcao');
  await gente().sql('UPDATE acesso.usuario SET ativo = false WHERE id = $1', [de('davi')]);
  expect((await mudar('ana', 'balcao', { concessoes: [LIBERACAO] })).json['codigo']).toBe('acesso/par-segregado');
  await gente().sql('UPDATE acesso.usuario SET ativo = true WHERE id = $1', [de('davi')]);
});

test('two changes that make a pair together, at the same moment: one of them is made', async () => {
  await gente().soAsTravas(6, async () => {
    await gente().sql(`DELETE FROM acesso.concessao WHERE perfil IN ('balcao', 'mesa')`);
    await gente().sql('DELETE FROM acesso.usuario_perfil');
    for (const codigo of ['balcao', 'mesa']) await darPerfil(gente(), de('caio'), codigo);
    const feitas = await Promise.all([mudar('ana', 'balcao', { concessoes: [CRITICA] }), mudar('bia', 'mesa', { concessoes: [LIBERACAO] })]);
    expect(status(feitas)).toEqual([200, 409]);
  });
});

test('a change and the giving of the profile that make a pair together, at the same moment: one of them is made', async () => {
  await dar(gente().sql, de('caio'), [CRITICA]);
  await gente().soAsTravas(6, async () => {
    await gente().sql(`DELETE FROM acesso.concessao WHERE perfil = 'balcao'`);
    await gente().sql('DELETE FROM acesso.usuario_perfil');
    const [pedido] = await gente().sql<{ id: number }>(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'balcao', 'preciso dele') RETURNING id::integer AS id`, [de('caio')]);
    const aprovar = gente().como('ana', { metodo: 'POST', caminho: `/pedidos-de-acesso/${pedido?.id}/decisao`, corpo: { decisao: 'APROVAR', resposta: 'pode usar' } });
    expect(status(await Promise.all([mudar('bia', 'balcao', { concessoes: [LIBERACAO] }), aprovar]))).toEqual([200, 409]);
    await gente().sql(`DELETE FROM acesso.pedido_de_acesso`);
  });
});

test('a change and a loan to who holds the profile that make a pair together, at the same moment: one of them is made', async () => {
  await dar(gente().sql, de('davi'), [CRITICA]);
  await darPerfil(gente(), de('caio'), 'balcao');
  await gente().soAsTravas(6, async () => {
    await gente().sql(`DELETE FROM acesso.concessao WHERE perfil = 'balcao'`);
    await gente().sql('UPDATE acesso.delegacao SET encerrada_em = clock_timestamp() WHERE encerrada_em IS NULL');
    const emprestar = gente().como('davi', { metodo: 'POST', caminho: '/minhas-delegacoes', corpo: { pessoa: de('caio'), de: dia(0), ate: dia(3), motivo: 'férias de verão', concessoes: [CRITICA] } });
    expect((await Promise.all([mudar('bia', 'balcao', { concessoes: [LIBERACAO] }), emprestar])).filter((r) => r.statusCode === 409)).toHaveLength(1);
  });
});

const MUDANCAS: readonly (readonly [string, object, string, string])[] = [
  ['a function that does not exist', { concessoes: [{ funcao: 'inventada', acoes: ['consultar'] }] }, 'perfil/direito-desconhecido', 'corpo.concessoes.0.funcao'],
  ['an action that the function has not', { concessoes: [LIGACAO, { funcao: 'ligacao', acoes: ['excluir'] }] }, 'perfil/direito-desconhecido', 'corpo.concessoes.1.acoes'],
  ['a denial of nothing', { negacoes: [{ funcao: 'inventada', acoes: ['consultar'] }] }, 'perfil/direito-desconhecido', 'corpo.negacoes.0.funcao'],
  ['a setor that does not exist', { concessoes: [{ ...LIGACAO, setores: [1, 99] }] }, 'perfil/lugar-desconhecido', 'corpo.concessoes.0.setores'],
  ['a localidade that does not exist', { concessoes: [{ ...LIGACAO, localidades: [99] }] }, 'perfil/lugar-desconhecido', 'corpo.concessoes.0.localidades'],
  ['a departamento that does not exist', { negacoes: [{ ...LIGACAO, departamentos: [99] }] }, 'perfil/lugar-desconhecido', 'corpo.negacoes.0.departamentos'],
  ['a window without a day', { janelas: [{ dias: [], inicio: 0, fim: 10 }] }, 'perfil/horario', 'corpo.janelas.0.dias'],
  ['a window that begins at 24h', { janelas: [{ dias: [1], inicio: 1440, fim: 10 }] }, 'perfil/horario', 'corpo.janelas.0.inicio'],
  ['an extra opening of no time', { excecoes: [{ tipo: 'EXTRA', data: '2026-12-26', inicio: 480, fim: 480, motivo: 'mutirão' }] }, 'perfil/horario', 'corpo.excecoes.0.fim'],
  ['the name of another', { nome: 'perfil MESA' }, 'perfil/repetido', 'corpo.nome'],
];
test.each(MUDANCAS)('%s is refused by its field', async (_, mudanca, codigo, campo) => {
  expect((await mudar('ana', 'balcao', mudanca)).json).toMatchObject({ codigo, campo });
});

test('one that does not exist is not found, and whoever may not is refused', async () => {
  const corpo = corpoDe(await ler(gente(), 'ana', 'balcao'));
  expect((await gente().como('ana', { metodo: 'PUT', caminho: '/perfis/nenhum', corpo })).json['codigo']).toBe('perfil/nao-encontrado');
  expect(await gente().como('caio', { metodo: 'PUT', caminho: '/perfis/balcao', corpo })).toMatchObject(RECUSADO);
});
