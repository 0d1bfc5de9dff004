import { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { IdempotencyItemAlreadyExistsError, IdempotencyItemNotFoundError } from '@aws-lambda-powertools/idempotency';
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import type { ContratoRota } from '../../events/contrato.ts';
import { ACESSO_TOTAL } from '../../domain/acesso/acesso-total.ts';
import type { PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import type { Instantaneo } from '../../domain/acesso/permissao.ts';
import type { FonteDeDireitos } from '../../layers/http/direitos.ts';
import type { Operacao } from '../../layers/http/operacao.ts';
import { montarApi } from '../../layers/http/montar.ts';
import type { ContextoDoAutorizador, EventoHttp, RecusaDoAutorizador } from '../../layers/http/quem.ts';
import type { RespostaHttp } from '../../layers/http/resposta.ts';
import { contextoDe } from '../fixture/contexto.ts';


/** Another system, whose key has whatever rights the test gives: what comes without a browser. */
export const OPERADOR = { nome: 'Marina Duarte (demonstração)', confianca: 'operador', origem: 'chave', chave: '00000000-0000-4000-8000-000000000003', versao: '1' } as const satisfies ContextoDoAutorizador;

/** Who operates the platform, with the token of its secret. */
export const DA_PLATAFORMA = { nome: 'Operador desta máquina', confianca: 'operador', origem: 'token' } as const satisfies ContextoDoAutorizador;

/** A person with full access, in a session. */
export const NA_SESSAO = {
  nome: OPERADOR.nome,
  confianca: 'operador',
  origem: 'sessao',
  usuario: '00000000-0000-4000-8000-000000000001',
  login: 'marina',
  sessao: '00000000-0000-4000-8000-000000000002',
  versao: '1',
} as const satisfies ContextoDoAutorizador;

const SEM_HORARIO = { janelas: [], excecoes: [] };

/** Rights that are the same for whoever comes, and nothing written. */
export function direitosFixos(instantaneo: Instantaneo = ACESSO_TOTAL): FonteDeDireitos {
  const lidos = { instantaneo, administrador: true, horario: { proprio: SEM_HORARIO, dosPerfis: [] }, setores: [], gruposDeTrabalho: [], segregacao: null };
  return { ler: () => Promise.resolve(lidos), visivel: () => Promise.resolve(true), auditar: () => Promise.resolve(), contornar: () => Promise.resolve(), encerrar: () => Promise.resolve() };
}

/** A call as a test writes it; what is absent is what a well-behaved client would send. */
export interface Chamada {
  readonly metodo: string;
  readonly caminho: string;
  readonly consulta?: string;
  readonly corpo?: unknown;
  /** The body as text, when it must not be JSON of `corpo`. */
  readonly corpoBruto?: string;
  readonly cabecalhos?: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly quem?: ContextoDoAutorizador | RecusaDoAutorizador | undefined;
}

let numero = 0;

/** The event that the gateway would make of a call. */
export function evento(c: Chamada): EventoHttp {
  const body = c.corpoBruto ?? (c.corpo === undefined ? undefined : JSON.stringify(c.corpo));
  const lambda = 'quem' in c ? c.quem : OPERADOR;
  return {
    version: '2.0',
    routeKey: `${c.metodo} ${c.caminho}`,
    rawPath: c.caminho,
    rawQueryString: c.consulta ?? '',
    headers: { host: '127.0.0.1:3000', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...c.cabecalhos },
    ...(c.cookies ? { cookies: c.cookies } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      authorizer: { lambda },
      domainName: '127.0.0.1',
      domainPrefix: '127',
      http: { method: c.metodo, path: c.caminho, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'teste' },
      requestId: `pedido-${++numero}`,
      routeKey: '$default',
      stage: '$default',
      time: '12/May/2026:08:00:00 +0000',
      timeEpoch: 0,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

export const CONTEXTO = contextoDe('api', 20_000);

/** A good call of a contract, made of its own sample. */
export function chamadaDoExemplo(c: ContratoRota): Chamada {
  const params = (c.exemplo.params ?? {}) as Record<string, unknown>;
  const consulta = new URLSearchParams(Object.entries((c.exemplo.consulta ?? {}) as Record<string, string>)).toString();
  return {
    metodo: c.metodo,
    caminho: c.caminho.replace(/\{(\w+)\}/g, (_, nome: string) => encodeURIComponent(String(params[nome]))),
    consulta,
    ...(c.corpo ? { corpo: c.exemplo.corpo } : {}),
    ...(c.idempotente ? { cabecalhos: { 'idempotency-key': `chave-de-teste-${++numero}` } } : {}),
    ...(c.confianca === 'publico' ? { quem: undefined } : {}),
  };
}

/** An operation that answers the sample of its contract, and counts. */
export function operacaoFalsa(contrato: ContratoRota): Operacao & { vezes: number } {
  const falsa = {
    contrato,
    vezes: 0,
    executar: () => {
      falsa.vezes++;
      return Promise.resolve({ ok: true as const, valor: contrato.exemplo.resposta });
    },
  };
  return falsa;
}

/** Calls an API made of operations; the body comes parsed when it is JSON. */
export function clienteDe(operacoes: readonly Operacao[], camada = new IdempotenciaEmMemoria(), direitos: FonteDeDireitos | undefined = direitosFixos(), politica?: () => Promise<PoliticaDeMascaras>) {
  const api = montarApi(operacoes, { idempotencia: () => camada, ...(direitos === undefined ? {} : { direitos }), ...(politica === undefined ? {} : { politica }) });
  return async (chamada: Chamada): Promise<RespostaHttp & { readonly json: Record<string, unknown> }> => {
    const resposta = await api(evento(chamada), CONTEXTO);
    const ehJson = resposta.isBase64Encoded !== true && String(resposta.headers?.['content-type'] ?? '').includes('json');
    return { ...resposta, json: ehJson ? (JSON.parse(resposta.body ?? '') as Record<string, unknown>) : {} };
  };
}

/** The same record as the DynamoDB layer keeps, in memory: conditional put, update, delete. */
export class IdempotenciaEmMemoria extends BasePersistenceLayer {
  readonly registros = new Map<string, IdempotencyRecord>();

  protected override _putRecord(registro: IdempotencyRecord): Promise<void> {
    const existente = this.registros.get(registro.idempotencyKey);
    if (existente) return Promise.reject(new IdempotencyItemAlreadyExistsError('existe', existente));
    this.registros.set(registro.idempotencyKey, registro);
    return Promise.resolve();
  }

  protected override _getRecord(chave: string): Promise<IdempotencyRecord> {
    const registro = this.registros.get(chave);
    return registro ? Promise.resolve(registro) : Promise.reject(new IdempotencyItemNotFoundError('não existe'));
  }

  protected override _updateRecord(registro: IdempotencyRecord): Promise<void> {
    this.registros.set(registro.idempotencyKey, registro);
    return Promise.resolve();
  }

  protected override _deleteRecord(registro: IdempotencyRecord): Promise<void> {
    this.registros.delete(registro.idempotencyKey);
    return Promise.resolve();
  }
}
