import type pg from 'pg';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { criarCalculadora } from '../../../domain/faturamento/calculadora.ts';
import { lerRegraCritica, type RegraCritica } from '../../../domain/faturamento/critica/regra.ts';
import { minimosDoAto } from '../../../domain/faturamento/previa/minimo.ts';
import type { RegrasDaPrevia } from '../../../domain/faturamento/previa/calcular-previas.ts';
import { ESTATISTICAS } from '../../../domain/leitura/estatistica.ts';
import { ehAcaoOcorrencia, type Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';
import { parametroEm, parametroInteiro } from '../comum/parametros.ts';
import { atosTarifarios } from './atos-tarifarios.ts';

export interface RegrasDoCiclo {
  readonly previa: RegrasDaPrevia;
  readonly critica: readonly RegraCritica[];
}

/** Keeps the compiled tariffs of the acts it has seen. */
const calculadora = criarCalculadora();

/** A reading period older than this is a wrong date, not a period; and a second reading, asked for in the crítica, comes at any day after it. */
const MESES_DE_FOLGA = 24;

async function ocorrencias(cliente: pg.ClientBase): Promise<ReadonlyMap<number, Ocorrencia>> {
  const { rows } = await cliente.query<{ codigo: number; descricao: string; acao: string; exigeLeitura: boolean; critica: boolean }>(
    'SELECT codigo, descricao, acao, exige_leitura AS "exigeLeitura", critica FROM leitura.ocorrencia',
  );
  return new Map(
    rows.map(({ acao, ...o }) => {
      if (!ehAcaoOcorrencia(acao)) throw new Error(`ocorrência ${o.codigo} com ação desconhecida: ${acao}`);
      return [o.codigo, { ...o, acao }];
    }),
  );
}

async function regrasDaCritica(cliente: pg.ClientBase): Promise<readonly RegraCritica[]> {
  const { rows } = await cliente.query<{ codigo: string; nome: string; parametros: Record<string, unknown>; bloqueia: boolean; ativa: boolean }>(
    'SELECT codigo, nome, parametros, bloqueia, ativa FROM faturamento.regra_critica ORDER BY codigo',
  );
  return rows.map((r) => exigir(lerRegraCritica(r)));
}

/** Everything that {@link carregar} reads: a change of any row of it changes the digest. */
const TABELAS_DAS_REGRAS = [
  'comum.parametro', 'leitura.ocorrencia', 'cadastro.categoria', 'cadastro.subcategoria', 'faturamento.rubrica', 'faturamento.regra_critica', 'faturamento.ato',
  'faturamento.ato_categoria', 'faturamento.tarifa', 'faturamento.tarifa_faixa',
];
const PERIODO = `
SELECT c.leitura_limite, (c.leitura_limite - make_interval(months => $2))::date AS desde, (c.leitura_limite + make_interval(months => $2))::date AS ate,
       md5(concat_ws('|', ${TABELAS_DAS_REGRAS.map((tabela) => `(SELECT string_agg(x::text, ';' ORDER BY x.ctid) FROM ${tabela} x)`).join(', ')})) AS digest
  FROM faturamento.ciclo c WHERE c.id = $1`;

interface PeriodoDasRegras {
  readonly leitura_limite: string;
  readonly desde: string;
  readonly ate: string;
  readonly digest: string;
}

/** Rules of the last cycle of this process, which the next rotas are likely to be of. */
let ultimas: { readonly de: string; readonly regras: RegrasDoCiclo } | undefined;

/**
 * Everything that decides the bills of a cycle but the ligações themselves, as it is in the database now: kept from one lot to the other only
 * while nothing of it changes.
 * @throws when a parameter, act or rule in the database is not valid: nothing is computed with it.
 */
export async function regrasDoCiclo(cliente: pg.ClientBase, ciclo: number): Promise<RegrasDoCiclo> {
  const { rows } = await cliente.query<PeriodoDasRegras>({ name: 'regras-do-ciclo', text: PERIODO, values: [ciclo, MESES_DE_FOLGA] });
  const c = rows[0];
  if (c === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  const de = `${c.leitura_limite} ${c.desde} ${c.ate} ${c.digest}`;
  if (ultimas?.de !== de) ultimas = { de, regras: await carregar(cliente, c) };
  return ultimas.regras;
}

async function carregar(cliente: pg.ClientBase, c: PeriodoDasRegras): Promise<RegrasDoCiclo> {
  const em = c.leitura_limite;
  const nomeEstatistica = await parametroEm(cliente, 'media.estatistica', em);
  const estatistica = ESTATISTICAS.find((e) => e === nomeEstatistica);
  if (estatistica === undefined) throw new Error(`parâmetro media.estatistica inválido: ${String(nomeEstatistica)}`);
  const { rows: subcategorias } = await cliente.query<{ id: number; categoria: number }>('SELECT id, categoria FROM cadastro.subcategoria');
  const atos = await atosTarifarios(cliente, c.desde, c.ate);
  const { rows: rubricas } = await cliente.query<{ codigo: string; id: number }>('SELECT codigo, id FROM faturamento.rubrica');
  return {
    critica: await regrasDaCritica(cliente),
    previa: {
      atos,
      categoriaDe: new Map(subcategorias.map((s) => [s.id, s.categoria])),
      rubricaDe: new Map(rubricas.map((r) => [r.codigo, r.id])),
      calculadora,
      ocorrencias: await ocorrencias(cliente),
      leituraLimite: dataCivil(c.leitura_limite),
      minimos: minimosDoAto(atos, dataCivil(em)),
      minimoPorEconomia: await parametroInteiro(cliente, 'consumo.minimo-m3', em),
      estatistica: { estatistica, meses: await parametroInteiro(cliente, 'media.meses', em) },
      consumo: {
        virada: {
          limiteM3: await parametroInteiro(cliente, 'virada.limite-m3', em),
          vezesMedia: await parametroInteiro(cliente, 'virada.vezes-media', em),
        },
      },
    },
  };
}
