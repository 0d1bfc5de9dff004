/**
 * The part of Amazon States Language that runs here, JSONata only. Every object is strict: a field or a feature that is not listed stops
 * the loading of the machine with the name of the state, instead of being ignored until production shows the difference.
 */
import { z } from 'zod';
import type { Json } from './json.ts';

const json: z.ZodType<Json> = z.lazy(() => z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]));
const expressao = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression: {% … %}');
const numeroOuExpressao = z.union([z.number().int().min(0), expressao]);
const atribuicoes = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,79}$/), json).optional();
const nomesDeErro = z.array(z.string().min(1)).min(1);

const retentativa = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: nomesDeErro,
  IntervalSeconds: z.number().int().min(1).default(1),
  MaxAttempts: z.number().int().min(0).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().int().min(1).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
const captura = z.strictObject({ Comment: z.string().optional(), ErrorEquals: nomesDeErro, Next: z.string(), Output: json.optional(), Assign: atribuicoes });

const comum = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional(), Output: json.optional() };
const segue = { ...comum, Assign: atribuicoes, Next: z.string().optional(), End: z.literal(true).optional() };
const trata = { Retry: z.array(retentativa).default([]), Catch: z.array(captura).default([]) };
const escopo = { Comment: z.string().optional(), StartAt: z.string(), States: z.record(z.string(), z.unknown()) };

const RECURSOS = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::sqs:sendMessage',
  'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
] as const;
/** `arn:aws-cn:…` and the like do not occur: the template is resolved for the `aws` partition. */
const recurso = z.enum(RECURSOS);

const tarefa = z.strictObject({
  Type: z.literal('Task'),
  ...segue,
  ...trata,
  Resource: recurso,
  Arguments: json.optional(),
  TimeoutSeconds: numeroOuExpressao.optional(),
  HeartbeatSeconds: numeroOuExpressao.optional(),
});
const mapa = z.strictObject({
  Type: z.literal('Map'),
  ...segue,
  ...trata,
  Items: z.union([expressao, z.array(json)]).optional(),
  ItemSelector: json.optional(),
  MaxConcurrency: numeroOuExpressao.optional(),
  ItemProcessor: z.strictObject({ ...escopo, ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }).optional() }),
});
const paralelo = z.strictObject({ Type: z.literal('Parallel'), ...segue, ...trata, Arguments: json.optional(), Branches: z.array(z.strictObject(escopo)).min(1) });
const passagem = z.strictObject({ Type: z.literal('Pass'), ...segue });
const espera = z
  .strictObject({ Type: z.literal('Wait'), ...segue, Seconds: numeroOuExpressao.optional(), Timestamp: z.string().optional() })
  .refine((e) => (e.Seconds === undefined) !== (e.Timestamp === undefined), 'must have Seconds or Timestamp, and not both');
const escolha = z.strictObject({
  Type: z.literal('Choice'),
  ...comum,
  Assign: atribuicoes,
  Choices: z.array(z.strictObject({ Comment: z.string().optional(), Condition: z.union([expressao, z.boolean()]), Next: z.string(), Output: json.optional(), Assign: atribuicoes })).min(1),
  Default: z.string().optional(),
});
const sucesso = z.strictObject({ Type: z.literal('Succeed'), ...comum });
const falha = z.strictObject({ Type: z.literal('Fail'), Comment: comum.Comment, QueryLanguage: comum.QueryLanguage, Error: z.string().optional(), Cause: z.string().optional() });

/** One state, its fields checked and defaults filled in. */
export const estado = z.discriminatedUnion('Type', [tarefa, mapa, paralelo, passagem, espera, escolha, sucesso, falha]);

/** The whole definition; the states are checked one by one, so that an error names its state. */
export const definicao = z.strictObject({
  ...escopo,
  QueryLanguage: z.literal('JSONata', 'only JSONata machines run locally: QueryLanguage must be "JSONata"'),
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.number().int().min(1).optional(),
});

export type Estado = z.output<typeof estado>;
export type EstadoDe<T extends Estado['Type']> = Extract<Estado, { Type: T }>;
export type Retentativa = z.output<typeof retentativa>;
export type Captura = z.output<typeof captura>;
export type Recurso = (typeof RECURSOS)[number];
