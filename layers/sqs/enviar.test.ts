import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fila } from '../../events/contrato.ts';
import { sqs } from './cliente.ts';
import { enviar, EnvioIncompleto, lotear } from './enviar.ts';

const contrato = fila({
  contexto: 'comum',
  nome: 'teste',
  mensagem: z.strictObject({ rota: z.int() }),
  exemplo: { rota: 1 },
  lote: 10,
  concorrencia: 2,
  tentativas: 3,
  execucao: { memoriaMB: 256, tempoLimiteS: 10, usa: [], impacto: 'Ninguém sofre: é um teste.', runbook: 'api.md' },
});

interface Lote {
  readonly input: { readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[] };
}

/** A queue that refuses what it is told to, as SQS may under pressure. */
function filaQue(recusa: (id: string, rodada: number) => boolean) {
  const rodadas = new Map<string, number>();
  const aceitas: string[] = [];
  const send = vi.spyOn(sqs, 'send').mockImplementation((comando: unknown) => {
    const { Entries } = (comando as Lote).input;
    const Failed = Entries.filter(({ Id }) => {
      rodadas.set(Id, (rodadas.get(Id) ?? 0) + 1);
      return recusa(Id, rodadas.get(Id) ?? 0);
    });
    aceitas.push(...Entries.filter((e) => !Failed.includes(e)).map((e) => e.MessageBody));
    return Promise.resolve({ Failed }) as never;
  });
  return { aceitas, send };
}
afterEach(() => vi.restoreAllMocks());
const mensagens = Array.from({ length: 95 }, (_, rota) => ({ rota }));

test('every message goes once, in batches of ten', async () => {
  const { aceitas, send } = filaQue(() => false);
  await enviar(contrato, 'http://fila', mensagens);
  expect(aceitas).toHaveLength(95);
  expect(new Set(aceitas)).toEqual(new Set(mensagens.map((m) => JSON.stringify(m))));
  expect(send).toHaveBeenCalledTimes(10);
});

test('what the queue refuses goes again, and only that', async () => {
  const { aceitas } = filaQue((id, rodada) => Number(id) % 30 === 0 && rodada < 3);
  await enviar(contrato, 'http://fila', mensagens);
  expect(aceitas).toHaveLength(95);
  expect(new Set(aceitas).size).toBe(95);
});

test('a queue that goes on refusing is a fault', async () => {
  filaQue((id) => id === '7');
  await expect(enviar(contrato, 'http://fila', mensagens)).rejects.toBeInstanceOf(EnvioIncompleto);
});

test('a message that does not fit its contract stops all of them before the first', async () => {
  const { aceitas } = filaQue(() => false);
  await expect(enviar(contrato, 'http://fila', [{ rota: 1 }, { rota: 1.5 }])).rejects.toThrow();
  expect(aceitas).toEqual([]);
});

test('large messages travel in smaller batches', () => {
  const grande = { Id: '1', MessageBody: 'ç'.repeat(50_000) };
  expect(lotear([grande, grande, grande, grande, grande]).map((l) => l.length)).toEqual([2, 2, 1]);
});
