import { beforeAll, expect, test } from 'vitest';
import { comGente } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/meus-pedidos/handler.ts')).handler]);

beforeAll(async () => {
  const [noa, chefe] = [await gente().pessoa('noa'), await gente().pessoa('chefe')];
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('critica', 'Crítica'), ('balcao', 'Balcão')`);
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'critica', 'mudei de setor'), ($2, 'balcao', 'de outra pessoa')`, [noa, chefe]);
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo, situacao, decidido_por, decidido_em, resposta) VALUES ($1, 'balcao', 'quero atender', 'RECUSADO', $2, clock_timestamp(), 'não é do seu setor')`, [noa, chefe]);
});

test('each sees his own with what was answered, and nothing of the others', async () => {
  const { json } = await gente().como('noa', { metodo: 'GET', caminho: '/meus-pedidos-de-acesso' });
  expect(json).toMatchObject({ total: 2, itens: [{ perfil: { codigo: 'critica' }, situacao: 'PENDENTE' }, { perfil: { codigo: 'balcao' }, situacao: 'RECUSADO', decididoPor: 'Pessoa chefe', resposta: 'não é do seu setor' }] });
});
