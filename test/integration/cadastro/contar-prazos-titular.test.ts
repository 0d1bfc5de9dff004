import { beforeAll, expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const registrar = (tipo: string, dias: number, cdc: number) => chamar('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo, canal: 'CARTA', texto: 'Quero os meus dados', recebidoEm: somarDias(CIDADE.hoje, -dias) });

beforeAll(async () => {
  chamar = await pessoaQueChama(['contar-prazos-titular', 'listar-pedidos-titular', 'registrar-pedido-titular', 'responder-pedido-titular']);
});

test('none, then as the list counts them, without reading of anybody', async () => {
  expect((await chamar('GET', '/pedidos-titular/prazos')).json).toEqual({ noPrazo: 0, aVencer: 0, vencidos: 0 });
  const { cdc } = await ligacaoDePessoa(casa().banco.pool());
  for (const dias of [0, 9, 10, 15, 16, 40]) await registrar('ACESSO', dias, cdc);
  await chamar('POST', '/pedidos-titular/6/resposta', { decisao: 'CANCELADO', resposta: 'A pessoa desistiu.', motivo: 'desistência por telefone' });
  const { json } = await chamar('GET', '/pedidos-titular/prazos');
  expect(json).toEqual({ noPrazo: 2, aVencer: 2, vencidos: 1 });
  expect((await chamar('GET', '/pedidos-titular')).json['prazos']).toEqual(json);
});

test('refuses who may not', async () => {
  expect((await (await pessoaQueChama(['contar-prazos-titular'], { menos: ['pedido-titular'] }))('GET', '/pedidos-titular/prazos')).statusCode).toBe(403);
});
