import type { Executor } from '../conexao.ts';
import { INVARIANTES_DA_ARRECADACAO } from './da-arrecadacao.ts';
import { INVARIANTES_DA_AUDITORIA } from './da-auditoria.ts';
import { INVARIANTES_DA_AUDITORIA_SELADA } from './da-auditoria-selada.ts';
import { INVARIANTES_DA_NUMERACAO } from './da-numeracao.ts';
import { INVARIANTES_DO_BANCO } from './do-banco.ts';
import { INVARIANTES_DO_FATURAMENTO } from './do-faturamento.ts';
import { INVARIANTES_DO_RAZAO } from './do-razao.ts';
import type { Invariante } from './invariante.ts';

/** All of them, by number. */
export const INVARIANTES: readonly Invariante[] = [
  ...INVARIANTES_DO_BANCO,
  ...INVARIANTES_DO_RAZAO,
  ...INVARIANTES_DO_FATURAMENTO,
  ...INVARIANTES_DA_NUMERACAO,
  ...INVARIANTES_DA_ARRECADACAO,
  ...INVARIANTES_DA_AUDITORIA,
  ...INVARIANTES_DA_AUDITORIA_SELADA,
].sort((a, b) => a.numero - b.numero);

export interface Verificacao {
  readonly numero: number;
  readonly nome: string;
  readonly violacoes: number;
  /** The first ones. */
  readonly exemplos: readonly Readonly<Record<string, unknown>>[];
  readonly ms: number;
}

/** Rows shown of a broken invariant. */
export const EXEMPLOS = 20;

/** What each question may sort and hash in memory: years of bills, a few at a time. */
const MEMORIA = '128MB';

/** Every night all is asked; every hour, only what takes seconds however old the books are. */
export type Verificadas = 'todas' | 'de-hora';

/** Runs the invariants. Nothing is changed; each query sees the database at its own instant. */
export async function verificar(banco: Executor, aoVerificar: (v: Verificacao) => void = () => undefined, quais: Verificadas = 'todas'): Promise<readonly Verificacao[]> {
  const resultados: Verificacao[] = [];
  for (const { numero, nome, sql: completa, deHora = completa } of INVARIANTES) {
    const sql = quais === 'todas' ? completa : deHora;
    if (sql === null) continue;
    const inicio = performance.now();
    // two statements, so an array of answers: the setting is gone when the question is answered
    const respostas: unknown = await banco.query(
      `SET LOCAL work_mem = '${MEMORIA}'; WITH v AS MATERIALIZED (${sql}) SELECT (SELECT count(*) FROM v)::integer AS total, coalesce((SELECT json_agg(x) FROM (SELECT * FROM v LIMIT ${EXEMPLOS}) x), '[]') AS exemplos`,
    );
    const [, { rows }] = respostas as readonly [unknown, { readonly rows: readonly { readonly total: number; readonly exemplos: readonly Record<string, unknown>[] }[] }];
    const v = { numero, nome, violacoes: rows[0]?.total ?? 0, exemplos: rows[0]?.exemplos ?? [], ms: Math.round(performance.now() - inicio) };
    resultados.push(v);
    aoVerificar(v);
  }
  return resultados;
}
