import type pg from 'pg';
import type { Cdc } from '../../../domain/comum/identidades.ts';
import type { AcaoDaCritica, DecisaoDeMedida, EmOutroCiclo, EntradaDaLigacao } from '../../../domain/faturamento/previa/entrada.ts';

/**
 * SQL condition on `cadastro.mudanca_de_rota m`: who changed rota is in the lot of another open cycle, which has it before the cycle `$1`: it is
 * older, or approved. `o` is its rota there and `oc` that cycle.
 */
export const EM_OUTRO_CICLO_ABERTO = `
       faturamento.ciclo_rota o JOIN faturamento.ciclo oc ON oc.id = o.ciclo
 WHERE o.rota IN (m.de, m.para) AND o.ciclo <> $1 AND m.cdc = ANY (o.lote) AND oc.situacao NOT IN ('EMITIDO', 'IMPRESSO')
   AND (o.ciclo < $1 OR oc.critica_em IS NOT NULL)`;

/** The master was set aside in the cycle that billed its dependent, and carries from there what that one was billed. */
const MASTER_JA_SUBTRAIU = `
EXISTS (SELECT FROM cadastro.dependente d JOIN faturamento.ciclo c ON c.id = $1 AND d.periodo @> c.leitura_limite
          JOIN faturamento.nao_faturada n ON n.ciclo = f.ciclo AND n.cdc = d.master WHERE d.dependente = lote.cdc)`;

/** What `d`, a row of `faturamento.decisao`, says of the measurement: itself, or the last one before it that did. */
export const MEDIDA_DA_DECISAO = (d: string): string => `CASE WHEN ${d}.acao IN ('FATURAR_MEDIA', 'CORRIGIR_LEITURA') THEN ${d}.acao ELSE ${d}.medida END`;

/**
 * What few ligações have. Late charges are those not billed yet; a decision is of this cycle; a bill, of this referência ($3). The lot ($2) is
 * joined and not searched with `= ANY`: a plan that serves every lot walks the list again for each row of a table that it takes for small.
 */
const POUCOS = `
WITH lote AS MATERIALIZED (SELECT unnest($2::integer[]) AS cdc)
SELECT cdc, d.master, NULL::text AS acao, NULL::text AS medida, NULL::smallint AS medicao, NULL::bigint AS aviso, NULL::bigint AS multa, NULL::bigint AS correcao, NULL::integer AS faturado, NULL::integer AS outro, NULL::boolean AS aprovado
  FROM lote JOIN cadastro.dependente d ON d.dependente = lote.cdc JOIN faturamento.ciclo c ON c.id = $1 AND d.periodo @> c.leitura_limite
UNION ALL SELECT z.cdc, NULL, z.acao, ${MEDIDA_DA_DECISAO('z')}, z.medicao, NULL, NULL, NULL, NULL, NULL, NULL FROM faturamento.decisao z WHERE z.ciclo = $1
UNION ALL SELECT cdc, NULL, NULL, NULL, NULL, x.aviso, x.multa, x.correcao, NULL, NULL, NULL FROM lote JOIN faturamento.encargo_pendente x USING (cdc) WHERE x.faturado_em IS NULL
UNION ALL SELECT cdc, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CASE WHEN ${MASTER_JA_SUBTRAIU} THEN 0 ELSE f.volume_agua END, NULL, NULL FROM lote JOIN faturamento.fatura f USING (cdc) WHERE f.referencia = $3 AND f.cancelada_em IS NULL
UNION ALL SELECT m.cdc, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x.outro, x.aprovado
  FROM lote JOIN cadastro.mudanca_de_rota m USING (cdc) CROSS JOIN LATERAL (SELECT o.ciclo AS outro, oc.critica_em IS NOT NULL AS aprovado FROM ${EM_OUTRO_CICLO_ABERTO}) x
ORDER BY cdc, aviso`;

interface Linha {
  readonly cdc: number;
  readonly master: Cdc | null;
  readonly acao: AcaoDaCritica | null;
  readonly medida: DecisaoDeMedida | null;
  readonly medicao: number | null;
  readonly aviso: number | null;
  readonly multa: number | null;
  readonly correcao: number | null;
  /** m³ of the bill that it has of the referência, and that its master is still to be spared. */
  readonly faturado: number | null;
  readonly outro: number | null;
  readonly aprovado: boolean | null;
}

export type Particular = Pick<EntradaDaLigacao, 'master' | 'decisao' | 'encargos' | 'emOutroCiclo'>;
export const SEM_PARTICULARIDADE: Particular = { master: null, decisao: null, encargos: { avisos: [], multa: 0, correcao: 0 }, emOutroCiclo: null };

/** An approved cycle that has set a ligação aside will not bill it: who has it then is the other. @returns the m³ of those that it will */
async function faturadasNosAprovados(cliente: pg.ClientBase, linhas: readonly Linha[]): Promise<ReadonlyMap<string, number>> {
  const aprovadas = linhas.filter((l) => l.aprovado === true);
  if (aprovadas.length === 0) return new Map();
  const { rows } = await cliente.query<{ chave: string; consumo: number }>(
    `SELECT concat(p.ciclo, ' ', p.cdc) AS chave, coalesce(p.consumo_medido, 0) AS consumo FROM unnest($1::integer[], $2::integer[]) x(ciclo, cdc) JOIN faturamento.previa p USING (ciclo, cdc) WHERE p.situacao = 1`,
    [aprovadas.map((l) => l.outro), aprovadas.map((l) => l.cdc)],
  );
  return new Map(rows.map((r) => [r.chave, r.consumo]));
}

function emOutroCiclo(l: Linha, faturadas: ReadonlyMap<string, number>): EmOutroCiclo | null {
  if (l.faturado !== null) return { motivo: 'JA_FATURADA', volume: l.faturado };
  const volume = faturadas.get(`${l.outro} ${l.cdc}`) ?? null;
  if (l.outro === null || (l.aprovado === true && volume === null)) return null;
  return { motivo: 'EM_OUTRO_CICLO', volume };
}

/** What is different of the few ligações of a lot that have something different, by CDC. `referencia` AAAAMM. */
export async function particularidades(cliente: pg.ClientBase, ciclo: number, lote: readonly number[], referencia: number): Promise<ReadonlyMap<number, Particular>> {
  const { rows } = await cliente.query<Linha>({ name: 'particularidades-do-lote', text: POUCOS, values: [ciclo, lote, referencia] });
  const faturadas = await faturadasNosAprovados(cliente, rows);
  const porCdc = new Map<number, Particular>();
  for (const l of rows) {
    const antes = porCdc.get(l.cdc) ?? SEM_PARTICULARIDADE;
    const e = antes.encargos;
    const outro = emOutroCiclo(l, faturadas);
    porCdc.set(l.cdc, {
      master: l.master ?? antes.master,
      decisao: l.acao === null ? antes.decisao : { acao: l.acao, medida: l.medida, medicao: l.medicao ?? 1 },
      emOutroCiclo: antes.emOutroCiclo?.motivo === 'JA_FATURADA' ? antes.emOutroCiclo : (outro ?? antes.emOutroCiclo),
      encargos: l.aviso === null ? e : { avisos: [...e.avisos, l.aviso], multa: e.multa + (l.multa ?? 0), correcao: e.correcao + (l.correcao ?? 0) },
    });
  }
  return porCdc;
}
