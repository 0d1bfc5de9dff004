/** How sewage is charged: a percentage of the water, percentages by component (collection, treatment), or a table of its own (TR 14.5). */
import { decimal, dividido, lerDecimal, type Fracao } from '../../comum/fracao.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import { lerTabela, type DeclaracaoTabela, type Tabela } from './tabela.ts';

/** Percentages are decimal strings: `"92.5"`. */
export type DeclaracaoEsgoto =
  | { readonly tipo: 'percentual'; readonly percentual: string }
  | { readonly tipo: 'componentes'; readonly percentuais: Readonly<Record<string, string>> }
  | { readonly tipo: 'tabela'; readonly tarifa: DeclaracaoTabela };

/** A share of the water, by name; a plain percentage is one component named {@link COMPONENTE_ESGOTO}. */
export interface ComponenteEsgoto {
  readonly nome: string;
  /** 0.925 for 92.5 %. */
  readonly fator: Fracao;
}

/** `incompleto`: the act charges sewage and does not say how, so that only who pays none can be billed. */
export type RegraEsgoto =
  | { readonly tipo: 'incompleto' }
  | { readonly tipo: 'componentes'; readonly componentes: readonly ComponenteEsgoto[] }
  | { readonly tipo: 'tabela'; readonly tabela: Tabela };

/** Code of the rubrica of sewage that has no components of its own. */
export const COMPONENTE_ESGOTO = 'ESGOTO';
const CEM = decimal('100');

/** Refusals: `esgoto/percentual-invalido`, `esgoto/sem-componentes`, `esgoto/tipo-desconhecido`, and those of {@link lerTabela}. */
export function lerEsgoto(declaracao: DeclaracaoEsgoto): Resultado<RegraEsgoto> {
  switch (declaracao.tipo) {
    case 'percentual':
      return lerComponentes({ [COMPONENTE_ESGOTO]: declaracao.percentual });
    case 'componentes':
      return lerComponentes(declaracao.percentuais);
    case 'tabela': {
      const tabela = lerTabela(declaracao.tarifa);
      return tabela.ok ? ok({ tipo: 'tabela', tabela: tabela.valor }) : tabela;
    }
    default:
      return recusa('esgoto/tipo-desconhecido', 'O esgoto deve ser percentual, componentes ou tabela.', 'esgoto.tipo');
  }
}

function lerComponentes(percentuais: Readonly<Record<string, string>>): Resultado<RegraEsgoto> {
  const componentes: ComponenteEsgoto[] = [];
  for (const [nome, texto] of Object.entries(percentuais)) {
    const lido = lerDecimal(texto);
    if (!lido.ok || lido.valor.numerador < 0n) {
      return recusa('esgoto/percentual-invalido', `O percentual de "${nome}" deve ser um número não negativo, por exemplo 92.5.`, 'esgoto');
    }
    componentes.push({ nome, fator: dividido(lido.valor, CEM) });
  }
  if (componentes.length === 0) return recusa('esgoto/sem-componentes', 'Informe ao menos um componente do esgoto.', 'esgoto');
  return ok({ tipo: 'componentes', componentes });
}
