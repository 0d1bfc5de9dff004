import type pg from 'pg';
import { numeroDoMotivo, NUMERO_DA_SITUACAO, situacaoDo, TEXTO_DO_MOTIVO, type MotivoSemFatura } from '../../../domain/faturamento/previa/previa.ts';
import { auditar } from '../comum/auditoria.ts';
import { TEVE_O_MES } from './teve-o-mes.ts';
import { totalizarRotas } from './totais-das-rotas.ts';

/** Rotas of a cycle, held by the caller. */
export type Lote = readonly [ciclo: number, rotas: readonly number[]];

/** A ligação whose approved prévia cannot become a bill. `detalhe`: what the database said, where it is the one that refuses. */
export interface Impedida {
  readonly cdc: number;
  readonly motivo: MotivoSemFatura;
  readonly detalhe: string | null;
}

const AUTOR = 'sistema:emitir-rota';

/** The avisos and notas that the rotas still have to give, before anybody is set aside: whole and consecutive in each. A rota may have none, and a month to close all the same. */
const ESTACIONAR = `
UPDATE faturamento.previa p SET situacao = x.situacao, motivo = x.motivo, encargos = '{}'
  FROM unnest($2::integer[], $3::smallint[], $4::smallint[]) x(cdc, situacao, motivo)
  JOIN (SELECT cdc, situacao, count(*) FILTER (WHERE situacao = 1) OVER (PARTITION BY rota) AS contas FROM faturamento.previa WHERE ciclo = $1) antes USING (cdc)
 WHERE p.ciclo = $1 AND p.cdc = antes.cdc
RETURNING p.cdc, p.rota, antes.contas, antes.situacao = 1 AS "eraConta"`;

/** The bills of a rota stay consecutive, so what is left over are its last numbers. */
const INUTILIZAR = `
INSERT INTO comum.numero_inutilizado (serie, numero, motivo, por, em)
SELECT s.serie, s.inicial + r.deslocamento + x.lugar, x.porque, $5, $6
  FROM unnest($2::integer[], $3::integer[], $4::text[]) x(rota, lugar, porque)
  JOIN faturamento.ciclo c ON c.id = $1 JOIN faturamento.ciclo_rota r ON r.ciclo = c.id AND r.rota = x.rota
 CROSS JOIN LATERAL (VALUES ('aviso', c.aviso_inicial), ('nota-fiscal', c.nota_inicial)) s(serie, inicial)`;

/** What the master was spared for a dependent that stays where it was is given back; a master that stays where it was, or had no bill yet, keeps what its dependents advanced. */
const DEVOLVER_AO_MASTER = `
UPDATE faturamento.previa m SET saldo_transportado = m.saldo_transportado + d.consumo
  FROM (SELECT x.master, sum(p.consumo_medido) AS consumo FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo
          JOIN cadastro.dependente x ON x.dependente = p.cdc AND x.periodo @> c.leitura_limite
         WHERE p.ciclo = $1 AND p.cdc = ANY ($2::integer[]) AND p.consumo_medido IS NOT NULL GROUP BY x.master) d
 WHERE m.ciclo = $1 AND m.cdc = d.master`;
const SALDO_DO_MASTER = `
UPDATE faturamento.previa m
   SET saldo_transportado = coalesce((SELECT k.saldo_transportado FROM leitura.consumo_ligacao k WHERE k.cdc = m.cdc), 0) - (
         SELECT coalesce(sum(p.consumo_medido), 0) FROM cadastro.dependente x JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = x.dependente AND ${TEVE_O_MES}
          WHERE x.master = m.cdc AND x.periodo @> c.leitura_limite)
  FROM faturamento.ciclo c WHERE m.ciclo = $1 AND c.id = $1 AND m.cdc = ANY ($2::integer[])`;

/** Its month was billed elsewhere: its base has advanced, and what its master was spared for it is right. */
const ENCERRADAS_EM_OUTRO: ReadonlySet<MotivoSemFatura> = new Set(['JA_FATURADA', 'MES_ENCERRADO']);

function porQue({ cdc, motivo, detalhe }: Impedida): string {
  return `Conta da ligação ${cdc} não emitida. ${TEXTO_DO_MOTIVO[motivo]}${detalhe === null ? '' : ` (${detalhe})`}`;
}

/** The place, in its rota, of the number that each one leaves unused: the last ones. */
function lugares(linhas: readonly { readonly cdc: number; readonly rota: number; readonly contas: number }[]): readonly { readonly cdc: number; readonly rota: number; readonly lugar: number }[] {
  const usados = new Map<number, number>();
  return linhas.map(({ cdc, rota, contas }) => {
    const n = (usados.get(rota) ?? 0) + 1;
    usados.set(rota, n);
    return { cdc, rota, lugar: contas - n };
  });
}

/**
 * Sets aside, after numbering, whose prévia cannot become a bill: with the reason, its number formally voided (design: every number is accounted
 * for), its condominium as if it had been parked, and an entry of the audit for each.
 */
export async function estacionarImpedidas(cliente: pg.ClientBase, [ciclo, rotas]: Lote, impedidas: readonly Impedida[], agora: Date): Promise<void> {
  if (impedidas.length === 0) return;
  const cdcs = impedidas.map((i) => i.cdc);
  const { rows } = await cliente.query<{ cdc: number; rota: number; contas: number; eraConta: boolean }>(ESTACIONAR, [
    ciclo, cdcs, impedidas.map((i) => NUMERO_DA_SITUACAO[situacaoDo(i.motivo)]), impedidas.map((i) => numeroDoMotivo(i.motivo)),
  ]);
  const contas = rows.filter((r) => r.eraConta);
  await cliente.query(DEVOLVER_AO_MASTER, [ciclo, impedidas.filter((i) => !ENCERRADAS_EM_OUTRO.has(i.motivo)).map((i) => i.cdc)]);
  await cliente.query(SALDO_DO_MASTER, [ciclo, cdcs]);
  await totalizarRotas(cliente, ciclo, rotas);
  const porCdc = new Map(impedidas.map((i) => [i.cdc, porQue(i)]));
  const semUso = lugares(contas);
  await cliente.query(INUTILIZAR, [ciclo, semUso.map((u) => u.rota), semUso.map((u) => u.lugar), semUso.map((u) => `Ciclo ${ciclo}, rota ${u.rota}. ${porCdc.get(u.cdc) ?? ''}`), AUTOR, agora]);
  for (const i of impedidas) {
    await auditar(cliente, { autor: { nome: AUTOR }, funcao: 'faturamento/emitir-rota', objeto: `ciclo:${ciclo}/ligacao:${i.cdc}`, depois: { motivo: i.motivo }, motivo: porQue(i), resultado: 'NAO_EMITIDA' });
  }
}
