import { expect, test } from 'vitest';
import { z } from 'zod';
import { agenda, passo } from '../../events/contrato.ts';
import { contextoDe } from '../../test/fixture/contexto.ts';
import { tarefa } from './tarefa.ts';

const execucao = { memoriaMB: 256, tempoLimiteS: 10, usa: [], impacto: 'Ninguém sofre: é um teste.', runbook: 'api.md' } as const;
const doPasso = passo({ contexto: 'comum', nome: 'teste', entrada: z.strictObject({ ciclo: z.int() }), saida: z.strictObject({ rotas: z.int() }), exemplo: { ciclo: 1 }, execucao });
const daAgenda = agenda({ contexto: 'comum', nome: 'teste', expressao: 'rate(1 hour)', execucao });
const CONTEXTO = contextoDe('f', 5_000, 'i');

test('a task takes what its contract says and answers what it promises', async () => {
  const handler = tarefa(doPasso, { fator: 2 }, async ({ ciclo }, { fator }) => ({ rotas: ciclo * fator }));
  expect(await handler({ ciclo: 3 }, CONTEXTO)).toEqual({ rotas: 6 });
});

test('an input or an output that does not fit fails the state', async () => {
  const outra = { rotas: 1, token: 'segredo' };
  await expect(tarefa(doPasso, {}, async () => ({ rotas: 1 }))({ ciclo: '3' }, CONTEXTO)).rejects.toThrow();
  await expect(tarefa(doPasso, {}, async () => outra)({ ciclo: 3 }, CONTEXTO)).rejects.toThrow();
});

test('a schedule needs nothing of its event, and a fault of it is a fault', async () => {
  expect(await tarefa(daAgenda, {}, async () => ({ abertos: 1 }))({ qualquer: 1 }, CONTEXTO)).toEqual({ abertos: 1 });
  await expect(tarefa(daAgenda, {}, () => Promise.reject(new TypeError('x')))({}, CONTEXTO)).rejects.toThrow(TypeError);
});
