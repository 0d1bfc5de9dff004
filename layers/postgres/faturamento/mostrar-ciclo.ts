import type { SituacaoRota } from '../../../domain/faturamento/maquinas.ts';
import type { Executor } from '../conexao.ts';
import type { ImpressaoDoCiclo } from './impressao.ts';
import { COLUNAS_DO_RESUMO, resumir, type CicloResumido, type LinhaDoCiclo } from './listar-ciclos.ts';

/** One rota of a cycle, with its progress. Volumes in m³, amounts in centavos; instants in ISO 8601. */
export interface RotaDoCiclo {
  readonly rota: number;
  readonly numero: number;
  readonly situacao: SituacaoRota;
  readonly ligacoes: number;
  readonly calculos: number;
  readonly calculadas: number;
  readonly estacionadas: number;
  readonly semFatura: number;
  readonly apontamentos: number;
  readonly pendentes: number;
  readonly volume: number;
  readonly valor: number;
  readonly emitidas: number | null;
  readonly calculadaEm: string | null;
  readonly emitidaEm: string | null;
  readonly impressaEm: string | null;
}

interface Etapa {
  readonly etapa: string;
  readonly inicio: string;
  readonly fim: string | null;
}

export interface CicloInteiro {
  readonly ciclo: CicloResumido;
  readonly prazos: { readonly leituraLimite: string; readonly emissao: string; readonly vencimento: string; readonly validade: string };
  readonly critica: { readonly desde: string; readonly por: string | null; readonly em: string | null; readonly observacao: string | null } | null;
  readonly numeracao: { readonly avisoInicial: number; readonly notaInicial: number; readonly emitidas: number } | null;
  readonly rotas: RotaDoCiclo[];
  readonly tempos: Etapa[];
  readonly impressao: ImpressaoDoCiclo | null;
  readonly falha: string | null;
}

type LinhaInteira = LinhaDoCiclo & {
  readonly leituraLimite: string;
  readonly emissao: string;
  readonly validade: string;
  readonly congelado: Date | null;
  readonly desde: Date | null;
  readonly por: string | null;
  readonly em: Date | null;
  readonly observacao: string | null;
  readonly avisoInicial: number | null;
  readonly notaInicial: number | null;
  readonly emitidas: number | null;
  readonly emitido: Date | null;
  readonly impresso: Date | null;
  readonly impressao: ImpressaoDoCiclo | null;
  readonly falha: string | null;
};

const CICLO = `
SELECT ${COLUNAS_DO_RESUMO}, c.leitura_limite AS "leituraLimite", c.emissao, c.validade, c.lote_congelado_em AS congelado, c.em_critica_desde AS desde,
       c.critica_por AS por, c.critica_em AS em, c.critica_observacao AS observacao, c.aviso_inicial AS "avisoInicial", c.nota_inicial AS "notaInicial",
       (c.emitidas - (SELECT count(*) FROM comum.numero_inutilizado i WHERE i.serie = 'aviso' AND i.numero BETWEEN c.aviso_inicial AND c.aviso_inicial + c.emitidas - 1))::integer AS emitidas,
       c.emitido_em AS emitido, c.impresso_em AS impresso, c.impressao, c.falha
  FROM faturamento.ciclo c WHERE c.id = $1`;

type LinhaDaRota = Omit<RotaDoCiclo, 'calculadaEm' | 'emitidaEm' | 'impressaEm'> & Readonly<Record<'calculadaEm' | 'emitidaEm' | 'impressaEm', Date | null>>;

const ROTAS = `
SELECT r.rota, k.numero, r.situacao, cardinality(r.lote) AS ligacoes, r.calculos, r.calculadas, r.estacionadas, r.sem_fatura AS "semFatura", r.apontamentos,
       coalesce(p.n, 0) AS pendentes, r.volume_m3 AS volume, r.valor, r.emitidas, r.calculada_em AS "calculadaEm", r.emitida_em AS "emitidaEm", r.impressa_em AS "impressaEm"
  FROM faturamento.ciclo_rota r
  JOIN cadastro.rota k ON k.id = r.rota
  LEFT JOIN (SELECT rota, count(*)::integer AS n FROM faturamento.apontamento WHERE ciclo = $1 AND situacao = 'PENDENTE' GROUP BY rota) p USING (rota)
 WHERE r.ciclo = $1 ORDER BY k.numero, r.rota`;

const iso = (d: Date | null): string | null => d?.toISOString() ?? null;

/** A cycle with its progress, or undefined. Two narrow queries: screens and commands ask for it every second. */
export async function mostrarCiclo(banco: Executor, ciclo: number): Promise<CicloInteiro | undefined> {
  const c = (await banco.query<LinhaInteira>(CICLO, [ciclo])).rows[0];
  if (c === undefined) return undefined;
  const { rows } = await banco.query<LinhaDaRota>(ROTAS, [ciclo]);
  return {
    ciclo: resumir(c),
    prazos: { leituraLimite: c.leituraLimite, emissao: c.emissao, vencimento: c.vencimento, validade: c.validade },
    critica: c.desde === null ? null : { desde: c.desde.toISOString(), por: c.por, em: iso(c.em), observacao: c.observacao },
    numeracao: c.avisoInicial === null || c.notaInicial === null ? null : { avisoInicial: c.avisoInicial, notaInicial: c.notaInicial, emitidas: c.emitidas ?? 0 },
    rotas: rows.map((r) => ({ ...r, calculadaEm: iso(r.calculadaEm), emitidaEm: iso(r.emitidaEm), impressaEm: iso(r.impressaEm) })),
    tempos: tempos(c),
    impressao: c.impressao,
    falha: c.falha,
  };
}

function tempos(c: LinhaInteira): Etapa[] {
  const etapas: readonly (readonly [string, Date | null, Date | null])[] = [
    ['Congelamento do lote', c.abertoEm, c.congelado],
    ['Cálculo das prévias', c.congelado, c.desde],
    ['Crítica', c.desde, c.em],
    ['Emissão', c.em, c.emitido],
    ['Impressão', c.emitido, c.impresso],
  ];
  return etapas.flatMap(([etapa, inicio, fim]) => (inicio === null ? [] : [{ etapa, inicio: inicio.toISOString(), fim: iso(fim) }]));
}
