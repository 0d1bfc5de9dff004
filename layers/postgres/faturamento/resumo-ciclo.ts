import type { SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';

interface Quantia {
  readonly faturas: number;
  readonly valor: number;
}

/** What a cycle came to. Volumes in m³, amounts in centavos. Before the issue, the rubricas are those of the prévias. */
export interface ResumoDoCiclo {
  readonly ciclo: number;
  readonly grupo: number;
  readonly referencia: string;
  readonly situacao: SituacaoCiclo;
  readonly ligacoes: number;
  readonly volume: number;
  readonly faturas: number;
  readonly estacionadas: number;
  readonly semFatura: number;
  readonly porRubrica: { readonly rubrica: number; readonly nome: string; readonly valor: number }[];
  readonly valor: number;
  readonly criticas: { readonly total: number; readonly pendentes: number };
  readonly pago: Quantia;
  readonly aberto: Quantia;
  readonly creditos: { readonly quantidade: number; readonly valor: number };
}

const CICLO = `
SELECT c.grupo, c.referencia, c.situacao, coalesce(c.quantidade, 0) AS ligacoes, c.aviso_inicial AS de, c.aviso_inicial + c.emitidas - 1 AS ate, t.*,
       (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = c.id)::integer AS criticas,
       (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = c.id AND a.situacao = 'PENDENTE')::integer AS pendentes
  FROM faturamento.ciclo c
 CROSS JOIN LATERAL (SELECT coalesce(sum(r.volume_m3), 0)::bigint AS volume, coalesce(sum(coalesce(r.emitidas, r.calculadas)), 0)::integer AS faturas,
                            coalesce(sum(r.estacionadas), 0)::integer AS estacionadas, coalesce(sum(r.sem_fatura), 0)::integer AS "semFatura", coalesce(sum(r.valor), 0)::bigint AS valor
                       FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id) t
 WHERE c.id = $1`;

/** The rollup once the cycle is issued; its prévias until then. One of them is empty. */
const POR_RUBRICA = `
SELECT x.rubrica, b.nome, sum(x.valor)::bigint AS valor
  FROM (SELECT s.rubrica, s.valor FROM faturamento.resumo_rota s WHERE s.ciclo = $1
        UNION ALL
        SELECT i.rubrica, i.valor FROM faturamento.previa p CROSS JOIN LATERAL unnest(p.rubricas, p.valores) i(rubrica, valor)
         WHERE p.ciclo = $1 AND p.situacao = 1
           AND NOT EXISTS (SELECT FROM faturamento.ciclo_rota r WHERE r.ciclo = $1 AND r.rota = p.rota AND r.situacao IN ('EMITIDA', 'IMPRESSA'))) x
  JOIN faturamento.rubrica b ON b.id = x.rubrica GROUP BY x.rubrica, b.nome ORDER BY x.rubrica`;

/** Bills of the cycle have consecutive avisos. */
const DINHEIRO = `
SELECT (SELECT count(*) FROM faturamento.fatura_aberta a WHERE a.aviso BETWEEN $1 AND $2)::integer AS abertas,
       (SELECT coalesce(sum(a.valor), 0) FROM faturamento.fatura_aberta a WHERE a.aviso BETWEEN $1 AND $2)::bigint AS aberto,
       (SELECT count(*) FROM arrecadacao.pagamento p WHERE p.destino = 1 AND p.aviso BETWEEN $1 AND $2)::integer AS pagas,
       (SELECT coalesce(sum(p.quitado), 0) FROM arrecadacao.pagamento p WHERE p.destino = 1 AND p.aviso BETWEEN $1 AND $2)::bigint AS pago,
       c.quantidade AS creditos, c.valor AS creditado
  FROM (SELECT count(*)::integer AS quantidade, coalesce(sum(x.valor), 0)::bigint AS valor
          FROM arrecadacao.credito x JOIN arrecadacao.pagamento p ON p.id = x.pagamento WHERE p.aviso BETWEEN $1 AND $2) c`;

interface LinhaDoCiclo {
  readonly grupo: number;
  readonly referencia: number;
  readonly situacao: SituacaoCiclo;
  readonly ligacoes: number;
  readonly de: number | null;
  readonly ate: number | null;
  readonly volume: number;
  readonly faturas: number;
  readonly estacionadas: number;
  readonly semFatura: number;
  readonly valor: number;
  readonly criticas: number;
  readonly pendentes: number;
}

const NADA = { abertas: 0, aberto: 0, pagas: 0, pago: 0, creditos: 0, creditado: 0 };

/** From the frozen lot to the bank; undefined when there is no such cycle. */
export async function resumoDoCiclo(banco: Executor, ciclo: number): Promise<ResumoDoCiclo | undefined> {
  const c = (await banco.query<LinhaDoCiclo>(CICLO, [ciclo])).rows[0];
  if (c === undefined) return undefined;
  const { rows: porRubrica } = await banco.query<{ rubrica: number; nome: string; valor: number }>(POR_RUBRICA, [ciclo]);
  const d = c.de === null ? NADA : ((await banco.query<typeof NADA>(DINHEIRO, [c.de, c.ate])).rows[0] ?? NADA);
  const { grupo, situacao, ligacoes, volume, faturas, estacionadas, semFatura, valor } = c;
  return {
    ciclo,
    grupo,
    referencia: referenciaDoNumero(c.referencia),
    situacao,
    ligacoes,
    volume,
    faturas,
    estacionadas,
    semFatura,
    porRubrica,
    valor,
    criticas: { total: c.criticas, pendentes: c.pendentes },
    pago: { faturas: d.pagas, valor: d.pago },
    aberto: { faturas: d.abertas, valor: d.aberto },
    creditos: { quantidade: d.creditos, valor: d.creditado },
  };
}
