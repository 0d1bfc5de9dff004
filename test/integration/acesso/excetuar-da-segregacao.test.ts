import { beforeAll, beforeEach, expect, test } from 'vitest';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { excetuar as atoDeExcetuar } from '../../../layers/acesso/excecoes-de-segregacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';
import { CRITICA, LIBERACAO } from './perfis.ts';
import { carregarExcecoes, EXCECOES, PAR } from './segregacao.ts';

const gente = comGente(carregarExcecoes);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
const excetuar = (por: string, a: string, mudanca: object = {}) =>
  gente().como(por, { metodo: 'POST', caminho: '/excecoes-de-segregacao', corpo: { pessoa: de(a), par: PAR, de: dia(0), ate: dia(30), motivo: 'férias do outro', ...mudanca } });

beforeAll(async () => {
  for (const login of ['ana', 'bia', 'caio']) ids.set(login, await gente().pessoa(login, login === 'caio' ? [] : [EXCECOES]));
});
beforeEach(() => gente().sql('DELETE FROM acesso.excecao_de_segregacao'));

test('covers the person in its days, by name, and is audited with its reason', async () => {
  const { statusCode, json } = await excetuar('ana', 'caio');
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ pessoa: { id: de('caio'), nome: 'Pessoa caio' }, par: PAR, situacao: 'VIGENTE', concedidaPor: 'Pessoa ana' });
  expect(await gente().ultimo('acesso/excetuar-da-segregacao')).toMatchObject({ usuario: 'Pessoa ana', objeto: `usuario:${de('caio')}/excecao-de-segregacao:${String(json['id'])}`, motivo: 'férias do outro' });
  await dar(gente().sql, de('caio'), [CRITICA, LIBERACAO]);
  const { json: pares } = await gente().como('bia', { metodo: 'GET', caminho: '/pares-das-pessoas' });
  expect(pares['itens']).toContainEqual({ pessoa: { id: de('caio'), nome: 'Pessoa caio', ativo: true }, par: PAR, ate: dia(30) });
});

test('nobody gives one to himself; not even by hand in the database', async () => {
  expect((await excetuar('ana', 'ana')).json['codigo']).toBe('segregacao/a-si-mesmo');
  expect(await gente().ultimo('acesso/excetuar-da-segregacao')).toMatchObject({ resultado: 'RECUSADO' });
  const porMao = gente().banco.pool('nascente_app').query(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, $2, now(), now(), 'motivo', $1)`, [de('ana'), PAR]);
  await expect(porMao).rejects.toMatchObject({ code: '23514' });
});

test('the same one twice in the same days is refused, at once too; after it, and of another pair, it is not', async () => {
  const pool = gente().banco.pool('nascente_app');
  const pedida = { pessoa: de('caio'), par: PAR, de: dia(0), ate: dia(30), motivo: 'ao mesmo tempo', por: de('ana') };
  const feitas = await Promise.all([1, 2].map(() => emTransacao(pool, (cliente) => atoDeExcetuar(cliente, { nome: 'Quem dá' }, pedida, dataCivil(dia(0))))));
  expect(feitas.map((f) => (f.ok ? 'feita' : f.erro.codigo)).sort()).toEqual(['feita', 'segregacao/ja-tem']);
  expect((await excetuar('ana', 'caio', { de: dia(30), ate: dia(40) })).json['codigo']).toBe('segregacao/ja-tem');
  expect((await excetuar('ana', 'caio', { de: dia(31), ate: dia(40) })).statusCode).toBe(201);
  expect((await excetuar('ana', 'caio', { par: 'leitura-critica' })).statusCode).toBe(201);
});

test('a year at most', async () => {
  expect((await excetuar('ana', 'caio', { ate: dia(366) })).json['codigo']).toBe('acesso/periodo');
  expect((await excetuar('ana', 'caio', { ate: dia(365) })).statusCode).toBe(201);
});

test.each([
  ['begins in the past', () => ({ de: dia(-1) }), 'acesso/periodo'],
  ['ends before it begins', () => ({ de: dia(5), ate: dia(4) }), 'acesso/periodo'],
  ['is of no pair', () => ({ par: 'nada-tudo' }), 'segregacao/par-desconhecido'],
  ['is for nobody', () => ({ pessoa: '00000000-0000-4000-8000-00000000dead' }), 'acesso/pessoa-nao-encontrada'],
])('one that %s is refused', async (_, mudanca, codigo) => {
  expect((await excetuar('ana', 'caio', mudanca())).json['codigo']).toBe(codigo);
});

test('whoever may not is refused', async () => {
  expect(await excetuar('caio', 'ana')).toMatchObject(RECUSADO);
});
