/** The compiler is the subject here: every line below an `@ts-expect-error` must fail to compile, or `tsc` fails on the unused expectation. */
import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { rota } from '../../events/contrato.ts';
import { operacao } from './operacao.ts';

const execucao = { memoriaMB: 256, tempoLimiteS: 10, usa: [], impacto: 'Ninguém sofre: é um teste.', runbook: 'api.md' } as const;
const contrato = rota({
  contexto: 'comum',
  nome: 'tipos',
  operationId: 'tipos',
  resumo: 'Tipos',
  metodo: 'POST',
  caminho: '/tipos/{cdc}',
  confianca: 'publico',
  params: z.strictObject({ cdc: z.coerce.number() }),
  corpo: z.strictObject({ motivo: z.string() }),
  resposta: z.strictObject({ total: z.int() }),
  erros: { 'tipos/um': { status: 404, descricao: 'um' }, 'tipos/dois': { status: 409, descricao: 'dois' } },
  exemplo: { params: { cdc: '1' }, corpo: { motivo: 'x' }, resposta: { total: 1 } },
  execucao,
});
const semErros = rota({ ...contrato, erros: {} });

test('a handler that returns every declared refusal compiles, with parsed parts and made dependencies', () => {
  operacao(contrato, () => Promise.resolve({ soma: 1 }), async ({ params, consulta, corpo }, deps) => {
    expectTypeOf(params).toEqualTypeOf<{ cdc: number }>();
    expectTypeOf(consulta).toEqualTypeOf<undefined>();
    expectTypeOf(corpo).toEqualTypeOf<{ motivo: string }>();
    expectTypeOf(deps).toEqualTypeOf<{ soma: number }>();
    if (params.cdc === 1) return recusa('tipos/um', 'um');
    if (params.cdc === 2) return recusa('tipos/dois', 'dois', 'params.cdc');
    return ok({ total: deps.soma });
  });
  operacao(semErros, {}, async () => ok({ total: 1 }));
});

test('an undeclared refusal does not compile', () => {
  // @ts-expect-error tipos/tres is not in the contract
  operacao(contrato, {}, async ({ params }) => {
    if (params.cdc === 1) return recusa('tipos/um', 'um');
    if (params.cdc === 2) return recusa('tipos/dois', 'dois');
    if (params.cdc === 3) return recusa('tipos/tres', 'três');
    return ok({ total: 1 });
  });
  // @ts-expect-error a route without refusals cannot refuse
  operacao(semErros, {}, async ({ params }) => (params.cdc === 1 ? recusa('tipos/um', 'um') : ok({ total: 1 })));
});

test('a declared refusal that is never returned does not compile', () => {
  // @ts-expect-error tipos/dois is promised and never returned
  operacao(contrato, {}, async ({ params }) => (params.cdc === 1 ? recusa('tipos/um', 'um') : ok({ total: 1 })));
});

test('a response that is not the promised one does not compile', () => {
  // @ts-expect-error total must be a number
  operacao(semErros, {}, async () => ok({ total: 'um' }));
});

test('a handler whose codes are any string does not compile', () => {
  const codigo: string = 'qualquer';
  // @ts-expect-error the codes must be literal
  operacao(contrato, {}, async ({ params }) => (params.cdc === 1 ? recusa(codigo, 'um') : ok({ total: 1 })));
});
