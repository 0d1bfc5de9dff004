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

/**
 * Keeps one compiled tariff per category object, so give it the same objects for all bills of an act. One calculadora per worker: it
 * reuses its buffer.
 */
export function criarCalculadora(): Calculadora {
  const compiladas = new WeakMap<TarifaCategoria, Map<RegraArredondamento, TarifaCompilada | null>>();
  const variosAtos = lembrarVariosAtos();
  const saida: ValoresAguaEsgoto = { agua: 0, esgoto: 0, total: 0, componentes: [] };
  const compilada = (tarifa: TarifaCategoria, regra: RegraArredondamento): TarifaCompilada | null => {
    let porRegra = compiladas.get(tarifa);
    if (porRegra === undefined) compiladas.set(tarifa, (porRegra = new Map<RegraArredondamento, TarifaCompilada | null>()));
    let pronta = porRegra.get(regra);
    if (pronta === undefined) porRegra.set(regra, (pronta = compilarTarifa(tarifa, regra)));
    return pronta;
  };
  return (entrada) => {
    const [ato] = entrada.atos;
    const [categoria] = ato?.categorias ?? [];
    const simples = entrada.atos.length === 1 && ato?.categorias.length === 1 && (entrada.tipo === 1 || entrada.tipo === 2);
    const inteiro = ato?.peso.numerador === ato?.peso.denominador;
    if (simples && inteiro && categoria !== undefined && ato !== undefined && lerEconomias(categoria.economias).ok) {
      const tarifa = ato.plano.tipo === 'UMA_ECONOMIA' ? ato.plano.tarifa : categoria.tarifa;
      const economias = ato.plano.tipo === 'MULTIPLICAR_LIMITES' ? categoria.economias : 1;
      if (compilada(tarifa, ato.arredondamento)?.(entrada.volumeAgua, economias, saida) === true) {
        // Water alone: under every rule the total is then the water, rounded as the rule says.
        const esgoto = entrada.tipo === 2 ? saida.esgoto : 0;
        const total = entrada.tipo === 2 ? saida.total : saida.agua;
        const componentesEsgoto = entrada.tipo === 2 ? nomear(tarifa.esgoto, saida) : [];
        return ok({ agua: centavos(saida.agua), esgoto: centavos(esgoto), tee: ZERO_CENTAVOS, total: centavos(total), componentesEsgoto });
      }
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
