import { expect, it } from 'vitest';
import { nomeDaConta } from '../../componentes/conta/contas-do-razao.ts';
import { movimentoDe } from './movimento.ts';

it.each([
  ['a bill makes one owe more', { efeito: 3900, debito: 'RECEBER:AGUA', credito: 'RECEITA:AGUA' }, { debito: 3900, credito: null }],
  ['a payment makes one owe less', { efeito: -3900, debito: 'TRANSITO:104', credito: 'RECEBER:AGUA' }, { debito: null, credito: 3900 }],
  ['what was paid twice stays as credit', { efeito: 0, debito: 'TRANSITO:104', credito: 'CREDITO:DUPLICIDADE' }, { debito: null, credito: 3900 }],
  ['a credit undone is taken back', { efeito: 0, debito: 'CREDITO:DUPLICIDADE', credito: 'TRANSITO:104' }, { debito: 3900, credito: null }],
  ['a credit that pays a bill is told once', { efeito: -3900, debito: 'CREDITO:EXCEDENTE', credito: 'RECEBER:AGUA' }, { debito: null, credito: 3900 }],
  ['between banks nobody owes', { efeito: 0, debito: 'BANCO:104', credito: 'TRANSITO:104' }, { debito: null, credito: null }],
])('%s', (_nome, lancamento, movimento) => {
  expect(movimentoDe({ ...lancamento, valor: 3900 })).toEqual(movimento);
});

it.each([
  ['RECEBER:AGUA', 'A receber: água'],
  ['TRANSITO:104', 'A caminho do banco 104'],
  ['CREDITO:PARCIAL', 'Crédito do cliente: pago a menor'],
  ['NAO_IDENTIFICADO', 'Não identificado'],
  ['RECEITA:LIXO', 'Receita: LIXO'],
  ['OUTRA:X', 'OUTRA:X'],
])('the account %s is called %s', (codigo, nome) => {
  expect(nomeDaConta(codigo)).toBe(nome);
});
