/** The parts of a conformity case of type `tarifa`, as the tariff engine takes them. */
import { lerDecimal, type Fracao } from '../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { lerArredondamento, type RegraArredondamento } from '../faturamento/tarifa/arredondamento.ts';
import { lerEsgoto, type RegraEsgoto } from '../faturamento/tarifa/esgoto.ts';
import type { CategoriaFaturada } from '../faturamento/tarifa/plano.ts';
import { lerTabela } from '../faturamento/tarifa/tabela.ts';
import { declaracaoDeEsgoto, declaracaoDeTabela, textoDecimal } from './caso-de-tarifa.ts';
import { ehRegistro } from './comparar.ts';

/** Refusal: `tarifa/arredondamento-invalido`. */
export function lerRegra(dado: unknown): Resultado<RegraArredondamento> {
  const { modo, casas, onde } = ehRegistro(dado) ? dado : {};
  return lerArredondamento({
    modo: typeof modo === 'string' ? modo : '',
    casas: typeof casas === 'number' ? casas : Number.NaN,
    onde: typeof onde === 'string' ? onde : '',
  });
}

/** Any number: whether it is a volume the engine says. Refusal: `volume/invalido`. */
export function lerVolumeDoCaso(dado: unknown, campo = 'volumeM3'): Resultado<Fracao> {
  const lido = lerDecimal(textoDecimal(dado));
  return lido.ok ? lido : recusa('volume/invalido', 'O volume não é um número.', campo);
}

/** Null: no sewage. Refusals: those of {@link declaracaoDeEsgoto} and of {@link lerEsgoto}. */
export function lerEsgotoDoCaso(dado: unknown): Resultado<RegraEsgoto | null> {
  if (dado === null || dado === undefined) return ok(null);
  const declaracao = declaracaoDeEsgoto(dado);
  return declaracao.ok ? lerEsgoto(declaracao.valor) : declaracao;
}

/** Of `categorias`, or the one of `tarifa` and `economias`. Refusals: `tarifa/categoria-invalida`, `tarifa/sem-categorias`, and those of the tables and of the sewage. */
export function lerCategorias(caso: Readonly<Record<string, unknown>>, esgoto: RegraEsgoto | null): Resultado<readonly CategoriaFaturada[]> {
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
    const economias = inteiroDoCaso(bruta.economias ?? 1);
    // A category may carry a sewage rule of its own; else it has that of the case.
    const propria = bruta === caso || bruta.esgoto === undefined ? ok(esgoto) : lerEsgotoDoCaso(bruta.esgoto);
    if (!propria.ok) return propria;
    categorias.push({ tarifa: { rotulo: '', tabela: tabela.valor, esgoto: propria.valor }, economias });
  }
  return ok(categorias);
}

/** What is no whole decimal (`"0x2"`, `"1.5"`) is NaN, which the engine refuses. */
export function inteiroDoCaso(dado: unknown): number {
  const lido = lerDecimal(textoDecimal(dado));
  return lido.ok && lido.valor.denominador === 1n ? Number(lido.valor.numerador) : Number.NaN;
}
