import { z } from 'zod';
import type { Acao } from '../protocolo/aws-json.ts';
import { ErroAws, acao } from '../protocolo/aws-json.ts';
import type { ContextoDasAcoesSfn } from './contexto-das-acoes.ts';
import { instante } from './contexto-das-acoes.ts';
import type { ObjetoJson } from './json.ts';
import type { Execucao } from './ramo.ts';

const pagina = { maxResults: z.number().int().min(0).max(1000).default(100), nextToken: z.string().regex(/^\d{1,9}$/).optional() };

function tamanhoDaPagina(pedido: number): number {
  return pedido === 0 ? 100 : pedido;
}

/** A page of `linhas`, which were fetched with one more than fits. */
function paginar<T>(linhas: readonly T[], inicio: number, tamanho: number): { itens: readonly T[]; nextToken?: string } {
  return { itens: linhas.slice(0, tamanho), ...(linhas.length > tamanho ? { nextToken: String(inicio + tamanho) } : {}) };
}

function resumo(e: Execucao): object {
  return {
    executionArn: e.arn,
    stateMachineArn: e.maquina,
    name: e.nome,
    status: e.situacao,
    startDate: instante(e.iniciada_em),
    ...(e.terminada_em === null ? {} : { stopDate: instante(e.terminada_em) }),
    redriveCount: e.retomadas,
    ...(e.retomada_em === null ? {} : { redriveDate: instante(e.retomada_em) }),
  };
}

function acoesDeMaquina({ definicoes }: ContextoDasAcoesSfn): Record<string, Acao> {
  const nomeDe = (arn: string): string => arn.split(':').at(-1) ?? '';
  return {
    DescribeStateMachine: acao(z.object({ stateMachineArn: z.string() }), async ({ stateMachineArn }) => {
      const d = await definicoes.descrever(stateMachineArn);
      if (d === undefined) throw new ErroAws('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
      const roleArn = 'arn:aws:iam::000000000000:role/local';
      return { stateMachineArn, name: nomeDe(stateMachineArn), status: 'ACTIVE', type: 'STANDARD', roleArn, definition: d.texto, creationDate: instante(d.criadaEm) };
    }),
    ListStateMachines: acao(z.object({}), async () => {
      const stateMachines: object[] = [];
      for (const arn of definicoes.todas()) {
        const d = await definicoes.descrever(arn);
        if (d !== undefined) stateMachines.push({ stateMachineArn: arn, name: nomeDe(arn), type: 'STANDARD', creationDate: instante(d.criadaEm) });
      }
      return { stateMachines };
    }),
  };
}

/** The actions that only look. */
export function acoesDeConsulta(contexto: ContextoDasAcoesSfn): Record<string, Acao> {
  const { pool, definicoes, execucoes } = contexto;
  return {
    ...acoesDeMaquina(contexto),
    DescribeExecution: acao(z.object({ executionArn: z.string() }), async ({ executionArn }) => {
      const e = await execucoes.buscar(executionArn);
      return {
        ...resumo(e),
        input: e.entrada,
        ...(e.saida === null ? {} : { output: e.saida }),
        ...(e.erro === null ? {} : { error: e.erro }),
        ...(e.causa === null ? {} : { cause: e.causa }),
        redriveStatus: e.situacao === 'RUNNING' || e.situacao === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
      };
    }),
    ListExecutions: acao(z.object({ stateMachineArn: z.string(), statusFilter: z.string().optional(), ...pagina }), async (e) => {
      if (definicoes.atual(e.stateMachineArn) === undefined) throw new ErroAws('StateMachineDoesNotExist', `State Machine Does Not Exist: '${e.stateMachineArn}'`);
      const inicio = Number(e.nextToken ?? 0);
      const tamanho = tamanhoDaPagina(e.maxResults);
      const { rows } = await pool.query<Execucao>(
        'SELECT * FROM sfn.execucao WHERE maquina = $1 AND ($2::text IS NULL OR situacao = $2) ORDER BY iniciada_em DESC, id DESC OFFSET $3 LIMIT $4',
        [e.stateMachineArn, e.statusFilter ?? null, inicio, tamanho + 1],
      );
      const { itens, ...mais } = paginar(rows, inicio, tamanho);
      return { executions: itens.map(resumo), ...mais };
    }),
    GetExecutionHistory: acao(z.object({ executionArn: z.string(), reverseOrder: z.boolean().default(false), ...pagina }), async (e) => {
      const { id } = await execucoes.buscar(e.executionArn);
      const inicio = Number(e.nextToken ?? 0);
      const tamanho = tamanhoDaPagina(e.maxResults);
      const { rows } = await pool.query<{ id: number; momento: Date; tipo: string; detalhes: ObjetoJson }>(
        `SELECT id, momento, tipo, detalhes FROM sfn.historico WHERE execucao = $1 ORDER BY id ${e.reverseOrder ? 'DESC' : 'ASC'} OFFSET $2 LIMIT $3`,
        [id, inicio, tamanho + 1],
      );
      const { itens, ...mais } = paginar(rows, inicio, tamanho);
      return { events: itens.map((h) => ({ id: h.id, previousEventId: h.id - 1, timestamp: instante(h.momento), type: h.tipo, ...h.detalhes })), ...mais };
    }),
  };
}
