import type { Recurso, Template } from '../template/carregar.ts';
import { REGIAO } from '../template/nomes.ts';

/** A Lambda function of the template, ready to run in a worker thread. */
export interface DefinicaoFuncao {
  readonly nome: string;
  readonly arn: string;
  readonly idLogico: string;
  /** Absolute directory of the bundle; empty when the code cannot run here (`motivo` says why). */
  readonly diretorio: string;
  readonly handler: string;
  readonly memoriaMB: number;
  readonly tempoLimiteS: number;
  /** Reserved concurrency, when the template has one. */
  readonly reservada: number | null;
  readonly ambiente: Readonly<Record<string, string>>;
  /** Why it cannot be invoked here: not Node.js, or code inside the template (helpers that CDK adds and that the runtime replaces). */
  readonly motivo: string | null;
}

/** What every function gets besides what the template says. */
export interface AmbienteComum {
  readonly urlAws: string;
  /** Adjusts what differs on one machine (database without TLS, its port). */
  readonly ajustar: (ambiente: Record<string, string>) => Record<string, string>;
  readonly extras: Readonly<Record<string, string>>;
}

function numero(v: unknown, padrao: number): number {
  return v === undefined ? padrao : Number(v);
}

function ambienteDe(nome: string, memoriaMB: number, diretorio: string, p: Recurso['propriedades'], comum: AmbienteComum): Record<string, string> {
  const doTemplate = (p['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
  const variaveis = Object.fromEntries(Object.entries(doTemplate).map(([k, v]) => [k, String(v)]));
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: REGIAO,
    AWS_DEFAULT_REGION: REGIAO,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: comum.urlAws,
    AWS_EXECUTION_ENV: `AWS_Lambda_${String(p['Runtime'])}`,
    AWS_LAMBDA_FUNCTION_NAME: nome,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoriaMB),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${nome}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LAMBDA_TASK_ROOT: diretorio,
    // There is no X-Ray daemon here, and an endpoint variable must win over a developer's own profile.
    POWERTOOLS_TRACE_ENABLED: 'false',
    AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...comum.extras,
    ...comum.ajustar(variaveis),
  };
}

function codigoDe(template: Template, p: Recurso['propriedades']): { diretorio: string; motivo: string | null } {
  const runtime = String(p['Runtime']);
  if (!runtime.startsWith('nodejs')) return { diretorio: '', motivo: `o runtime ${runtime} não roda aqui` };
  const chave = (p['Code'] as { S3Key?: string } | undefined)?.S3Key;
  if (chave === undefined) return { diretorio: '', motivo: 'o código está dentro do template' };
  return { diretorio: template.ativo(chave), motivo: null };
}

/** Turns every `AWS::Lambda::Function` of the template into what a worker needs. */
export function definirFuncoes(template: Template, comum: AmbienteComum): DefinicaoFuncao[] {
  return template.doTipo('AWS::Lambda::Function').map((r) => {
    const p = r.propriedades;
    const memoriaMB = numero(p['MemorySize'], 128);
    const { diretorio, motivo } = codigoDe(template, p);
    const reservada = p['ReservedConcurrentExecutions'];
    return {
      nome: r.ref,
      arn: r.atributo('Arn'),
      idLogico: r.idLogico,
      diretorio,
      handler: String(p['Handler'] ?? 'index.handler'),
      memoriaMB,
      tempoLimiteS: numero(p['Timeout'], 3),
      reservada: reservada === undefined ? null : Number(reservada),
      ambiente: ambienteDe(r.ref, memoriaMB, diretorio, p, comum),
      motivo,
    };
  });
}
