/**
 * The environment that `execucao.usa` gives to a function, as a schema for its `env.ts`. The names are a rule, not a list; whoever writes
 * them is `infra/constructs/acesso.ts`, and `test/infra/ambiente.test.ts` holds the two together.
 */
import { z } from 'zod';
import type { Recurso } from '../../events/contrato.ts';

type Caixa<N extends string> = N extends `${infer A}-${infer B}` ? `${Uppercase<A>}_${Caixa<B>}` : Uppercase<N>;

type VariaveisDe<R extends Recurso> = R extends { readonly banco: 'migrador' }
  ? 'BANCO_HOST' | 'BANCO_PORTA' | 'BANCO_NOME' | 'BANCO_SEGREDO_ARN' | 'BANCO_TLS' | 'BANCO_SEGREDO_APP_ARN' | 'BANCO_SEGREDO_LOTE_ARN' | 'BANCO_SEGREDO_LEITURA_ARN'
  : R extends { readonly banco: string }
    ? 'BANCO_HOST' | 'BANCO_PORTA' | 'BANCO_NOME' | 'BANCO_SEGREDO_ARN' | 'BANCO_TLS'
    : R extends { readonly balde: infer N extends string }
      ? `BALDE_${Caixa<N>}`
      : R extends { readonly fila: infer N extends string }
        ? `FILA_${Caixa<N>}_URL`
        : R extends { readonly maquina: infer N extends string }
          ? `MAQUINA_${Caixa<N>}_ARN`
          : R extends { readonly segredo: infer N extends string }
            ? `SEGREDO_${Caixa<N>}_ARN`
            : 'TABELA_IDEMPOTENCIA';

function emCaixaAlta(nome: string): string {
  return nome.toUpperCase().replaceAll('-', '_');
}

const BANCO = ['BANCO_HOST', 'BANCO_PORTA', 'BANCO_NOME', 'BANCO_SEGREDO_ARN', 'BANCO_TLS'];
/** The migrator makes the other roles, so it reads the passwords that they will have. */
const BANCO_DO_MIGRADOR = [...BANCO, 'BANCO_SEGREDO_APP_ARN', 'BANCO_SEGREDO_LOTE_ARN', 'BANCO_SEGREDO_LEITURA_ARN'];

/** Names of the variables that one resource of `usa` gives. */
export function variaveisDe(recurso: Recurso): readonly string[] {
  if ('banco' in recurso) return recurso.banco === 'migrador' ? BANCO_DO_MIGRADOR : BANCO;
  if ('balde' in recurso) return [`BALDE_${emCaixaAlta(recurso.balde)}`];
  if ('fila' in recurso) return [`FILA_${emCaixaAlta(recurso.fila)}_URL`];
  if ('maquina' in recurso) return [`MAQUINA_${emCaixaAlta(recurso.maquina)}_ARN`];
  if ('segredo' in recurso) return [`SEGREDO_${emCaixaAlta(recurso.segredo)}_ARN`];
  return ['TABELA_IDEMPOTENCIA'];
}

/**
 * `ambienteDe({ banco: 'lote' }, { fila: 'calcular-rota' })` is a schema whose keys the compiler knows: BANCO_HOST … FILA_CALCULAR_ROTA_URL,
 * each a non-empty string. Parsing refuses an environment where one is missing, naming it.
 */
export function ambienteDe<const U extends readonly Recurso[]>(...usa: U): z.ZodObject<Record<VariaveisDe<U[number]>, z.ZodString>> {
  const nomes = usa.flatMap(variaveisDe);
  // The keys are those of the type: `variaveisDe` and `VariaveisDe` state one rule, and the test compares them.
  return z.object(Object.fromEntries(nomes.map((n) => [n, z.string().min(1)]))) as z.ZodObject<Record<VariaveisDe<U[number]>, z.ZodString>>;
}
