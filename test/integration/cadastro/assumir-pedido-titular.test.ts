import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;

beforeAll(async () => {
  chamar = await pessoaQueChama(['assumir-pedido-titular', 'registrar-pedido-titular']);
  const { cdc } = await ligacaoDePessoa(casa().banco.pool());
  for (const tipo of ['OPOSICAO', 'INFORMACAO']) await chamar('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo, canal: 'CARTA', texto: 'não quero mais mensagens' });
});

test('somebody takes it upon himself, and it is written', async () => {
  expect((await chamar('POST', '/pedidos-titular/1/analise')).json).toMatchObject({ situacao: 'EM_ANALISE', responsavel: 'Marina Duarte (demonstração)' });
  expect((await atos(casa().banco.pool(), 'cadastro/assumir-pedido-titular'))[0]).toMatchObject({ objeto: 'pedido-titular:1', antes: { situacao: 'ABERTO' }, depois: { situacao: 'EM_ANALISE' } });
});

test('of two at once one takes it', async () => {
  const feitos = await Promise.all([chamar('POST', '/pedidos-titular/2/analise'), chamar('POST', '/pedidos-titular/2/analise')]);
  expect(new Set(feitos.map((f) => f.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((f) => f.statusCode === 409)?.json).toMatchObject({ codigo: 'pedido-titular/transicao-invalida', campo: 'protocolo' });
});

test('refuses a protocol that nobody has, and who may not', async () => {
  expect((await chamar('POST', '/pedidos-titular/999/analise')).json).toMatchObject({ status: 404, codigo: 'pedido-titular/nao-encontrado' });
  expect((await (await pessoaQueChama(['assumir-pedido-titular'], { menos: ['pedido-titular'] }))('POST', '/pedidos-titular/1/analise')).statusCode).toBe(403);
});
