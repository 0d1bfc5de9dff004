import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Acao } from '../protocolo/aws-json.ts';
import { ErroAws, acao } from '../protocolo/aws-json.ts';
import { acoesDeConsulta } from './acoes-de-consulta.ts';
import type { ContextoDasAcoesSfn } from './contexto-das-acoes.ts';
import { instante } from './contexto-das-acoes.ts';
import type { Json } from './json.ts';
import { LIMITE_DE_DADOS } from './json.ts';

function lerJson(texto: string, codigo: string): Json {
  if (Buffer.byteLength(texto) > LIMITE_DE_DADOS) throw new ErroAws(codigo, `The JSON exceeds ${LIMITE_DE_DADOS} bytes.`);
  try {
    return JSON.parse(texto) as Json;
  } catch {
    throw new ErroAws(codigo, 'The text is not JSON.');
  }
}

const nome = z.string().regex(/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u);
const token = z.string().min(1).max(2048);

function acoesDeExecucao({ execucoes }: ContextoDasAcoesSfn): Record<string, Acao> {
  return {
    StartExecution: acao(z.object({ stateMachineArn: z.string(), name: z.string().optional(), input: z.string().default('{}') }), async (e) => {
      if (e.name !== undefined && !nome.safeParse(e.name).success) throw new ErroAws('InvalidName', `Invalid Name: '${e.name}'`);
      lerJson(e.input, 'InvalidExecutionInput');
      const execucao = await execucoes.iniciar(e.stateMachineArn, e.name ?? randomUUID(), e.input);
      return { executionArn: execucao.arn, startDate: instante(execucao.iniciada_em) };
    }),
    StopExecution: acao(z.object({ executionArn: z.string(), error: z.string().optional(), cause: z.string().optional() }), async (e) => {
      const { terminada_em } = await execucoes.parar(e.executionArn, e.error, e.cause);
      return { stopDate: terminada_em === null ? undefined : instante(terminada_em) };
    }),
    RedriveExecution: acao(z.object({ executionArn: z.string() }), async (e) => ({ redriveDate: instante(await execucoes.retomar(e.executionArn)) })),
    SendTaskSuccess: acao(z.object({ taskToken: token, output: z.string() }), async (e) => {
      await execucoes.responder(e.taskToken, { valor: lerJson(e.output, 'InvalidOutput') });
      return {};
    }),
    SendTaskFailure: acao(z.object({ taskToken: token, error: z.string().max(256).default(''), cause: z.string().max(32_768).default('') }), async (e) => {
      await execucoes.responder(e.taskToken, { erro: e.error, causa: e.cause });
      return {};
    }),
    SendTaskHeartbeat: acao(z.object({ taskToken: token }), async (e) => {
      await execucoes.bater(e.taskToken);
      return {};
    }),
  };
}

/** The actions of the API, by name. */
export function acoesSfn(contexto: ContextoDasAcoesSfn): Record<string, Acao> {
  return { ...acoesDeExecucao(contexto), ...acoesDeConsulta(contexto) };
}
