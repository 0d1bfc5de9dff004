import type pg from 'pg';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { governaOCalculo, porQueNaoCabe, SITUACAO_DA_ACAO } from '../../../domain/faturamento/critica/acao.ts';
import type { AcaoDaCritica } from '../../../domain/faturamento/previa/entrada.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { recalcularLigacoes } from './calcular-rotas.ts';
import { corrigirLeitura, medidorDaLigacao } from './corrigir-leitura.ts';
import { MEDIDA_DA_DECISAO } from './particularidades.ts';
import { previaAgora, travarLigacao, type LigacaoTravada, type RecusaDaCritica } from './travar-ligacao.ts';

export interface PedidoDeDecisao {
  readonly ciclo: number;
  readonly cdc: number;
  readonly acao: AcaoDaCritica;
  /** Only with CORRIGIR_LEITURA. */
  readonly leitura: number | null;
  /** Which reading CORRIGIR_LEITURA is of: 1 water, 2 well; null: the water, or the well where there is no other. */
  readonly medicao: number | null;
  readonly motivo: string;
  readonly autor: Autor;
  readonly agora: Date;
}

export type RecusaDeDecisao =
  | RecusaDaCritica
  | { readonly codigo: 'critica/acao-nao-cabe' | 'critica/leitura-recusada'; readonly mensagem: string; readonly campo?: string };

/** `decididos`: findings that this decision answered. Amounts in centavos. */
export interface LigacaoDecidida {
  readonly cdc: number;
  readonly situacao: (typeof SITUACAO_DA_ACAO)[AcaoDaCritica];
  readonly decididos: number;
  readonly valorAnterior: number;
  readonly valor: number;
}

const PENDENTES = `SELECT count(*)::integer AS n FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2 AND situacao = 'PENDENTE'`;

/** To release answers also what waited parked. */
const RESPONDER = `
UPDATE faturamento.apontamento SET situacao = $3, decidido_por = $4, decidido_em = $5, motivo = $6
 WHERE ciclo = $1 AND cdc = $2 AND (situacao = 'PENDENTE' OR ($7 AND situacao IN ('RELEITURA', 'ESTACIONADO')))`;

const DECIDIR = `
INSERT INTO faturamento.decisao AS d (ciclo, cdc, acao, leitura, medicao, motivo, por, em) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (ciclo, cdc) DO UPDATE SET acao = excluded.acao, leitura = excluded.leitura, medicao = coalesce(excluded.medicao, d.medicao), medida = ${MEDIDA_DA_DECISAO('d')},
       motivo = excluded.motivo, por = excluded.por, em = excluded.em`;

/**
 * What a person decides of one ligação of a cycle in crítica (TR 14.4): it answers the findings that were open and, but for a plain
 * acceptance, the ligação is computed again, with its condominium where it belongs to one. What comes out different waits for somebody.
 */
export async function decidirLigacao(cliente: pg.ClientBase, p: PedidoDeDecisao): Promise<Resultado<LigacaoDecidida, RecusaDeDecisao>> {
  const travada = await travarLigacao(cliente, p.ciclo, p.cdc);
  if (!travada.ok) return travada;
  const antes = travada.valor;
  const medidor = await medidorDaLigacao(cliente, p.cdc, antes.referencia, antes.leituraLimite, p.medicao);
  const pendentes = (await cliente.query<{ n: number }>(PENDENTES, [p.ciclo, p.cdc])).rows[0]?.n ?? 0;
  const impedimento = porQueNaoCabe(p.acao, { motivo: antes.motivo, pendentes, medida: medidor !== null });
  if (impedimento !== null) return recusa('critica/acao-nao-cabe', impedimento);
  if (medidor !== null && p.leitura !== null) {
    const dados = { cdc: p.cdc, referencia: antes.referencia, dia: antes.leituraLimite, leitura: p.leitura, por: p.autor.nome, motivo: p.motivo, agora: p.agora };
    const corrigida = await corrigirLeitura(cliente, medidor, dados);
    if (!corrigida.ok) return corrigida;
  }
  const situacao = SITUACAO_DA_ACAO[p.acao];
  const { rowCount } = await cliente.query(RESPONDER, [p.ciclo, p.cdc, situacao, p.autor.nome, p.agora, p.motivo, p.acao === 'LIBERAR']);
  const depois = governaOCalculo(p.acao, antes.motivo) ? await decidirERecalcular(cliente, { ...p, medicao: p.leitura === null ? null : (medidor?.medicao ?? null) }, antes) : antes;
  await auditar(cliente, {
    autor: p.autor,
    funcao: 'faturamento/decidir-apontamento',
    objeto: `ciclo:${p.ciclo}/ligacao:${p.cdc}`,
    localidade: antes.localidade,
    setor: antes.setor,
    antes: { valor: antes.valor, motivo: antes.motivo, pendentes, leitura: medidor?.leitura ?? null },
    depois: { acao: p.acao, valor: depois.valor, motivo: depois.motivo, decididos: rowCount, ...(p.leitura === null ? {} : { leitura: p.leitura }) },
    motivo: p.motivo,
  });
  return ok({ cdc: p.cdc, situacao, decididos: rowCount ?? 0, valorAnterior: antes.valor, valor: depois.valor });
}

async function decidirERecalcular(cliente: pg.ClientBase, p: PedidoDeDecisao, l: LigacaoTravada): ReturnType<typeof previaAgora> {
  await cliente.query(DECIDIR, [p.ciclo, p.cdc, p.acao, p.leitura, p.medicao, p.motivo, p.autor.nome, p.agora]);
  await recalcularLigacoes(cliente, p.ciclo, [l.rota], [p.cdc]);
  return previaAgora(cliente, p.ciclo, p.cdc);
}
