import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/listar-pedidos/handler.ts')).handler]);
let noa = '';
const listar = async (consulta = '') =>
  ((await gente().como('chefe', { metodo: 'GET', caminho: '/pedidos-de-acesso', consulta })).json as { itens: { pessoa: { nome: string }; perfil: { codigo: string } }[] }).itens.map((p) => `${p.pessoa.nome}: ${p.perfil.codigo}`);

beforeAll(async () => {
  noa = await gente().pessoa('noa');
  const gil = await gente().pessoa('gil');
  const chefe = await gente().pessoa('chefe', [{ funcao: 'pedido-de-acesso', acoes: ['consultar'] }]);
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('critica', 'Crítica'), ('balcao', 'Balcão')`);
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo, situacao, decidido_por, decidido_em, resposta) VALUES ($1, 'balcao', 'quero atender', 'APROVADO', $2, clock_timestamp(), 'confirmado')`, [noa, chefe]);
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'critica', 'mudei de setor'), ($2, 'critica', 'mudei também')`, [gil, noa]);
});

test('what waits comes first, the oldest before', async () => {
  expect(await listar()).toEqual(['Pessoa gil: critica', 'Pessoa noa: critica', 'Pessoa noa: balcao']);
});

test('by situation and by person', async () => {
  expect(await listar('situacao=APROVADO')).toEqual(['Pessoa noa: balcao']);
  expect(await listar(`pessoa=${noa}&situacao=PENDENTE`)).toEqual(['Pessoa noa: critica']);
});

test('whoever may not is refused', async () => {
  expect(await gente().como('noa', { metodo: 'GET', caminho: '/pedidos-de-acesso' })).toMatchObject(RECUSADO);
});
