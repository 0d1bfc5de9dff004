import { beforeAll, expect, test } from 'vitest';
import { FILAS } from '../../../events/http/esquemas-plataforma.ts';
import { deixarNaSaida, publicarPendentes } from '../../../layers/postgres/comum/caixa-saida.ts';
import { gravarVerificacao } from '../../../layers/postgres/verificar/gravar-verificacao.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFilas } from './apoio.ts';

const casa = comFilas();
let chamar: ReturnType<typeof clienteDe>;
const situacao = async () => {
  const resposta = await chamar({ metodo: 'GET', caminho: '/situacao' });
  expect(resposta.statusCode).toBe(200);
  return resposta.json as { em: string; filas: object[]; saidaPendente: number; saidaMaisAntiga: string | null; verificacao: { violacoes: number; detalhe: string[] } | null };
};
const vazia = { esperando: 0, emAndamento: 0, atrasadas: 0, mortas: 0 };

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/situacao-plataforma/handler.ts')).handler]);
});

test('a platform at rest has nothing waiting and was never checked', async () => {
  expect(await situacao()).toEqual({
    em: expect.stringMatching(/^2026-11-19T12:0\d:/) as string,
    filas: FILAS.map((fila) => ({ fila, ...vazia })),
    saidaPendente: 0,
    saidaMaisAntiga: null,
    verificacao: null,
  });
});

test('each message is counted where it is: waiting, taken, delayed or dead', async () => {
  const { sqs, matar } = casa();
  await matar('emitir-rota', 3);
  await sqs.enviar('emitir-rota', [{ corpo: '{}' }, { corpo: '{}' }, { corpo: '{}', atrasoS: 600 }]);
  await sqs.receber('emitir-rota', { maximo: 1, visibilidadeS: 600 });
  const { filas } = await situacao();
  expect(filas).toEqual([{ fila: 'calcular-rota', ...vazia }, { fila: 'emitir-rota', esperando: 1, emAndamento: 1, atrasadas: 1, mortas: 3 }, ...['imprimir-rota', 'receber-leituras', 'receber-retorno'].map((fila) => ({ fila, ...vazia }))]);
});

test('what waits to leave is counted, and since when, until it leaves', async () => {
  const { app, banco } = casa();
  await deixarNaSaida(app, { tipo: 'iniciar-ciclo', chave: 'ciclo:1', conteudo: { ciclo: 1 } });
  await deixarNaSaida(app, { tipo: 'iniciar-ciclo', chave: 'ciclo:2', conteudo: { ciclo: 2 } });
  await banco.pool().query(`UPDATE comum.caixa_saida SET criado_em = '2026-11-19T08:00:00-03:00' WHERE chave = 'ciclo:1'`);
  const { saidaPendente, saidaMaisAntiga } = await situacao();
  expect(saidaPendente).toBe(2);
  expect(new Date(saidaMaisAntiga ?? '').toISOString()).toBe('2026-11-19T11:00:00.000Z');
  await publicarPendentes(app, () => Promise.resolve());
  expect(await situacao()).toMatchObject({ saidaPendente: 0, saidaMaisAntiga: null });
});

test('the last check of the invariants is the one shown, the broken ones by number and name', async () => {
  const { app } = casa();
  await gravarVerificacao(app, [{ numero: 13, nome: 'uma fatura viva por ligação e referência', violacoes: 2, exemplos: [{ cdc: 1 }], ms: 3 }, { numero: 14, nome: 'outra', violacoes: 0, exemplos: [], ms: 1 }]);
  expect((await situacao()).verificacao).toMatchObject({ violacoes: 1, detalhe: ['Invariante 13, uma fatura viva por ligação e referência: 2'] });
  await gravarVerificacao(app, []);
  expect((await situacao()).verificacao).toMatchObject({ violacoes: 0, detalhe: [] });
});
