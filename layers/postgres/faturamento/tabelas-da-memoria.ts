import type { TabelasDaMemoria } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { Executor } from '../conexao.ts';
import { atosTarifarios } from './atos-tarifarios.ts';

/** Names by id, and what the memory of a calculation needs. */
export interface TabelasDaConta extends TabelasDaMemoria {
  readonly rubricas: ReadonlyMap<number, { readonly codigo: string; readonly nome: string }>;
  readonly subcategorias: ReadonlyMap<number, { readonly nome: string; readonly categoria: string }>;
}

/** For bills whose periods lie between `de` and `ate` (AAAA-MM-DD, included). Read once for a whole rota. */
export async function tabelasDaConta(banco: Executor, de: string, ate: string): Promise<TabelasDaConta> {
  const { rows: subcategorias } = await banco.query<{ id: number; nome: string; idCategoria: number; categoria: string }>(
    'SELECT s.id, s.nome, c.id AS "idCategoria", c.nome AS categoria FROM cadastro.subcategoria s JOIN cadastro.categoria c ON c.id = s.categoria',
  );
  const { rows: rubricas } = await banco.query<{ id: number; codigo: string; nome: string }>('SELECT id, codigo, nome FROM faturamento.rubrica');
  const atos = await atosTarifarios(banco, de, ate);
  return {
    atos: new Map(atos.map((a) => [a.id, a])),
    categoriaDe: new Map(subcategorias.map((s) => [s.id, s.idCategoria])),
    rubricaDe: new Map(rubricas.map((r) => [r.codigo, r.id])),
    rubricas: new Map(rubricas.map((r) => [r.id, r])),
    subcategorias: new Map(subcategorias.map((s) => [s.id, s])),
  };
}
