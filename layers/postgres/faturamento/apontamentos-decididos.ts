import type pg from 'pg';

/** A finding that a person decided, as it was when its ligação is computed again. */
export interface ApontamentoDecidido {
  readonly cdc: number;
  readonly regra: string;
  readonly detalhe: string;
  readonly situacao: string;
  readonly por: string;
  readonly em: Date;
  readonly motivo: string | null;
}

const RETIRAR = `
DELETE FROM faturamento.apontamento WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND ($3::integer[] IS NULL OR cdc = ANY ($3))
RETURNING cdc, regra, detalhe, situacao, decidido_por AS por, decidido_em AS em, motivo`;

/** A decision to park answers its findings only while it stands: a new reading takes a request for one away. */
const MANTER = `
UPDATE faturamento.apontamento a SET situacao = d.situacao, decidido_por = d.por, decidido_em = d.em, motivo = d.motivo
  FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[]) d(cdc, regra, detalhe, situacao, por, em, motivo)
 WHERE a.ciclo = $1 AND a.cdc = d.cdc AND a.regra = d.regra AND a.detalhe = d.detalhe AND a.situacao = 'PENDENTE'
   AND (d.situacao NOT IN ('RELEITURA', 'ESTACIONADO')
        OR EXISTS (SELECT FROM faturamento.decisao z WHERE z.ciclo = a.ciclo AND z.cdc = a.cdc
                      AND z.acao = CASE d.situacao WHEN 'RELEITURA' THEN 'PEDIR_RELEITURA' ELSE 'ESTACIONAR' END))`;

/** Takes away the findings of what is about to be computed again. @returns those that somebody decided */
export async function retirarApontamentos(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], cdcs: readonly number[] | null): Promise<readonly ApontamentoDecidido[]> {
  const { rows } = await cliente.query<ApontamentoDecidido>(RETIRAR, [ciclo, rotas, cdcs]);
  return rows.filter((r) => r.situacao !== 'PENDENTE');
}

/**
 * A person decided what was before their eyes: a finding that comes out again word for word stays decided, one that came out different
 * waits for somebody. Otherwise a mistyped correction, or a second reading file, would be accepted by who never saw it.
 */
export async function manterDecididos(cliente: pg.ClientBase, ciclo: number, decididos: readonly ApontamentoDecidido[]): Promise<void> {
  if (decididos.length === 0) return;
  const de = <T>(campo: (d: ApontamentoDecidido) => T): T[] => decididos.map(campo);
  await cliente.query(MANTER, [ciclo, de((d) => d.cdc), de((d) => d.regra), de((d) => d.detalhe), de((d) => d.situacao), de((d) => d.por), de((d) => d.em), de((d) => d.motivo)]);
}
