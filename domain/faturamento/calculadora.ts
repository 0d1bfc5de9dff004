/** The amounts of many bills, fast: one category under one act by its compiled tariff, everything else by the definition. */
import { centavos, ZERO_CENTAVOS } from '../comum/dinheiro.ts';
import { ok, type Resultado } from '../comum/resultado.ts';
import { calcularConta, type EntradaConta, type ValoresConta } from './conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import { compilarTarifa, type TarifaCompilada, type ValoresAguaEsgoto } from './tarifa/compilada.ts';
import { COMPONENTE_ESGOTO, type RegraEsgoto } from './tarifa/esgoto.ts';
import { lerEconomias, type TarifaCategoria } from './tarifa/plano.ts';

/** Same refusals and same amounts as {@link calcularConta}, without how they were computed (which is computed again when it is asked). */
export type Calculadora = (entrada: EntradaConta) => Resultado<ValoresConta>;

/** A compiled tariff and the bills that it made: most bills of a town are a few hundred volumes of a few categories. */
interface TarifaUsada {
  readonly compilada: TarifaCompilada | null;
  readonly contas: Map<number, Resultado<ValoresConta>>;
}

/** Bills kept of one tariff; beyond them, it begins again. */
const CONTAS_LEMBRADAS = 20_000;
const ECONOMIAS_LEMBRADAS = 65_536;

/**
 * Keeps one compiled tariff per category object, so give it the same objects for all bills of an act; equal bills are then the same object.
 * One calculadora per worker: it reuses its buffer.
 */
export function criarCalculadora(): Calculadora {
  const usadas = new WeakMap<TarifaCategoria, Map<RegraArredondamento, TarifaUsada>>();
  const variosAtos = lembrarVariosAtos();
  const saida: ValoresAguaEsgoto = { agua: 0, esgoto: 0, total: 0, componentes: [] };
  const usada = (tarifa: TarifaCategoria, regra: RegraArredondamento): TarifaUsada => {
    let porRegra = usadas.get(tarifa);
    if (porRegra === undefined) usadas.set(tarifa, (porRegra = new Map<RegraArredondamento, TarifaUsada>()));
    let pronta = porRegra.get(regra);
    if (pronta === undefined) porRegra.set(regra, (pronta = { compilada: compilarTarifa(tarifa, regra), contas: new Map<number, Resultado<ValoresConta>>() }));
    return pronta;
  };
  const pelaCompilada = (tipo: 1 | 2, volume: number, economias: number, tarifa: TarifaCategoria, { compilada, contas }: TarifaUsada): Resultado<ValoresConta> | null => {
    const chave = economias < ECONOMIAS_LEMBRADAS ? (volume * ECONOMIAS_LEMBRADAS + economias) * 2 + tipo : Number.NaN;
    const sabida = contas.get(chave);
    if (sabida !== undefined) return sabida;
    if (compilada?.(volume, economias, saida) !== true) return null;
    // Water alone: under every rule the total is then the water, rounded as the rule says.
    const [esgoto, total] = tipo === 2 ? [saida.esgoto, saida.total] : [0, saida.agua];
    const componentesEsgoto = tipo === 2 ? nomear(tarifa.esgoto, saida) : [];
    const conta = ok({ agua: centavos(saida.agua), esgoto: centavos(esgoto), tee: ZERO_CENTAVOS, total: centavos(total), componentesEsgoto });
    if (contas.size >= CONTAS_LEMBRADAS) contas.clear();
    if (Number.isSafeInteger(chave)) contas.set(chave, conta);
    return conta;
  };
  return (entrada) => {
    const [ato] = entrada.atos;
    const [categoria] = ato?.categorias ?? [];
    const inteiro = ato?.peso.numerador === ato?.peso.denominador;
    if ((entrada.tipo === 1 || entrada.tipo === 2) && entrada.atos.length === 1 && ato?.categorias.length === 1 && inteiro && categoria !== undefined && lerEconomias(categoria.economias).ok) {
      const tarifa = ato.plano.tipo === 'UMA_ECONOMIA' ? ato.plano.tarifa : categoria.tarifa;
      const economias = ato.plano.tipo === 'MULTIPLICAR_LIMITES' ? categoria.economias : 1;
      const conta = pelaCompilada(entrada.tipo, entrada.volumeAgua, economias, tarifa, usada(tarifa, ato.arredondamento));
      if (conta !== null) return conta;
    }
    return entrada.atos.length > 1 ? variosAtos(entrada) : pelaDefinicao(entrada);
  };
}

function pelaDefinicao(entrada: EntradaConta): Resultado<ValoresConta> {
  const conta = calcularConta(entrada);
  if (!conta.ok) return conta;
  const { agua, esgoto, tee, total, componentesEsgoto } = conta.valor;
  return ok({ agua, esgoto, tee, total, componentesEsgoto });
}

/** Every ligação of the month after a new act has two: those read on the same days share the list of acts, and most of them the volume. */
function lembrarVariosAtos(): Calculadora {
  const porAtos = new WeakMap<EntradaConta['atos'], Map<string, Resultado<ValoresConta>>>();
  return (entrada) => {
    let sabidas = porAtos.get(entrada.atos);
    if (sabidas === undefined) porAtos.set(entrada.atos, (sabidas = new Map<string, Resultado<ValoresConta>>()));
    const chave = `${entrada.tipo} ${entrada.volumeAgua} ${entrada.volumeTee}`;
    let sabida = sabidas.get(chave);
    if (sabida === undefined) sabidas.set(chave, (sabida = pelaDefinicao(entrada)));
    return sabida;
  };
}

function nomear(esgoto: RegraEsgoto | null, saida: ValoresAguaEsgoto): ValoresConta['componentesEsgoto'] {
  if (esgoto === null || esgoto.tipo === 'incompleto') return [];
  if (esgoto.tipo === 'tabela') return [{ nome: COMPONENTE_ESGOTO, valor: centavos(saida.esgoto) }];
  return esgoto.componentes.map(({ nome }, i) => ({ nome, valor: centavos(saida.componentes[i] ?? 0) }));
}
