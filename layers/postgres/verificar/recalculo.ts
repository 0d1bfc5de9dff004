import { memoriaProvada, type ContaGuardada } from '../../../domain/faturamento/memoria-de-calculo.ts';
import { tabelasDaConta } from '../faturamento/tabelas-da-memoria.ts';
import { faturasEmPaginas } from './faturas-em-paginas.ts';
import type { InvariantePorCalculo } from './por-calculo.ts';

type Linha = ContaGuardada & { readonly aviso: number };

const COLUNAS = `f.aviso, f.tipo_faturamento AS "tipoFaturamento", f.volume_agua AS "volumeAgua", f.volume_tee AS "volumeTee", f.economias, f.ato,
  f.ato_seguinte AS "atoSeguinte", f.dias, f.dias_ato AS "diasAto", f.rubricas, f.valores`;

/** Acts never end being explained: a bill of twenty years ago has its own. */
const SEMPRE = ['1900-01-01', '2199-12-31'] as const;

/** Invariant 15: each bill, computed again by the definition of the tariff from what it keeps, comes to what it charged. */
export const RECALCULO: InvariantePorCalculo = {
  numero: 15,
  nome: 'cada fatura, recalculada do que guarda, dá o que cobrou',
  async *conferir(banco) {
    const mesmas = await tabelasDaConta(banco, ...SEMPRE);
    for await (const pagina of faturasEmPaginas<Linha>(banco, COLUNAS)) {
      for (const { aviso, ...conta } of pagina) {
        const memoria = memoriaProvada(conta, mesmas);
        if (!memoria.ok) yield { aviso, codigo: memoria.erro.codigo, mensagem: memoria.erro.mensagem };
      }
    }
  },
};
