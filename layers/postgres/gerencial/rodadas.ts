import type { Executor } from '../conexao.ts';

/** A run as the API shows it (`events/http/esquemas-fraude.ts`). */
export interface RodadaGuardada {
  readonly id: number;
  readonly origem: 'AGENDA' | 'PESSOA' | 'COMANDO';
  readonly por: string;
  readonly iniciadaEm: string;
  readonly terminadaEm: string | null;
  readonly regras: {
    readonly regra: 'R1' | 'R6' | 'R7' | 'R10' | 'R12';
    readonly achados: number;
    readonly casosNovos: number;
    readonly evidenciasNovas: number;
    readonly duracaoMs: number;
    readonly erro: string | null;
  }[];
}

const REGRAS = `
coalesce((SELECT json_agg(json_build_object('regra', g.regra, 'achados', g.achados, 'casosNovos', g.casos_novos, 'evidenciasNovas', g.evidencias_novas, 'duracaoMs', g.duracao_ms, 'erro', g.erro)
                          ORDER BY length(g.regra), g.regra) FROM gerencial.rodada_de_regra g WHERE g.rodada = r.id), '[]') AS regras`;

/** One page of the runs, the most recent first. */
export async function listarRodadas(banco: Executor, { pagina, porPagina }: { readonly pagina: number; readonly porPagina: number }): Promise<{ readonly itens: RodadaGuardada[]; readonly total: number }> {
  const { rows } = await banco.query<{ itens: RodadaGuardada[]; total: number }>(
    `SELECT (SELECT count(*) FROM gerencial.rodada_de_fraude)::integer AS total,
            coalesce((SELECT json_agg(x) FROM (
              SELECT r.id, r.origem, r.por, r.iniciada_em AS "iniciadaEm", r.terminada_em AS "terminadaEm", ${REGRAS}
                FROM gerencial.rodada_de_fraude r ORDER BY r.id DESC LIMIT $1 OFFSET $2) x), '[]') AS itens`,
    [porPagina, (pagina - 1) * porPagina],
  );
  const { itens, total } = rows[0] ?? { itens: [], total: 0 };
  return { itens: itens.map((r) => ({ ...r, iniciadaEm: new Date(r.iniciadaEm).toISOString(), terminadaEm: r.terminadaEm === null ? null : new Date(r.terminadaEm).toISOString() })), total };
}
