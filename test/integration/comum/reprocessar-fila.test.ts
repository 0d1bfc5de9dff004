import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { sqs as clienteSqs } from '../../../layers/sqs/cliente.ts';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFilas } from './apoio.ts';

const casa = comFilas();
let chamar: ReturnType<typeof clienteDe>;
const reprocessar = (fila: string, motivo: string, chave: string = randomUUID()) =>
  chamar({ metodo: 'POST', caminho: `/filas/${fila}/reprocessamento`, corpo: { motivo }, cabecalhos: { 'idempotency-key': chave } });
const auditoria = async (motivo: string) =>
  (await casa().lote.query<Record<string, unknown>>('SELECT usuario, funcao, objeto, depois, resultado, host(ip) AS ip FROM comum.auditoria WHERE motivo = $1 ORDER BY id', [motivo])).rows;
const vivas = async (fila: string) => (await casa().sqs.profundidade()).find((p) => p.fila === fila)?.visiveis;

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/reprocessar-fila/handler.ts')).handler]);
});

test('the dead messages of that queue go back to it, and who asked and why is in the audit', async () => {
  await casa().matar('calcular-rota', 4);
  await casa().matar('emitir-rota', 1);
  const resposta = await reprocessar('calcular-rota', 'banco de dados voltou');
  expect([resposta.statusCode, resposta.json]).toEqual([202, { fila: 'calcular-rota', mensagens: 4 }]);
  expect([await vivas('calcular-rota'), await vivas('calcular-rota-dlq'), await vivas('emitir-rota-dlq')]).toEqual([4, 0, 1]);
  expect(await auditoria('banco de dados voltou')).toEqual([
    { usuario: OPERADOR.nome, funcao: 'comum/reprocessar-fila', objeto: 'fila:calcular-rota', depois: { mensagens: 4 }, resultado: 'PEDIDO', ip: '203.0.113.7' },
  ]);
});

test('the same call twice sends them once', async () => {
  await casa().matar('imprimir-rota', 2);
  const chave = randomUUID();
  const primeira = await reprocessar('imprimir-rota', 'impressora trocada', chave);
  expect((await reprocessar('imprimir-rota', 'impressora trocada', chave)).json).toEqual(primeira.json);
  expect(await vivas('imprimir-rota')).toBe(2);
  expect(await auditoria('impressora trocada')).toHaveLength(1);
});

test('a queue without dead messages is refused, and nothing is written', async () => {
  expect((await reprocessar('calcular-rota', 'nada a fazer')).json).toMatchObject({ status: 409, codigo: 'fila/vazia' });
  expect(await auditoria('nada a fazer')).toEqual([]);
});

test('one that is already going back is refused, and the audit tells both', async () => {
  const enviar = clienteSqs.send.bind(clienteSqs);
  // what SQS answers while a task of that source runs; the local one ends before it answers
  const espiao = vi.spyOn(clienteSqs, 'send').mockImplementation(((comando: { constructor: { name: string } }) =>
    comando.constructor.name === 'StartMessageMoveTaskCommand'
      ? Promise.reject(Object.assign(new Error('There is already a task running.'), { name: 'UnsupportedOperation' }))
      : enviar(comando as never)) as never);
  expect((await reprocessar('emitir-rota', 'de novo, por engano')).json).toMatchObject({ status: 409, codigo: 'fila/em-reprocessamento' });
  espiao.mockRestore();
  expect((await auditoria('de novo, por engano')).map((a) => a['resultado'])).toEqual(['PEDIDO', 'RECUSADO']);
  expect(await vivas('emitir-rota-dlq')).toBe(1);
});

test('refuses a queue that nobody may send back', async () => {
  expect((await reprocessar('guardar-tudo', 'quero assim mesmo')).statusCode).toBe(400);
});
