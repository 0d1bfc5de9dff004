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

interface LinhaTarifa {
  readonly servico: 'AGUA' | 'ESGOTO' | 'TEE' | 'AGUA_UMA_ECONOMIA';
  readonly tipo: string;
  readonly valor_fixo: number | null;
  readonly valor_minimo: number | null;
  readonly minimo_m3: number | null;
  readonly franquia_m3: number | null;
  readonly faixas: readonly { readonly acimaDe: string; readonly ate: string | null; readonly preco: string }[];
}

interface LinhaCategoria {
  readonly ato: number;
  readonly numero: string;
  readonly desde: string;
  readonly ate: string | null;
  readonly modo: string;
  readonly onde: string;
  readonly categoria: number;
  readonly nome: string;
  readonly plano: 'MULTIPLICAR_LIMITES' | 'ECONOMIA_PRINCIPAL' | 'UMA_ECONOMIA';
  readonly esgoto_tipo: 'NENHUM' | 'PERCENTUAL' | 'COMPONENTES' | 'TABELA';
  readonly esgoto_percentuais: Readonly<Record<string, string>> | null;
  readonly tee_tipo: 'VALOR' | 'TABELA' | 'ESGOTO' | null;
  readonly tee_valor: number | null;
  readonly tarifas: readonly LinhaTarifa[];
}

/** An act without a first day is older than any bill. */
const VIGENCIA = `coalesce(lower(a.vigencia), DATE '1900-01-01') AS desde, upper(a.vigencia) AS ate`;

const CONSULTA = `
SELECT a.id AS ato, a.numero, ${VIGENCIA}, a.arredondamento_modo AS modo, a.arredondamento_onde AS onde,
       k.categoria, c.nome, k.plano, k.esgoto_tipo, k.esgoto_percentuais, k.tee_tipo, k.tee_valor,
       (SELECT json_agg(json_build_object('servico', t.servico, 'tipo', t.tipo, 'valor_fixo', t.valor_fixo, 'valor_minimo', t.valor_minimo,
               'minimo_m3', t.minimo_m3, 'franquia_m3', t.franquia_m3, 'faixas',
               coalesce((SELECT json_agg(json_build_object('acimaDe', f.acima_de::text, 'ate', f.ate::text, 'preco', f.preco::text) ORDER BY f.acima_de)
                  FROM faturamento.tarifa_faixa f WHERE f.tarifa = t.id), '[]'::json)))
          FROM faturamento.tarifa t WHERE t.ato = a.id AND t.categoria = k.categoria) AS tarifas
  FROM faturamento.ato a
  JOIN faturamento.ato_categoria k ON k.ato = a.id
  JOIN cadastro.categoria c ON c.id = k.categoria
 WHERE a.vigencia && daterange($1::date, $2::date, '[]')
 ORDER BY a.id, k.categoria`;

function reais(valor: number | null): string | null {
  return valor === null ? null : textoReais(centavos(valor));
}

function declaracao(t: LinhaTarifa): DeclaracaoTabela {
  const tipo = TIPOS_TABELA.find((x) => x === t.tipo);
  if (tipo === undefined) throw new Error(`tipo de tabela desconhecido: ${t.tipo}`);
  return {
    tipo,
    faixas: t.faixas,
    valorFixo: reais(t.valor_fixo),
    valorMinimo: reais(t.valor_minimo),
    minimoM3: t.minimo_m3?.toString() ?? null,
    franquiaM3: t.franquia_m3?.toString() ?? null,
  };
}

function tabelaDe(linha: LinhaCategoria, servico: LinhaTarifa['servico']): LinhaTarifa {
  const tarifa = linha.tarifas.find((t) => t.servico === servico);
  if (tarifa === undefined) throw new Error(`o ato ${linha.numero} não tem a tabela ${servico} da categoria ${linha.nome}`);
  return tarifa;
}

function esgotoDe(linha: LinhaCategoria): RegraEsgoto | null {
  switch (linha.esgoto_tipo) {
    case 'NENHUM':
      return null;
    case 'TABELA':
      return exigir(lerEsgoto({ tipo: 'tabela', tarifa: declaracao(tabelaDe(linha, 'ESGOTO')) }));
    case 'PERCENTUAL':
    case 'COMPONENTES':
      return exigir(lerEsgoto({ tipo: 'componentes', percentuais: linha.esgoto_percentuais ?? {} }));
  }
}

function teeDe(linha: LinhaCategoria): RegraTee | null {
  switch (linha.tee_tipo) {
    case null:
      return null;
    case 'ESGOTO':
      return exigir(lerTee({ tipo: 'esgoto' }));
    case 'TABELA':
      return exigir(lerTee({ tipo: 'tabela', tarifa: declaracao(tabelaDe(linha, 'TEE')) }));
    case 'VALOR':
      return exigir(lerTee({ tipo: 'valor', valor: reais(linha.tee_valor) ?? '0' }));
  }
}

function categoriaDo(linha: LinhaCategoria): CategoriaDoAto {
  const esgoto = esgotoDe(linha);
  const agua = (t: LinhaTarifa): Tabela => exigir(lerTabela(declaracao(t)));
  const plano: PlanoDivisao =
    linha.plano === 'UMA_ECONOMIA'
      ? { tipo: 'UMA_ECONOMIA', tarifa: { rotulo: linha.nome, tabela: agua(tabelaDe(linha, 'AGUA_UMA_ECONOMIA')), esgoto } }
      : { tipo: linha.plano };
  return { tarifa: { rotulo: linha.nome, tabela: agua(tabelaDe(linha, 'AGUA')), esgoto }, plano, tee: teeDe(linha) };
}

/**
 * The acts in force in any day from `de` to `ate` (both AAAA-MM-DD, included), checked by the domain.
 * @throws when an act in the database is not a valid one: nothing may be billed with it.
 */
export async function atosTarifarios(banco: Executor, de: string, ate: string): Promise<readonly AtoTarifario[]> {
  const { rows } = await banco.query<LinhaCategoria>(CONSULTA, [de, ate]);
  const lidas = JSON.stringify(rows);
  // the same rows give the same objects, so that what is compiled from them (see criarCalculadora) serves every rota of the process
  if (ultimos?.lidas !== lidas) ultimos = { lidas, atos: montar(rows) };
  return ultimos.atos;
}

let ultimos: { readonly lidas: string; readonly atos: readonly AtoTarifario[] } | undefined;

function montar(rows: readonly LinhaCategoria[]): readonly AtoTarifario[] {
  const atos = new Map<number, AtoTarifario & { readonly categorias: Map<number, CategoriaDoAto> }>();
  for (const linha of rows) {
    const ato = atos.get(linha.ato) ?? {
      id: atoId(linha.ato),
      numero: linha.numero,
      desde: dataCivil(linha.desde),
      ate: linha.ate === null ? null : dataCivil(linha.ate),
      arredondamento: exigir(lerArredondamento({ modo: linha.modo, casas: 2, onde: linha.onde })),
      categorias: new Map<number, CategoriaDoAto>(),
    };
    ato.categorias.set(linha.categoria, categoriaDo(linha));
    atos.set(linha.ato, ato);
  }
  return [...atos.values()];
}

/** When each act is in force, of all of them: what ends and what begins near a day without act is told to who has to mend it. */
export async function vigenciasDosAtos(banco: Executor): Promise<readonly ComVigencia[]> {
  const { rows } = await banco.query<{ numero: string; desde: string; ate: string | null }>(`SELECT a.numero, ${VIGENCIA} FROM faturamento.ato a`);
  return rows.map((a) => ({ numero: a.numero, desde: dataCivil(a.desde), ate: a.ate === null ? null : dataCivil(a.ate) }));
}
