/** The real operations of billing on the town, with the effects that leave recorded. */
import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { Operacao } from '../../../layers/http/operacao.ts';
import type { Consumidor } from '../../../layers/worker/consumidor.ts';
import type { PedidoJson, RespostaJson } from '../../../local/protocolo/aws-json.ts';
import { clienteDe, CONTEXTO, OPERADOR, type Chamada } from '../../contract/http-apoio.ts';
import { comFuncoes, type FuncoesReais } from '../../fixture/funcoes-reais.ts';
import { mensagemDe } from '../../fixture/mensagem-sqs.ts';

/** One call that left for SQS or Step Functions. */
export interface Efeito {
  readonly acao: string;
  readonly corpo: Record<string, unknown>;
}

export interface Faturamento extends FuncoesReais {
  readonly chamar: ReturnType<typeof clienteDe>;
  /** A mutating call with a key of its own. */
  readonly agir: (caminho: string, corpo: unknown, mais?: Partial<Chamada>) => ReturnType<ReturnType<typeof clienteDe>>;
  readonly ler: (caminho: string, consulta?: string) => ReturnType<ReturnType<typeof clienteDe>>;
  readonly efeitos: Efeito[];
  /** Rows of a query, as superuser. */
  readonly sql: <T extends object>(texto: string, valores?: readonly unknown[]) => Promise<T[]>;
}

/** The second person of the demonstration: who approves what another corrected. */
export const OUTRA_PESSOA = { ...OPERADOR, nome: 'Joana Prado (demonstração)' };

function gravador(efeitos: Efeito[], resposta: (acao: string, corpo: Record<string, unknown>) => unknown) {
  return (p: PedidoJson): Promise<RespostaJson> => {
    const acao = p.cabecalhos['x-amz-target']?.split('.')[1] ?? '';
    const corpo = JSON.parse(p.corpo.toString()) as Record<string, unknown>;
    efeitos.push({ acao, corpo });
    return Promise.resolve({ status: 200, cabecalhos: { 'content-type': 'application/x-amz-json-1.0' }, corpo: JSON.stringify(resposta(acao, corpo)) });
  };
}

function aceitas(corpo: Record<string, unknown>): unknown {
  const entradas = corpo['Entries'] as readonly { readonly Id: string }[];
  return { Successful: entradas.map(({ Id }) => ({ Id, MessageId: randomUUID(), MD5OfMessageBody: '0' })), Failed: [] };
}

/** What Step Functions and SQS would answer; every call is kept in `efeitos`. */
function servicos(efeitos: Efeito[]) {
  return {
    AWSStepFunctions: gravador(efeitos, () => ({ executionArn: 'arn:execucao', startDate: 1 })),
    AmazonSQS: gravador(efeitos, (_acao, corpo) => aceitas(corpo)),
  };
}

interface Trabalho extends FuncoesReais {
  readonly efeitos: Efeito[];
  readonly sql: Faturamento['sql'];
}

function sqlDe(casa: () => FuncoesReais): Faturamento['sql'] {
  return async <T extends object>(texto: string, valores: readonly unknown[] = []) => (await casa().banco.pool().query<T>(texto, [...valores])).rows;
}

/** The town around the workers of billing. */
export function comTrabalho(): () => Trabalho {
  const efeitos: Efeito[] = [];
  const casa = comFuncoes('nascente_lote', { servicos: servicos(efeitos) });
  beforeAll(() => void (process.env['BALDE_DOCUMENTOS'] = 'documentos'));
  return () => ({ ...casa(), efeitos, sql: sqlDe(casa) });
}

/** One message of a queue, as Lambda hands it over. @returns the ids that must be delivered again */
export async function entregar(consumidor: Consumidor, corpo: unknown): Promise<readonly string[]> {
  const resposta = await consumidor(mensagemDe(corpo), CONTEXTO);
  return resposta.batchItemFailures.map((f) => f.itemIdentifier);
}

/** `carregar` imports the handlers: only after the environment stands. */
export function comFaturamento(carregar: () => readonly Promise<{ readonly handler: Operacao }>[]): () => Faturamento {
  const efeitos: Efeito[] = [];
  const casa = comFuncoes('nascente_app', { servicos: servicos(efeitos) });
  let pronto: Faturamento | undefined;
  beforeAll(async () => {
    process.env['BALDE_DOCUMENTOS'] = 'documentos';
    const chamar = clienteDe((await Promise.all(carregar())).map((m) => m.handler));
    pronto = {
      ...casa(),
      chamar,
      efeitos,
      agir: (caminho, corpo, mais = {}) => chamar({ metodo: 'POST', caminho, corpo, cabecalhos: { 'idempotency-key': randomUUID() }, ...mais }),
      ler: (caminho, consulta = '') => chamar({ metodo: 'GET', caminho, consulta }),
      sql: sqlDe(casa),
    };
  });
  return () => {
    if (pronto === undefined) throw new Error('só dentro dos testes');
    return pronto;
  };
}
