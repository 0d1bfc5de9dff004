import { beforeAll, expect, test } from 'vitest';
import { MAQUINA_PEDIDO } from '../../../domain/cadastro/pedido-do-titular.ts';
import { estadosDe } from '../../../domain/comum/maquina.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama, recusaDoBanco } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const NEGADO = { decisao: 'NEGADO', resposta: 'As contas são guardadas por dez anos, por lei.', motivo: 'guarda legal das contas' };

beforeAll(async () => {
  chamar = await pessoaQueChama(['responder-pedido-titular', 'registrar-pedido-titular', 'assumir-pedido-titular']);
  const { cdc } = await ligacaoDePessoa(raiz());
  for (let i = 0; i < 3; i += 1) await chamar('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo: 'ELIMINACAO', canal: 'SITE', texto: 'apaguem as minhas contas' });
});

test('answered once, with the reason, and the answer encrypted', async () => {
  await chamar('POST', '/pedidos-titular/1/analise');
  const { json } = await chamar('POST', '/pedidos-titular/1/resposta', NEGADO);
  expect(json).toMatchObject({ situacao: 'NEGADO', alarme: 'ENCERRADO', diasRestantes: null, responsavel: 'Marina Duarte (demonstração)', respondidoPor: 'Marina Duarte (demonstração)', respondidoEm: expect.stringMatching(/^2026-11-19T/) as string });
  expect((await atos(raiz(), 'cadastro/responder-pedido-titular'))[0]).toMatchObject({ objeto: 'pedido-titular:1', antes: { situacao: 'EM_ANALISE' }, depois: { situacao: 'NEGADO' }, motivo: NEGADO.motivo });
  const { rows } = await raiz().query<{ linha: string }>('SELECT to_jsonb(d)::text AS linha FROM cadastro.pedido_do_titular d WHERE protocolo = 1');
  for (const clara of ['dez anos', Buffer.from('dez anos').toString('hex')]) expect(rows[0]?.linha).not.toContain(clara);
  expect((await chamar('POST', '/pedidos-titular/1/resposta', { ...NEGADO, decisao: 'ATENDIDO' })).json).toMatchObject({ status: 409, codigo: 'pedido-titular/transicao-invalida', campo: 'protocolo' });
});

test('the database lets nobody change an answer, the request, or go where the machine does not', async () => {
  expect(await recusaDoBanco(raiz(), `UPDATE cadastro.pedido_do_titular SET situacao = 'ABERTO' WHERE protocolo = 1`)).toBe('42501');
  expect(await recusaDoBanco(raiz(), `UPDATE cadastro.pedido_do_titular SET prazo = prazo + 30, aberto_em = aberto_em + 30 WHERE protocolo = 2`)).toBe('42501');
  expect(await recusaDoBanco(raiz(), `UPDATE cadastro.pedido_do_titular SET situacao = 'ATENDIDO' WHERE protocolo = 2`)).toBe('23514');
  expect(await recusaDoBanco(raiz(), `UPDATE cadastro.pedido_do_titular SET situacao = 'EM_ANALISE', responsavel = 'x' WHERE protocolo = 2`)).toBe('passou');
  expect(await recusaDoBanco(raiz(), `UPDATE cadastro.pedido_do_titular SET situacao = 'ABERTO' WHERE protocolo = 2`)).toBe('23514');
  expect(await recusaDoBanco(casa().app, `UPDATE cadastro.pedido_do_titular SET prazo = prazo`)).toBe('42501');
});

test('the transitions of the database are those of the domain', async () => {
  const { rows } = await raiz().query<{ de: string; para: string }>('SELECT de, para FROM cadastro.transicao_do_pedido');
  const doDominio = estadosDe(MAQUINA_PEDIDO).flatMap((de) => MAQUINA_PEDIDO.transicoes[de].map((para) => `${de}>${para}`));
  expect(rows.map(({ de, para }) => `${de}>${para}`).sort()).toEqual(doDominio.sort());
});

test('of two who answer at once one is heard', async () => {
  const feitos = await Promise.all([chamar('POST', '/pedidos-titular/3/resposta', NEGADO), chamar('POST', '/pedidos-titular/3/resposta', { ...NEGADO, decisao: 'CANCELADO' })]);
  expect(new Set(feitos.map((f) => f.statusCode))).toEqual(new Set([200, 409]));
});

test.each([[{ ...NEGADO, motivo: 'oi' }, 'corpo.motivo'], [{ ...NEGADO, resposta: '' }, 'corpo.resposta'], [{ ...NEGADO, decisao: 'ABERTO' }, 'corpo.decisao']])('refuses %j by its field', async (corpo, campo) => {
  expect((await chamar('POST', '/pedidos-titular/2/resposta', corpo)).json).toMatchObject({ status: 400, campo });
});

test('refuses a protocol that nobody has, and who may not', async () => {
  expect((await chamar('POST', '/pedidos-titular/999/resposta', NEGADO)).json).toMatchObject({ status: 404, codigo: 'pedido-titular/nao-encontrado' });
  expect((await (await pessoaQueChama(['responder-pedido-titular'], { menos: ['pedido-titular'] }))('POST', '/pedidos-titular/2/resposta', NEGADO)).statusCode).toBe(403);
});
