import { memoriaProvada, type ContaGuardada, type TabelasDaMemoria } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { Executor } from '../conexao.ts';
import { atosTarifarios } from '../faturamento/atos-tarifarios.ts';
import { faturasEmPaginas } from './faturas-em-paginas.ts';
import type { InvariantePorCalculo } from './por-calculo.ts';

type Linha = ContaGuardada & { readonly aviso: number };

const COLUNAS = `f.aviso, f.tipo_faturamento AS "tipoFaturamento", f.volume_agua AS "volumeAgua", f.volume_tee AS "volumeTee", f.economias, f.ato,
  f.ato_seguinte AS "atoSeguinte", f.dias, f.dias_ato AS "diasAto", f.rubricas, f.valores`;

/** Acts never end being explained: a bill of twenty years ago has its own. */
const SEMPRE = ['1900-01-01', '2199-12-31'] as const;

async function tabelas(banco: Executor): Promise<TabelasDaMemoria> {
  const atos = await atosTarifarios(banco, ...SEMPRE);
  const { rows: subcategorias } = await banco.query<{ id: number; categoria: number }>('SELECT id, categoria FROM cadastro.subcategoria');
  const { rows: rubricas } = await banco.query<{ codigo: string; id: number }>('SELECT codigo, id FROM faturamento.rubrica');
  return {
    atos: new Map(atos.map((a) => [Number(a.id), a])),
    categoriaDe: new Map(subcategorias.map((s) => [s.id, s.categoria])),
    rubricaDe: new Map(rubricas.map((r) => [r.codigo, r.id])),
  };
}

/** Invariant 15: each bill, computed again by the definition of the tariff from what it keeps, comes to what it charged. */
export const RECALCULO: InvariantePorCalculo = {
  numero: 15,
  nome: 'cada fatura, recalculada do que guarda, dá o que cobrou',
  async *conferir(banco) {
    const mesmas = await tabelas(banco);
    for await (const pagina of faturasEmPaginas<Linha>(banco, COLUNAS)) {
      for (const { aviso, ...conta } of pagina) {
        const memoria = memoriaProvada(conta, mesmas);
        if (!memoria.ok) yield { aviso, codigo: memoria.erro.codigo, mensagem: memoria.erro.mensagem };
      }
    }
  },
};
