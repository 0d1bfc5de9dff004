/** From the JSON of a conformity case to the declarations of the tariff engine; what is wrong in them the engine itself refuses. */
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import type { DeclaracaoEsgoto } from '../faturamento/tarifa/esgoto.ts';
import { TIPOS_TABELA, type DeclaracaoFaixa, type DeclaracaoTabela } from '../faturamento/tarifa/tabela.ts';
import { ehRegistro } from './comparar.ts';

/** Decimal strings as they are; a JSON number by its shortest decimal; anything else is no decimal and will be refused. */
export function textoDecimal(dado: unknown): string {
  if (typeof dado === 'string') return dado;
  return typeof dado === 'number' ? String(dado) : '';
}

function opcional(dado: unknown): string | null {
  return dado === undefined || dado === null ? null : textoDecimal(dado);
}

/** Refusals: `tarifa/tabela-invalida`, `tarifa/tipo-desconhecido`. */
export function declaracaoDeTabela(dado: unknown): Resultado<DeclaracaoTabela> {
  if (!ehRegistro(dado)) return recusa('tarifa/tabela-invalida', 'O caso não tem a tabela de tarifas.', 'tarifa');
  const tipo = TIPOS_TABELA.find((t) => t === dado.tipo);
  if (tipo === undefined) return recusa('tarifa/tipo-desconhecido', `O tipo deve ser um destes: ${TIPOS_TABELA.join(', ')}.`, 'tarifa.tipo');
  const brutas: readonly unknown[] = Array.isArray(dado.faixas) ? dado.faixas : [];
  const faixas = brutas.map((bruta): DeclaracaoFaixa => {
    const faixa = ehRegistro(bruta) ? bruta : {};
    return { acimaDe: textoDecimal(faixa.acimaDe), ate: opcional(faixa.ate), preco: textoDecimal(faixa.preco) };
  });
  return ok({
    tipo,
    faixas,
    franquiaM3: opcional(dado.franquiaM3),
    valorMinimo: opcional(dado.valorMinimo),
    minimoM3: opcional(dado.minimoM3),
    valorFixo: opcional(dado.valorFixo),
  });
}

/** Refusals: `esgoto/tipo-desconhecido` and those of {@link declaracaoDeTabela}. */
export function declaracaoDeEsgoto(dado: unknown): Resultado<DeclaracaoEsgoto> {
  const esgoto = ehRegistro(dado) ? dado : {};
  switch (esgoto.tipo) {
    case 'percentual':
      return ok({ tipo: 'percentual', percentual: textoDecimal(esgoto.percentual) });
    case 'componentes': {
      const percentuais = ehRegistro(esgoto.percentuais) ? esgoto.percentuais : {};
      return ok({
        tipo: 'componentes',
        percentuais: Object.fromEntries(Object.entries(percentuais).map(([nome, p]) => [nome, textoDecimal(p)])),
      });
    }
    case 'tabela': {
      const tabela = declaracaoDeTabela(esgoto.tarifa);
      return tabela.ok ? ok({ tipo: 'tabela', tarifa: tabela.valor }) : tabela;
    }
    default:
      return recusa('esgoto/tipo-desconhecido', 'O esgoto deve ser null, percentual, componentes ou tabela.', 'esgoto.tipo');
  }
}
