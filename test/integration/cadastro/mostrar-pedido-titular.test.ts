import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const ROTAS = ['mostrar-pedido-titular', 'registrar-pedido-titular', 'responder-pedido-titular'];
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const TEXTO = 'Meu CPF é 123.456.789-09 e o e-mail é maria@dominio.com';

beforeAll(async () => {
  chamar = await pessoaQueChama(ROTAS);
  const { cdc } = await ligacaoDePessoa(casa().banco.pool());
  await chamar('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo: 'CORRECAO', canal: 'EMAIL', texto: TEXTO });
});

test('what was asked is read under masks, and whole by who holds the privilege', async () => {
  expect((await chamar('GET', '/pedidos-titular/1')).json).toMatchObject({ protocolo: 1, texto: 'Meu CPF é ***.456.789-** e o e-mail é m***@d***', resposta: null, registradoPor: 'Marina Duarte (demonstração)' });
  const encarregado = await pessoaQueChama(ROTAS, { privilegios: ['dado-pessoal:ver'] });
  expect((await encarregado('GET', '/pedidos-titular/1')).json).toMatchObject({ texto: TEXTO });
  await encarregado('POST', '/pedidos-titular/1/resposta', { decisao: 'ATENDIDO', resposta: 'Corrigido para maria@dominio.com', motivo: 'documento conferido' });
  expect((await chamar('GET', '/pedidos-titular/1')).json).toMatchObject({ situacao: 'ATENDIDO', resposta: 'Corrigido para m***@d***', alarme: 'ENCERRADO' });
});

test('refuses a protocol that nobody has, and who may not', async () => {
  expect((await chamar('GET', '/pedidos-titular/999')).json).toMatchObject({ status: 404, codigo: 'pedido-titular/nao-encontrado', campo: 'protocolo' });
  expect((await (await pessoaQueChama(ROTAS, { menos: ['pedido-titular'] }))('GET', '/pedidos-titular/1')).statusCode).toBe(403);
});
