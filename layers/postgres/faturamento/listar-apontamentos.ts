import { referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';
import { historicos } from './historicos.ts';

export interface FiltroDeApontamentos {
  readonly regra?: string | undefined;
  readonly situacao?: SituacaoApontamento | undefined;
  readonly rota?: number | undefined;
  readonly cdc?: number | undefined;
  readonly pagina: number;
  readonly porPagina: number;
}

type SituacaoApontamento = 'PENDENTE' | 'ACEITO' | 'CORRIGIDO' | 'RELEITURA' | 'MEDIA' | 'ESTACIONADO';

interface Linha {
  readonly cdc: number;
  readonly rota: number;
  readonly ordem: number;
  readonly nome: string;
  readonly endereco: string;
  readonly regra: string;
  readonly detalhe: string;
  readonly bloqueia: boolean;
  readonly situacao: SituacaoApontamento;
  readonly decididoPor: string | null;
  readonly decididoEm: Date | null;
  readonly motivo: string | null;
  readonly leituraAnterior: number | null;
  readonly leituraAtual: number | null;
  readonly ocorrencia: number;
  readonly consumo: number | null;
  readonly media: number | null;
  readonly valor: number;
}

/** One finding with what a person needs to decide it. `historico`: the months before, oldest first. */
export interface ApontamentoListado extends Omit<Linha, 'decididoEm'> {
  readonly decididoEm: string | null;
  readonly historico: { readonly referencia: string; readonly consumo: number | null; readonly valor: number | null }[];
}

export interface ApontamentosListados {
  readonly itens: ApontamentoListado[];
  readonly total: number;
  readonly porRegra: { readonly regra: string; readonly nome: string; readonly pendentes: number; readonly total: number }[];
}

const FILTRO = `a.ciclo = $1 AND ($2::text IS NULL OR a.regra = $2) AND ($3::text IS NULL OR a.situacao = $3) AND ($4::integer IS NULL OR a.rota = $4) AND ($5::integer IS NULL OR a.cdc = $5)`;

/** The prévia until the cycle is issued, the bill from then on. */
const LISTAR = `
SELECT a.cdc, a.rota, array_position(r.lote, a.cdc) AS ordem, left(pe.nome, 120) AS nome,
       left(concat_ws(', ', lg.tipo || ' ' || lg.nome, l.numero, l.complemento, ba.nome), 200) AS endereco,
       a.regra, a.detalhe, a.bloqueia, a.situacao, a.decidido_por AS "decididoPor", a.decidido_em AS "decididoEm", a.motivo,
       coalesce(p.leitura_anterior, f.leitura_anterior) AS "leituraAnterior", coalesce(p.leitura_atual, f.leitura_atual) AS "leituraAtual",
       coalesce(p.ocorrencia, f.ocorrencia, 0) AS ocorrencia, coalesce(p.consumo_medido, p.consumo_poco, f.consumo_medido, f.consumo_poco) AS consumo,
       coalesce(p.media, f.media) AS media, coalesce(p.valor, f.valor, 0)::bigint AS valor
  FROM faturamento.apontamento a
  JOIN faturamento.ciclo_rota r ON r.ciclo = a.ciclo AND r.rota = a.rota
  JOIN cadastro.rota k ON k.id = a.rota
  JOIN cadastro.ligacao l ON l.cdc = a.cdc
  JOIN cadastro.pessoa pe ON pe.id = l.pessoa
  JOIN cadastro.logradouro lg ON lg.id = l.logradouro
  JOIN cadastro.bairro ba ON ba.id = lg.bairro
  LEFT JOIN faturamento.previa p ON p.ciclo = $1 AND p.cdc = a.cdc
  LEFT JOIN faturamento.fatura f ON f.cdc = a.cdc AND f.referencia = $6 AND f.ciclo = $1 AND f.cancelada_em IS NULL
 WHERE ${FILTRO}
 ORDER BY k.numero, ordem, a.regra LIMIT $7 OFFSET $8`;

const CONTAR = `SELECT count(*)::integer AS n FROM faturamento.apontamento a JOIN cadastro.ligacao l ON l.cdc = a.cdc WHERE ${FILTRO}`;

const POR_REGRA = `
SELECT a.regra, g.nome, (count(*) FILTER (WHERE a.situacao = 'PENDENTE'))::integer AS pendentes, count(*)::integer AS total
  FROM faturamento.apontamento a JOIN faturamento.regra_critica g ON g.codigo = a.regra JOIN cadastro.ligacao l ON l.cdc = a.cdc WHERE a.ciclo = $1 GROUP BY a.regra, g.nome ORDER BY a.regra`;

const MESES = 12;

/** The findings of a cycle in reading order, with how many there are of each rule; undefined when there is no such cycle. */
export async function listarApontamentos(banco: Executor, ciclo: number, f: FiltroDeApontamentos): Promise<ApontamentosListados | undefined> {
  const { rows: ciclos } = await banco.query<{ referencia: number }>('SELECT referencia FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  if (ciclos[0] === undefined) return undefined;
  const { referencia } = ciclos[0];
  const filtro = [ciclo, f.regra ?? null, f.situacao ?? null, f.rota ?? null, f.cdc ?? null];
  const { rows } = await banco.query<Linha>(LISTAR, [...filtro, referencia, f.porPagina, (f.pagina - 1) * f.porPagina]);
  const { rows: contagem } = await banco.query<{ n: number }>(CONTAR, filtro);
  const { rows: porRegra } = await banco.query<ApontamentosListados['porRegra'][number]>(POR_REGRA, [ciclo]);
  const passado = await historicos(banco, [...new Set(rows.map((r) => r.cdc))], referenciaDoNumero(referencia), MESES);
  const itens = rows.map((r) => ({
    ...r,
    decididoEm: r.decididoEm?.toISOString() ?? null,
    historico: (passado.get(r.cdc) ?? []).filter((m) => m.consumo !== null || m.valor !== null).map(({ referencia: mes, consumo, valor }) => ({ referencia: mes, consumo, valor })),
  }));
  return { itens, total: contagem[0]?.n ?? 0, porRegra };
}
