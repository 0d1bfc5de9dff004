import { memoriaProvada, type ContaGuardada } from '../../../domain/faturamento/memoria-de-calculo.ts';
import { tabelasDaConta } from '../faturamento/tabelas-da-memoria.ts';
import { faturasIguaisEmPaginas } from './faturas-em-paginas.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';

/** All that the calculation takes from a bill: those that keep the same are computed once, and few of a month are not like another. */
const COLUNAS: Readonly<Record<keyof ContaGuardada, string>> = {
  tipoFaturamento: 'tipo_faturamento',
  volumeAgua: 'volume_agua',
  volumeTee: 'volume_tee',
  economias: 'economias',
  ato: 'ato',
  atoSeguinte: 'ato_seguinte',
  dias: 'dias',
  diasAto: 'dias_ato',
  rubricas: 'rubricas',
  valores: 'valores',
};

/** Acts never end being explained: a bill of twenty years ago has its own. */
const SEMPRE = ['1900-01-01', '2199-12-31'] as const;

/** Invariant 15: each bill, computed again by the definition of the tariff from what it keeps, comes to what it charged. */
export const RECALCULO: InvariantePorCalculo = {
  numero: 15,
  nome: 'cada fatura, recalculada do que guarda, dá o que cobrou',
  async *conferir(banco) {
    const mesmas = await tabelasDaConta(banco, ...SEMPRE);
    for await (const pagina of faturasIguaisEmPaginas<ContaGuardada>(banco, COLUNAS)) {
      for (const { aviso, faturas, ...conta } of pagina) {
        const memoria = memoriaProvada(conta, mesmas);
        if (!memoria.ok) yield { aviso, faturas, codigo: memoria.erro.codigo, mensagem: memoria.erro.mensagem };
      }
    }
  },
};
