import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Operacao } from '../../layers/http/operacao.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';

const rotas = await carregarRotas();

test('there are routes, and no two share an operationId or an address', () => {
  expect(rotas.length).toBeGreaterThan(25);
  expect(new Set(rotas.map((r) => r.operationId)).size).toBe(rotas.length);
  expect(new Set(rotas.map((r) => `${r.metodo} ${r.caminho.replace(/\{\w+\}/g, '{}')}`)).size).toBe(rotas.length);
});

test('every handler answers the contract of its own folder', async () => {
  const handlers = rotas.map((rota) => ({ rota, arquivo: new URL(`../../functions/${rota.contexto}/${rota.nome}/handler.ts`, import.meta.url) })).filter(({ arquivo }) => existsSync(arquivo));
  expect(handlers.length).toBeGreaterThan(2);
  for (const { rota, arquivo } of handlers) {
    const { handler } = (await import(arquivo.href)) as { handler: Operacao };
    expect(handler.contrato).toBe(rota);
  }
}, 60_000);
