import type { SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { numeroDaReferencia, referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';

/** A cycle in one line; `valor` in centavos, of the prévias or of the bills. */
export interface CicloResumido {
  readonly id: number;
  readonly grupo: number;
  readonly referencia: string;
  readonly situacao: SituacaoCiclo;
  readonly abertoEm: string;
  readonly abertoPor: string;
  readonly vencimento: string;
  readonly ligacoes: number;
  readonly apontamentosPendentes: number;
  readonly valor: number;
}

export interface FiltroDeCiclos {
  readonly grupo?: number | undefined;
  /** AAAA-MM */
  readonly referencia?: string | undefined;
  readonly situacao?: SituacaoCiclo | undefined;
  readonly pagina: number;
  readonly porPagina: number;
}

/** Columns of a {@link CicloResumido}, of a cycle `c`. */
export const COLUNAS_DO_RESUMO = `
  c.id, c.grupo, c.referencia, c.situacao, c.aberto_em AS "abertoEm", c.aberto_por AS "abertoPor", c.vencimento, coalesce(c.quantidade, 0) AS ligacoes,
  (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = c.id AND a.situacao = 'PENDENTE')::integer AS "apontamentosPendentes",
  (SELECT coalesce(sum(r.valor), 0) FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id)::bigint AS valor`;

export type LinhaDoCiclo = Omit<CicloResumido, 'referencia' | 'abertoEm'> & { readonly referencia: number; readonly abertoEm: Date };

export function resumir({ id, grupo, referencia, situacao, abertoEm, abertoPor, vencimento, ligacoes, apontamentosPendentes, valor }: LinhaDoCiclo): CicloResumido {
  return { id, grupo, referencia: referenciaDoNumero(referencia), situacao, abertoEm: abertoEm.toISOString(), abertoPor, vencimento, ligacoes, apontamentosPendentes, valor };
}

const LISTAR = `
SELECT ${COLUNAS_DO_RESUMO}
  FROM faturamento.ciclo c
 WHERE ($1::integer IS NULL OR c.grupo = $1) AND ($2::integer IS NULL OR c.referencia = $2) AND ($3::text IS NULL OR c.situacao = $3)
 ORDER BY c.referencia DESC, c.grupo, c.id LIMIT $4 OFFSET $5`;

const CONTAR = `
SELECT count(*)::integer AS n FROM faturamento.ciclo c
 WHERE ($1::integer IS NULL OR c.grupo = $1) AND ($2::integer IS NULL OR c.referencia = $2) AND ($3::text IS NULL OR c.situacao = $3)`;

/** The cycles of a page, the most recent month first, and how many there are. */
export async function listarCiclos(banco: Executor, f: FiltroDeCiclos): Promise<{ readonly itens: CicloResumido[]; readonly total: number }> {
  const filtro = [f.grupo ?? null, f.referencia === undefined ? null : numeroDaReferencia(f.referencia), f.situacao ?? null];
  const { rows } = await banco.query<LinhaDoCiclo>(LISTAR, [...filtro, f.porPagina, (f.pagina - 1) * f.porPagina]);
  const { rows: contagem } = await banco.query<{ n: number }>(CONTAR, filtro);
  return { itens: rows.map(resumir), total: contagem[0]?.n ?? 0 };
}

/** One cycle that is known to exist. @throws when it does not */
export async function cicloResumido(banco: Executor, ciclo: number): Promise<CicloResumido> {
  const { rows } = await banco.query<LinhaDoCiclo>(`SELECT ${COLUNAS_DO_RESUMO} FROM faturamento.ciclo c WHERE c.id = $1`, [ciclo]);
  if (rows[0] === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  return resumir(rows[0]);
}
