import type { TabelasDaMemoria } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { Executor } from '../conexao.ts';
import { atosTarifarios } from './atos-tarifarios.ts';

/** Names that a bill shows: rubricas, categories, subcategorias. */
export interface Nomes {
  readonly rubrica: ReadonlyMap<number, string>;
  readonly categoria: ReadonlyMap<number, string>;
  readonly subcategoria: ReadonlyMap<number, string>;
}

const TODO_O_TEMPO = ['1900-01-01', '2199-12-31'] as const;

/** Every act and classification, for showing bills of any date. */
export async function tabelasDaMemoria(banco: Executor): Promise<TabelasDaMemoria & { readonly nomes: Nomes }> {
  const atos = await atosTarifarios(banco, ...TODO_O_TEMPO);
  const { rows: subs } = await banco.query<{ id: number; nome: string; categoria: number }>('SELECT id, nome, categoria FROM cadastro.subcategoria');
  const { rows: cats } = await banco.query<{ id: number; nome: string }>('SELECT id, nome FROM cadastro.categoria');
  const { rows: rubricas } = await banco.query<{ id: number; codigo: string; nome: string }>('SELECT id, codigo, nome FROM faturamento.rubrica');
  return {
    atos: new Map(atos.map((a) => [a.id, a])),
    categoriaDe: new Map(subs.map((s) => [s.id, s.categoria])),
    rubricaDe: new Map(rubricas.map((r) => [r.codigo, r.id])),
    nomes: {
      rubrica: new Map(rubricas.map((r) => [r.id, r.nome])),
      categoria: new Map(cats.map((c) => [c.id, c.nome])),
      subcategoria: new Map(subs.map((s) => [s.id, s.nome])),
    },
  };
}
