/** Tarifa de esgoto especial (TR 8.7, 14.1): sewage without public water, by a fixed volume, by the meter of the well, or a fixed amount. */
import { fracao, lerDecimal, ZERO, type Fracao } from '../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import type { Parcela } from './tarifa/calculo.ts';
import { dividir, lerVolume, totalDeEconomias, type CategoriaFaturada, type PlanoDivisao } from './tarifa/plano.ts';
import { lerTabela, type DeclaracaoTabela, type Tabela } from './tarifa/tabela.ts';

export type DeclaracaoTee =
  | { readonly tipo: 'valor'; readonly valor: string }
  | { readonly tipo: 'tabela'; readonly tarifa: DeclaracaoTabela }
  | { readonly tipo: 'esgoto' };

/**
 * - `valor`: reais per economia, whatever the volume;
 * - `tabela`: a table of its own, on the TEE volume;
 * - `esgoto`: what the sewage of the same volume of public water would cost, by the rules of the category.
 */
export type RegraTee =
  | { readonly tipo: 'valor'; readonly valor: Fracao }
  | { readonly tipo: 'tabela'; readonly tabela: Tabela }
  | { readonly tipo: 'esgoto' };

/** Refusals: `tee/valor-invalido` and those of {@link lerTabela}. */
export function lerTee(declaracao: DeclaracaoTee): Resultado<RegraTee> {
  switch (declaracao.tipo) {
    case 'esgoto':
      return ok({ tipo: 'esgoto' });
    case 'tabela': {
      const tabela = lerTabela(declaracao.tarifa);
      return tabela.ok ? ok({ tipo: 'tabela', tabela: tabela.valor }) : tabela;
    }
    case 'valor': {
      const valor = lerDecimal(declaracao.valor);
      if (valor.ok && valor.valor.numerador >= 0n) return ok({ tipo: 'valor', valor: valor.valor });
      return recusa('tee/valor-invalido', 'O valor da TEE deve ser um número não negativo, por exemplo 25.90.', 'tee.valor');
    }
  }
}

/** Parcels whose water (`tabela`, `valor`) or whose sewage (`esgoto`) is the TEE. */
export function parcelasDaTee(
  regra: RegraTee,
  plano: PlanoDivisao,
  categorias: readonly CategoriaFaturada[],
  volume: Fracao,
): Resultado<readonly Parcela[]> {
  if (regra.tipo === 'esgoto') return dividir(plano, categorias, volume);
  const lido = lerVolume(volume);
  if (!lido.ok) return lido;
  const economias = fracao(totalDeEconomias(categorias));
  if (regra.tipo === 'tabela') return ok([{ rotulo: 'TEE', tabela: regra.tabela, esgoto: null, volume, economias }]);
  const tabela: Tabela = { tipo: 'fixa+cascata', faixas: [], franquia: ZERO, minimo: null, fixo: regra.valor };
  return ok([{ rotulo: 'TEE', tabela, esgoto: null, volume: ZERO, economias }]);
}
