/**
 * What may wake a Lambda is declared here once, by these types. Everything else derives from a contract: the CDK construct, the local
 * runtime, the router, the OpenAPI document, the IAM statements, the alarms and the contract tests. A contract file has one default export
 * and lives at `events/<kind>/<contexto>/<nome>.ts`; the code that answers it lives at `functions/<contexto>/<nome>/handler.ts`.
 */
import type { z } from 'zod';
import type { Funcao } from '../domain/acesso/funcoes.ts';
import type { Acao } from '../domain/acesso/permissao.ts';

/** The bounded contexts, in the order in which one may know another (design: acyclic). */
export const CONTEXTOS = [
  'comum',
  'acesso',
  'cadastro',
  'hidrometria',
  'leitura',
  'razao',
  'faturamento',
  'arrecadacao',
  'cobranca',
  'juridico',
  'servico',
  'atendimento',
  'gerencial',
] as const;
export type Contexto = (typeof CONTEXTOS)[number];

/** The buckets of the platform. `entrada` receives what others send; `documentos` keeps what we make; `guarda` is under Object Lock. */
export const BALDES = ['entrada', 'documentos', 'guarda', 'web'] as const;
export type Balde = (typeof BALDES)[number];

/** The database roles a function may act as. The privileges of each are in the migrations. */
export type PapelBanco = 'app' | 'lote' | 'leitura' | 'migrador';

/** The state machines of the platform. */
export type Maquina = 'ciclo-faturamento';

/** The secrets a function may read. */
export type Segredo = 'token-operador' | 'chaves-pessoais' | 'chave-de-sessao' | 'chave-de-origem';

/**
 * One thing outside its own code that a function uses. From it derive the environment variables (see `layers/runtime/ambiente.ts`),
 * the least-privilege IAM statements and the network placement.
 */
export type Recurso =
  | { readonly banco: PapelBanco }
  | { readonly balde: Balde; readonly acesso: 'ler' | 'escrever' | 'ler-escrever' }
  | { readonly fila: string }
  | { readonly maquina: Maquina; readonly acesso: 'iniciar' | 'responder' }
  | { readonly segredo: Segredo }
  | { readonly tabela: 'idempotencia' };

/** How a function runs, and what it means to the utility when it does not. Every alarm carries `impacto` and `runbook`. */
export interface Execucao {
  readonly memoriaMB: number;
  readonly tempoLimiteS: number;
  readonly usa: readonly Recurso[];
  /** One sentence in Portuguese: who suffers, and how, when this function fails. */
  readonly impacto: string;
  /** File under `docs/runbook/`. */
  readonly runbook: string;
  /** Native parts that do not bundle: the function gets the published layer `layers/runtime` (Typst and fonts). */
  readonly camada?: 'typst';
}

interface Comum {
  readonly contexto: Contexto;
  /** kebab-case; names the contract file, the function folder, the queue or schedule and the Lambda. */
  readonly nome: string;
  readonly execucao: Execucao;
}

/** An SQS queue with its DLQ and the function that consumes it. */
export interface ContratoFila<M extends z.ZodType = z.ZodType> extends Comum {
  readonly tipo: 'fila';
  readonly mensagem: M;
  readonly exemplo: z.input<M>;
  /** Messages handed to one invocation, and how many invocations may run at once (2 per vCPU of the database writer). */
  readonly lote: number;
  readonly concorrencia: number;
  /** Deliveries before a message goes to the DLQ. */
  readonly tentativas: number;
}

/** Objects created under `prefixo` of `balde` reach the function through a queue of its own (with DLQ), one object a message. */
export interface ContratoS3 extends Comum {
  readonly tipo: 's3';
  readonly balde: Balde;
  readonly prefixo: string;
  readonly concorrencia: number;
  readonly tentativas: number;
  readonly exemplo: unknown;
}

/** A schedule of EventBridge Scheduler, always in America/Sao_Paulo. */
export interface ContratoAgenda extends Comum {
  readonly tipo: 'agenda';
  /** `cron(…)` or `rate(…)`. */
  readonly expressao: string;
}

/** A task that a state machine runs by direct invocation. */
export interface ContratoPasso<E extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType> extends Comum {
  readonly tipo: 'passo';
  readonly entrada: E;
  readonly saida: S;
  readonly exemplo: z.input<E>;
}

/** Who may call a route: one Lambda serves one context at one trust level. */
export type Confianca = 'publico' | 'operador' | 'maquina';
export type Metodo = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a caller must hold: the action on the function, and every privilege named. Denied until granted (design.md §8). */
export type PermissaoDeFuncao = {
  readonly funcao: Funcao;
  readonly acao: Acao;
  readonly privilegios?: readonly string[];
} & Onde;

/** The parameter of the address that says which thing the act is on. */
export type Alvo = { readonly ligacao: string; readonly rota?: never } | { readonly rota: string; readonly ligacao?: never };

/**
 * Where the right must hold. Who only looks sees the rows of his places. `semLugar`: what the route is about is of the whole utility, so a right that holds
 * only in some places is not enough. `alvo`: the door lets the act through when its target is in his places, and then the act sees all that it needs: a bill
 * must not come out otherwise because of who computes it.
 */
type Onde =
  | { readonly acao: 'consultar'; readonly semLugar?: true; readonly alvo?: never }
  | { readonly semLugar: true; readonly alvo?: never }
  | { readonly semLugar?: never; readonly alvo: Alvo };

/** `PROPRIA`: about the caller himself (his session, his password): it is enough to be identified. */
export type Permissao = PermissaoDeFuncao | 'PROPRIA';

/** Who may call: everybody, or who holds a permission. A route that says neither does not compile. */
type Porta =
  | { readonly confianca: 'publico'; readonly permissao?: never; readonly duranteAPendencia?: never }
  | {
      readonly confianca: 'operador' | 'maquina';
      readonly permissao: Permissao;
      /** It answers even to who must first change the password or register a second factor. */
      readonly duranteAPendencia?: true;
    };

/** The refusals of a route: stable code → HTTP status and what a person reads. */
export type Erros = Readonly<Record<string, { readonly status: number; readonly descricao: string }>>;

/**
 * A reading of protected data (TR 2.9): the door writes it in the audit before the answer leaves, whoever reads and by whatever credential. `objeto` has the
 * parameters of the address in it: `ligacao:{cdc}`. Of a list, `cada` is the field of its items that says what was seen. Who asks for what is in no place of his
 * is written too, as refused.
 */
export interface LeituraAuditada {
  readonly objeto: string;
  readonly cada?: string;
}

interface CorpoDaRota<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros> extends Comum {
  readonly operationId: string;
  readonly resumo: string;
  readonly descricao?: string;
  readonly metodo: Metodo;
  /** `/ciclos/{id}`: without the `/api` prefix. */
  readonly caminho: string;
  readonly params?: P;
  readonly consulta?: Q;
  readonly corpo?: C;
  readonly resposta: R;
  /** Success status; 200 unless said. `binario` answers bytes (a PDF) instead of JSON. */
  readonly status?: 200 | 201 | 202 | 204 | 302;
  readonly binario?: string;
  readonly erros: E;
  /**
   * What it answers is what the caller asked, with a reason, to see whole: the door masks none of it and no copy of the answer is kept anywhere. So it takes no
   * `Idempotency-Key`: asked again, it is another act.
   */
  readonly revela?: true;
  /** Reading it is an act; see {@link LeituraAuditada}. */
  readonly auditada?: LeituraAuditada;
  /** A mutating route takes `Idempotency-Key`; the answer of the first call is the answer of all. */
  readonly idempotente?: boolean;
  /**
   * A password goes in, or a secret that is shown once comes out: neither it nor a quick digest of it is kept in a record, so the route takes no
   * `Idempotency-Key`. Asked twice it does no harm, or its own rules refuse what was already done.
   */
  readonly sigilosa?: true;
  readonly exemplo: { readonly params?: unknown; readonly consulta?: unknown; readonly corpo?: unknown; readonly resposta: unknown };
}

type DeclaracaoDeRota<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros> = CorpoDaRota<P, Q, C, R, E> & Porta;

/** One HTTP route. Absent schemas mean that nothing is accepted there. */
export type ContratoRota<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  C extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  E extends Erros = Erros,
> = DeclaracaoDeRota<P, Q, C, R, E> & { readonly tipo: 'rota' };

export type Contrato = ContratoFila | ContratoS3 | ContratoAgenda | ContratoPasso | ContratoRota;

/** Declares a queue; see {@link ContratoFila}. */
export function fila<M extends z.ZodType>(c: Omit<ContratoFila<M>, 'tipo'>): ContratoFila<M> {
  return { tipo: 'fila', ...c };
}

/** Declares what wakes a function when an object arrives; see {@link ContratoS3}. */
export function s3(c: Omit<ContratoS3, 'tipo'>): ContratoS3 {
  return { tipo: 's3', ...c };
}

/** Declares a schedule; see {@link ContratoAgenda}. */
export function agenda(c: Omit<ContratoAgenda, 'tipo'>): ContratoAgenda {
  return { tipo: 'agenda', ...c };
}

/** Declares a task of a state machine; see {@link ContratoPasso}. */
export function passo<E extends z.ZodType, S extends z.ZodType>(c: Omit<ContratoPasso<E, S>, 'tipo'>): ContratoPasso<E, S> {
  return { tipo: 'passo', ...c };
}

/** Declares a route; see {@link ContratoRota}. */
export function rota<
  P extends z.ZodType,
  Q extends z.ZodType,
  C extends z.ZodType,
  R extends z.ZodType,
  const E extends Erros,
>(c: DeclaracaoDeRota<P, Q, C, R, E>): ContratoRota<P, Q, C, R, E> {
  return { tipo: 'rota', ...c };
}
