import { z } from 'zod';
import { textoReais, centavos } from '../../../domain/comum/dinheiro.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { atoId } from '../../../domain/comum/identidades.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import type { AtoTarifario, CategoriaDoAto } from '../../../domain/faturamento/ato.ts';
import { lerArredondamento } from '../../../domain/faturamento/tarifa/arredondamento.ts';
import { lerEsgoto, type RegraEsgoto } from '../../../domain/faturamento/tarifa/esgoto.ts';
import type { PlanoDivisao } from '../../../domain/faturamento/tarifa/plano.ts';
import { lerTabela, TIPOS_TABELA, type DeclaracaoTabela, type Tabela } from '../../../domain/faturamento/tarifa/tabela.ts';
import { lerTee, type RegraTee } from '../../../domain/faturamento/tee.ts';
import type { ComVigencia } from '../../../domain/faturamento/tarifa/vigencia.ts';
import type { Executor } from '../conexao.ts';

const SERVICOS = ['AGUA', 'ESGOTO', 'TEE', 'AGUA_UMA_ECONOMIA'] as const;

const TARIFA = z.object({
  servico: z.enum(SERVICOS),
  tipo: z.enum(TIPOS_TABELA),
  valor_fixo: z.int().nullable(),
  valor_minimo: z.int().nullable(),
  minimo_m3: z.int().nullable(),
  franquia_m3: z.int().nullable(),
  faixas: z.array(z.object({ acimaDe: z.string(), ate: z.string().nullable(), preco: z.string() })),
});

const CATEGORIA = z.object({
  categoria: z.int(),
  nome: z.string(),
  plano: z.enum(['MULTIPLICAR_LIMITES', 'ECONOMIA_PRINCIPAL', 'UMA_ECONOMIA']),
  esgoto_tipo: z.enum(['NENHUM', 'PERCENTUAL', 'COMPONENTES', 'TABELA']),
  esgoto_percentuais: z.unknown(),
  tee_tipo: z.enum(['VALOR', 'TABELA', 'ESGOTO']).nullable(),
  tee_valor: z.int().nullable(),
  tarifas: z.array(TARIFA),
});

const ATO = z.object({ ato: z.int(), numero: z.string(), desde: z.string(), ate: z.string().nullable(), modo: z.string(), onde: z.string() });

type LinhaTarifa = z.infer<typeof TARIFA>;
type LinhaCategoria = z.infer<typeof CATEGORIA>;

/** An act without a first day is older than any bill. */
const VIGENCIA = `coalesce(lower(a.vigencia), DATE '1900-01-01') AS desde, upper(a.vigencia) AS ate`;

const CONSULTA = `
SELECT a.id AS ato, a.numero, ${VIGENCIA}, a.arredondamento_modo AS modo, a.arredondamento_onde AS onde,
       k.categoria, c.nome, k.plano, k.esgoto_tipo, k.esgoto_percentuais, k.tee_tipo, k.tee_valor,
       (SELECT coalesce(json_agg(json_build_object('servico', t.servico, 'tipo', t.tipo, 'valor_fixo', t.valor_fixo, 'valor_minimo', t.valor_minimo,
               'minimo_m3', t.minimo_m3, 'franquia_m3', t.franquia_m3, 'faixas',
               coalesce((SELECT json_agg(json_build_object('acimaDe', f.acima_de::text, 'ate', f.ate::text, 'preco', f.preco::text) ORDER BY f.acima_de)
                  FROM faturamento.tarifa_faixa f WHERE f.tarifa = t.id), '[]'::json))), '[]'::json)
          FROM faturamento.tarifa t WHERE t.ato = a.id AND t.categoria = k.categoria) AS tarifas
  FROM faturamento.ato a
  LEFT JOIN faturamento.ato_categoria k ON k.ato = a.id
  LEFT JOIN cadastro.categoria c ON c.id = k.categoria
 WHERE a.vigencia && daterange($1::date, $2::date, '[]')
 ORDER BY a.id, k.categoria`;

function reais(valor: number | null): string | null {
  return valor === null ? null : textoReais(centavos(valor));
}

function declaracao(t: LinhaTarifa): DeclaracaoTabela {
  return {
    tipo: t.tipo,
    faixas: t.faixas,
    valorFixo: reais(t.valor_fixo),
    valorMinimo: reais(t.valor_minimo),
    minimoM3: t.minimo_m3?.toString() ?? null,
    franquiaM3: t.franquia_m3?.toString() ?? null,
  };
}

/** Null where the act has no such table, or one with a hole in it. */
function tabelaDe(linha: LinhaCategoria, servico: LinhaTarifa['servico']): Tabela | null {
  const tarifa = linha.tarifas.find((t) => t.servico === servico);
  const lida = tarifa === undefined ? null : lerTabela(declaracao(tarifa));
  return lida?.ok === true ? lida.valor : null;
}

const PERCENTUAIS = z.record(z.string(), z.string());

/** What is charged and not said how only stands in the way of who pays it. */
function esgotoDe(linha: LinhaCategoria): RegraEsgoto | null {
  switch (linha.esgoto_tipo) {
    case 'NENHUM':
      return null;
    case 'TABELA': {
      const tabela = tabelaDe(linha, 'ESGOTO');
      return tabela === null ? { tipo: 'incompleto' } : { tipo: 'tabela', tabela };
    }
    case 'PERCENTUAL':
    case 'COMPONENTES': {
      const percentuais = PERCENTUAIS.safeParse(linha.esgoto_percentuais);
      const lido = percentuais.success ? lerEsgoto({ tipo: 'componentes', percentuais: percentuais.data }) : null;
      return lido?.ok === true ? lido.valor : { tipo: 'incompleto' };
    }
  }
}

function teeDe(linha: LinhaCategoria): RegraTee | null {
  switch (linha.tee_tipo) {
    case null:
      return null;
    case 'ESGOTO':
      return { tipo: 'esgoto' };
    case 'TABELA': {
      const tabela = tabelaDe(linha, 'TEE');
      return tabela === null ? null : { tipo: 'tabela', tabela };
    }
    case 'VALOR': {
      const lida = lerTee({ tipo: 'valor', valor: reais(linha.tee_valor) ?? '' });
      return lida.ok ? lida.valor : null;
    }
  }
}

/** Null where the category cannot be billed under the act. */
function categoriaDo(linha: LinhaCategoria): CategoriaDoAto | null {
  const esgoto = esgotoDe(linha);
  const tabela = tabelaDe(linha, 'AGUA');
  if (tabela === null) return null;
  const plano = planoDe(linha, esgoto);
  return plano === null ? null : { tarifa: { rotulo: linha.nome, tabela, esgoto }, plano, tee: teeDe(linha) };
}

function planoDe(linha: LinhaCategoria, esgoto: RegraEsgoto | null): PlanoDivisao | null {
  if (linha.plano !== 'UMA_ECONOMIA') return { tipo: linha.plano };
  const tabela = tabelaDe(linha, 'AGUA_UMA_ECONOMIA');
  return tabela === null ? null : { tipo: 'UMA_ECONOMIA', tarifa: { rotulo: linha.nome, tabela, esgoto } };
}

/**
 * The acts in force in any day from `de` to `ate` (both AAAA-MM-DD, included), checked by the domain. A category that an act has no whole
 * table for is not in it: who is of that category waits, and nobody else.
 */
export async function atosTarifarios(banco: Executor, de: string, ate: string): Promise<readonly AtoTarifario[]> {
  const { rows } = await banco.query<object>(CONSULTA, [de, ate]);
  const lidas = JSON.stringify(rows);
  // the same rows give the same objects, so that what is compiled from them (see criarCalculadora) serves every rota of the process
  if (ultimos?.lidas !== lidas) ultimos = { lidas, atos: montar(rows) };
  return ultimos.atos;
}

let ultimos: { readonly lidas: string; readonly atos: readonly AtoTarifario[] } | undefined;

function montar(rows: readonly object[]): readonly AtoTarifario[] {
  const atos = new Map<number, AtoTarifario & { readonly categorias: Map<number, CategoriaDoAto> }>();
  for (const row of rows) {
    const linha = ATO.parse(row);
    const ato = atos.get(linha.ato) ?? {
      id: atoId(linha.ato),
      numero: linha.numero,
      desde: dataCivil(linha.desde),
      ate: linha.ate === null ? null : dataCivil(linha.ate),
      arredondamento: exigir(lerArredondamento({ modo: linha.modo, casas: 2, onde: linha.onde })),
      categorias: new Map<number, CategoriaDoAto>(),
    };
    atos.set(linha.ato, ato);
    // an act still without categories has a row all the same
    const lida = CATEGORIA.safeParse(row);
    const categoria = lida.success ? categoriaDo(lida.data) : null;
    if (lida.success && categoria !== null) ato.categorias.set(lida.data.categoria, categoria);
  }
  return [...atos.values()];
}

/** When each act is in force, of all of them: what ends and what begins near a day without act is told to who has to mend it. */
export async function vigenciasDosAtos(banco: Executor): Promise<readonly ComVigencia[]> {
  const { rows } = await banco.query<{ numero: string; desde: string; ate: string | null }>(`SELECT a.numero, ${VIGENCIA} FROM faturamento.ato a`);
  return rows.map((a) => ({ numero: a.numero, desde: dataCivil(a.desde), ate: a.ate === null ? null : dataCivil(a.ate) }));
}
