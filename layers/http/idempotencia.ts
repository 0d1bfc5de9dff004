import { IdempotencyAlreadyInProgressError, IdempotencyConfig, IdempotencyValidationError, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import type { RecusaDaPorta } from './problema.ts';
import type { RespostaHttp } from './resposta.ts';

/** Answers are replayed for a day. What must never happen twice is guarded by the database itself, in the transaction that does it (design §5). */
const VALIDADE_S = 24 * 60 * 60;
const CHAVE_ACEITA = /^[A-Za-z0-9._:-]{8,100}$/;

/** One call as the record sees it: the same key with another content is another call under a used key. */
export interface Chamada {
  readonly operacao: string;
  readonly quem: string;
  readonly chave: string;
  readonly conteudo: { readonly params: unknown; readonly consulta: unknown; readonly corpo: unknown };
}

/** Says whether an `Idempotency-Key` is acceptable. A UUID is the usual one. */
export function lerChave(chave: string | undefined): chave is string {
  return chave !== undefined && CHAVE_ACEITA.test(chave);
}

/**
 * Runs `executar` once per key: a repeated call gets the first answer, refusals included; one that finds the first still running, or that brings
 * another content, is refused. A fault erases the record, so that the next try runs. The key belongs to one operation and one person.
 */
export async function umaSoVez(
  chamada: Chamada,
  camada: BasePersistenceLayer,
  contexto: Context,
  executar: () => Promise<RespostaHttp>,
): Promise<{ readonly ok: true; readonly resposta: RespostaHttp } | { readonly ok: false; readonly recusa: RecusaDaPorta }> {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'id',
    payloadValidationJmesPath: 'conteudo',
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: VALIDADE_S,
    hashFunction: 'sha256',
    lambdaContext: contexto,
  });
  const dados = { id: [chamada.operacao, chamada.quem, chamada.chave], conteudo: JSON.stringify(chamada.conteudo) };
  const unica = makeIdempotent(async (_dados: typeof dados) => ({ ...(await executar()) }), { persistenceStore: camada, config, keyPrefix: 'http', dataIndexArgument: 0 });
  try {
    return { ok: true, resposta: await unica(dados) };
  } catch (erro) {
    if (erro instanceof IdempotencyAlreadyInProgressError) {
      return { ok: false, recusa: { codigo: 'idempotencia/em-andamento', mensagem: 'Este pedido já está sendo atendido. Espere alguns segundos e repita com a mesma chave para ver a resposta.', cabecalhos: { 'retry-after': '2' } } };
    }
    if (ehConteudoDiferente(erro)) {
      return { ok: false, recusa: { codigo: 'idempotencia/conflito', mensagem: 'Esta Idempotency-Key já foi usada com outro conteúdo. Envie uma chave nova para um pedido novo.' } };
    }
    throw erro;
  }
}

/** Powertools raises it directly, or wrapped when it is found while saving. */
function ehConteudoDiferente(erro: unknown): boolean {
  return erro instanceof IdempotencyValidationError || (erro instanceof Error && erro.cause instanceof IdempotencyValidationError);
}
