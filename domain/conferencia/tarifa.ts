/** Answers a conformity case of type `tarifa`: a published table, a volume, what is charged and the rows it is made of. */
import { arredondar, lerDecimal, mais, textoEscalado, textoExato, ZERO, type Fracao } from '../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { aplicar, lerArredondamento, type RegraArredondamento } from '../faturamento/tarifa/arredondamento.ts';
import { aguaDaLinha, calcular, esgotoDaLinha, type Calculo, type ParcelaCalculada } from '../faturamento/tarifa/calculo.ts';
import { lerEsgoto, type RegraEsgoto } from '../faturamento/tarifa/esgoto.ts';
import type { Linha } from '../faturamento/tarifa/linhas.ts';
import { dividir, PLANO_PADRAO, type CategoriaFaturada } from '../faturamento/tarifa/plano.ts';
import { lerTabela } from '../faturamento/tarifa/tabela.ts';
import { declaracaoDeEsgoto, declaracaoDeTabela, textoDecimal } from './caso-de-tarifa.ts';
import { ehRegistro } from './comparar.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = ['agua', 'esgoto', 'total', 'faixas'] as const;
/** `esgoto` of the case is the rule of the sewage, not its amount. */
export const camposDeEntrada = ['esgoto'] as const;

/** `{agua, esgoto, total, faixas}` as decimal strings, or `{recusa}` with the code of the refusal. */
export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const resultado = calcularCaso(caso);
  if (!resultado.ok) return recusado(resultado.erro);
  const { calculo, regra } = resultado.valor;
  const total = regra.onde === 'NO_TOTAL' ? aplicar(regra, mais(calculo.exatoAgua, calculo.exatoEsgoto)) : mais(calculo.agua, calculo.esgoto);
  return {
    agua: emReais(calculo.agua),
    esgoto: emReais(calculo.esgoto),
    total: emReais(total),
    faixas: calculo.parcelas.flatMap((p) => linhasDaConta(p, regra)),
  };
}

interface CasoCalculado {
  readonly calculo: Calculo;
  readonly regra: RegraArredondamento;
}

function calcularCaso(caso: Readonly<Record<string, unknown>>): Resultado<CasoCalculado> {
  const regra = lerRegra(caso.arredondamento);
  if (!regra.ok) return regra;
  const volume = lerVolumeDoCaso(caso.volumeM3);
  if (!volume.ok) return volume;
  const esgoto = lerEsgotoDoCaso(caso.esgoto);
  if (!esgoto.ok) return esgoto;
  const categorias = lerCategorias(caso, esgoto.valor);
  if (!categorias.ok) return categorias;
  const parcelas = dividir(PLANO_PADRAO, categorias.valor, volume.valor);
  if (!parcelas.ok) return parcelas;
  const calculo = calcular(parcelas.valor, regra.valor);
  return calculo.ok ? ok({ calculo: calculo.valor, regra: regra.valor }) : calculo;
}

function lerRegra(dado: unknown): Resultado<RegraArredondamento> {
  const { modo, casas, onde } = ehRegistro(dado) ? dado : {};
  return lerArredondamento({
    modo: typeof modo === 'string' ? modo : '',
    casas: typeof casas === 'number' ? casas : Number.NaN,
    onde: typeof onde === 'string' ? onde : '',
  });
}

function lerVolumeDoCaso(dado: unknown): Resultado<Fracao> {
  const lido = lerDecimal(textoDecimal(dado));
  return lido.ok ? lido : recusa('volume/invalido', 'O volume não é um número.', 'volumeM3');
}

function lerEsgotoDoCaso(dado: unknown): Resultado<RegraEsgoto | null> {
  if (dado === null || dado === undefined) return ok(null);
  const declaracao = declaracaoDeEsgoto(dado);
  return declaracao.ok ? lerEsgoto(declaracao.valor) : declaracao;
}

function lerCategorias(caso: Readonly<Record<string, unknown>>, esgoto: RegraEsgoto | null): Resultado<readonly CategoriaFaturada[]> {
  const { categorias: varias = null } = caso;
  if (varias !== null && !Array.isArray(varias)) return recusa('tarifa/categoria-invalida', 'As categorias do caso são uma lista.', 'categorias');
  const brutas: readonly unknown[] = varias ?? [caso];
  if (brutas.length === 0) return recusa('tarifa/sem-categorias', 'O caso não tem categorias.', 'categorias');
  const categorias: CategoriaFaturada[] = [];
  for (const bruta of brutas) {
    if (!ehRegistro(bruta)) return recusa('tarifa/categoria-invalida', 'A categoria do caso não é um objeto.', 'categorias');
    const declaracao = declaracaoDeTabela(bruta.tarifa);
    if (!declaracao.ok) return declaracao;
    const tabela = lerTabela(declaracao.valor);
    if (!tabela.ok) return tabela;
    const economias = lerEconomiasDoCaso(bruta.economias ?? 1);
    // A category may carry a sewage rule of its own; else it has that of the case.
    const propria = bruta === caso || bruta.esgoto === undefined ? ok(esgoto) : lerEsgotoDoCaso(bruta.esgoto);
    if (!propria.ok) return propria;
    categorias.push({ tarifa: { rotulo: '', tabela: tabela.valor, esgoto: propria.valor }, economias });
  }
  return ok(categorias);
}

/** What is no whole decimal (`"0x2"`, `"1.5"`) is NaN, which the engine refuses. */
function lerEconomiasDoCaso(dado: unknown): number {
  const lido = lerDecimal(textoDecimal(dado));
  return lido.ok && lido.valor.denominador === 1n ? Number(lido.valor.numerador) : Number.NaN;
}

/** Water and sewage side by side; a row of a sewage table goes with the row of water of the same limits, else follows by itself. */
function linhasDaConta(p: ParcelaCalculada, regra: RegraArredondamento): readonly Record<string, string>[] {
  const soltas = [...p.linhasEsgoto];
  const deAgua = p.linhas.map((linha) => {
    const par = soltas.findIndex((e) => mesmosLimites(e, linha));
    const [propria] = par < 0 ? [] : soltas.splice(par, 1);
    const esgoto = propria === undefined ? esgotoDaLinha(linha, p, regra) : aguaDaLinha(propria, p, regra);
    return emTextos(linha.m3, aguaDaLinha(linha, p, regra), esgoto);
  });
  return [...deAgua, ...soltas.map((linha) => emTextos(linha.m3, ZERO, aguaDaLinha(linha, p, regra)))];
}

function mesmosLimites(a: Linha, b: Linha): boolean {
  const chave = (l: Linha): string => `${l.tipo} ${textoDe(l.acimaDe)} ${l.ate === null ? '' : textoDe(l.ate)} ${textoDe(l.m3)}`;
  return chave(a) === chave(b);
}

function emTextos(m3: Fracao, agua: Fracao, esgoto: Fracao): Record<string, string> {
  return { m3: textoDe(m3), agua: textoDe(agua), esgoto: textoDe(esgoto) };
}

/** Exact decimal, or `"20/3"` when an apportioned volume has no end. */
function textoDe(f: Fracao): string {
  return textoExato(f) ?? `${f.numerador}/${f.denominador}`;
}

function emReais(f: Fracao): string {
  return textoEscalado(arredondar(f, 'TRUNCAR', 2), 2);
}
