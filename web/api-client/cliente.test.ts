import { expect, expectTypeOf, test } from 'vitest';
import aprovarCiclo from '../../events/http/faturamento/aprovar-ciclo.ts';
import baixarFatura from '../../events/http/faturamento/baixar-fatura.ts';
import listarCiclos from '../../events/http/faturamento/listar-ciclos.ts';
import sair from '../../events/http/acesso/sair.ts';
import type { CodigoComum } from '../../events/http/problema.ts';
import { criarCliente } from './cliente.ts';
import { ErroDaApi, FalhaDeRede } from './tipos.ts';

/** A server that answers in order, and remembers what it was asked. */
function servidor(...respostas: (() => Response)[]) {
  const pedidos: Request[] = [];
  const esperas: number[] = [];
  const cliente = criarCliente({
    base: 'http://servidor/api',
    token: 'token-de-teste',
    buscar: (pedido) => {
      pedidos.push(pedido as Request);
      const resposta = respostas[pedidos.length - 1];
      return resposta ? Promise.resolve(resposta()) : Promise.reject(new TypeError('fetch failed'));
    },
    esperar: (ms) => (esperas.push(ms), Promise.resolve()),
  });
  return { cliente, pedidos, esperas };
}
const json = (valor: unknown, status = 200, headers: Record<string, string> = {}) => () => Response.json(valor, { status, headers });
const recusa = (codigo: string, status: number) => ({ type: `urn:nascente:problema:${codigo}`, title: 't', status, detail: 'Decida os apontamentos.', codigo, correlacao: 'c' });
const PROBLEMA = { 'content-type': 'application/problem+json; charset=utf-8' };
const aprovacao = { params: { ciclo: 7 }, corpo: { observacao: 'ok' } };

test('a query goes in the address, and the answer has the type of its schema', async () => {
  const { cliente, pedidos } = servidor(json(listarCiclos.exemplo.resposta));
  const lista = await cliente.chamar(listarCiclos, { consulta: { grupo: 1, pagina: 2, referencia: undefined } });
  expectTypeOf(lista.itens[0]?.valor).toEqualTypeOf<number | undefined>();
  expect(lista.total).toBe(1);
  expect(pedidos[0]?.url).toBe('http://servidor/api/ciclos?grupo=1&pagina=2');
  expect(pedidos[0]?.headers.get('authorization')).toBe('Bearer token-de-teste');
  expect(pedidos[0]?.headers.has('idempotency-key')).toBe(false);
});

test('what the contract does not have does not compile', () => {
  const { cliente } = servidor();
  // @ts-expect-error there is no body
  expect(cliente.endereco(listarCiclos, { corpo: {} })).toBe('http://servidor/api/ciclos');
  // @ts-expect-error the address needs the cycle
  expect(cliente.endereco(aprovarCiclo, { corpo: {} })).toContain('/aprovacao');
  // @ts-expect-error situacao is one of a list
  expect(cliente.endereco(listarCiclos, { consulta: { situacao: 'X' } })).toContain('X');
});

test('a refusal is a value with one of the declared codes', async () => {
  const { cliente } = servidor(json(recusa('ciclo/apontamentos-pendentes', 409), 409));
  const resposta = await cliente.tentar(aprovarCiclo, aprovacao);
  expect(resposta).toMatchObject({ ok: false, erro: { codigo: 'ciclo/apontamentos-pendentes' } });
  if (!resposta.ok) expectTypeOf(resposta.erro.codigo).toEqualTypeOf<keyof typeof aprovarCiclo.erros | CodigoComum>();
});

test('who cannot go on gets an error that a person can read', async () => {
  const { cliente } = servidor(json(recusa('ciclo/apontamentos-pendentes', 409), 409));
  await expect(cliente.chamar(aprovarCiclo, aprovacao)).rejects.toThrow(ErroDaApi);
  await expect(servidor(json(recusa('x', 409), 409)).cliente.chamar(aprovarCiclo, aprovacao)).rejects.toThrow('Decida os apontamentos.');
});

test('an act that finds the platform busy, or no network, is tried again under the same key', async () => {
  const { cliente, pedidos, esperas } = servidor(json(recusa('plataforma/indisponivel', 503), 503, { ...PROBLEMA, 'retry-after': '3' }), () => { throw new TypeError('fetch failed'); }, json(aprovarCiclo.exemplo.resposta));
  expect((await cliente.tentar(aprovarCiclo, aprovacao)).ok).toBe(true);
  expect(new Set(pedidos.map((p) => p.headers.get('idempotency-key'))).size).toBe(1);
  expect(await pedidos[2]?.json()).toEqual({ observacao: 'ok' });
  expect(esperas).toEqual([3000, 1000]);
});

test('after three tries it gives up, with a value when the server explained and an error when it did not', async () => {
  const ocupado = json(recusa('plataforma/indisponivel', 503), 503, PROBLEMA);
  expect(await servidor(ocupado, ocupado, ocupado).cliente.tentar(aprovarCiclo, aprovacao)).toMatchObject({ ok: false, erro: { status: 503 } });
  const mudo = servidor();
  await expect(mudo.cliente.tentar(aprovarCiclo, aprovacao)).rejects.toThrow(FalhaDeRede);
  expect(mudo.pedidos).toHaveLength(3);
});

test('an act whose function fell is tried again under the same key, and then said to have failed without an answer', async () => {
  const caida = json({ message: 'Internal Server Error' }, 500);
  const { cliente, pedidos } = servidor(caida, json(aprovarCiclo.exemplo.resposta));
  expect((await cliente.tentar(aprovarCiclo, aprovacao)).ok).toBe(true);
  expect(new Set(pedidos.map((p) => p.headers.get('idempotency-key'))).size).toBe(1);
  await expect(servidor(caida, caida, caida).cliente.tentar(aprovarCiclo, aprovacao)).rejects.toThrow('falhou antes de responder (500)');
});

test('what could be done twice is not tried twice', async () => {
  const { cliente, pedidos } = servidor();
  await expect(cliente.tentar(sair, {})).rejects.toThrow(FalhaDeRede);
  expect(pedidos).toHaveLength(1);
});

test('no content is null, and a document is its bytes and its name', async () => {
  expect(await servidor(() => new Response(null, { status: 204 })).cliente.chamar(sair, {})).toBeNull();
  const pdf = servidor(() => new Response(new Uint8Array([37, 80]), { headers: { 'content-disposition': 'inline; filename="fatura-4021.pdf"' } }));
  expect(await pdf.cliente.chamar(baixarFatura, { params: { aviso: 4021 } })).toEqual({ nome: 'fatura-4021.pdf', conteudo: new Uint8Array([37, 80]) });
});

test('a page of a proxy, or an answer of another version, is not taken for an answer', async () => {
  await expect(servidor(() => new Response('<html>', { status: 502 })).cliente.tentar(sair, {})).rejects.toThrow(FalhaDeRede);
  await expect(servidor(json({ message: 'Forbidden' }, 403)).cliente.tentar(listarCiclos, {})).rejects.toThrow('Confira o token');
  await expect(servidor(json({ itens: [] })).cliente.tentar(listarCiclos, {})).rejects.toThrow('outro formato');
});
