/** The seven categories of TR 14.1 and the subcategories of the town. Ids and codes are ours. */

export interface Categoria { readonly id: number; readonly codigo: string; readonly nome: string }
export interface Subcategoria { readonly id: number; readonly categoria: number; readonly codigo: string; readonly nome: string }

export const RESIDENCIAL = 1;
export const COMERCIAL = 2;
export const INDUSTRIAL = 3;
export const PUBLICA = 4;
export const ASSOCIACAO = 5;
export const ASSOCIACAO_BENEFICENTE = 6;
export const ASSOCIACAO_ESPECIAL = 7;

export const CATEGORIAS: readonly Categoria[] = [
  { id: RESIDENCIAL, codigo: 'RES', nome: 'Residencial' },
  { id: COMERCIAL, codigo: 'COM', nome: 'Comercial' },
  { id: INDUSTRIAL, codigo: 'IND', nome: 'Industrial' },
  { id: PUBLICA, codigo: 'PUB', nome: 'Pública' },
  { id: ASSOCIACAO, codigo: 'ASS', nome: 'Associação' },
  { id: ASSOCIACAO_BENEFICENTE, codigo: 'BEN', nome: 'Associação Beneficente' },
  { id: ASSOCIACAO_ESPECIAL, codigo: 'ESP', nome: 'Associação Especial' },
];

/** Category → names; the id is category × 100 + position. */
const NOMES: Readonly<Record<number, readonly string[]>> = {
  [RESIDENCIAL]: ['Casa', 'Apartamento', 'Conjunto residencial', 'Chácara'],
  [COMERCIAL]: ['Loja', 'Padaria', 'Açougue', 'Restaurante', 'Loja de calçados', 'Banca de jornal', 'Salão de beleza', 'Oficina mecânica', 'Supermercado', 'Escritório', 'Posto de combustível', 'Hotel'],
  [INDUSTRIAL]: ['Alimentos', 'Metalúrgica', 'Lavanderia industrial', 'Confecção', 'Construção civil'],
  [PUBLICA]: ['Escola', 'Unidade de saúde', 'Repartição', 'Praça e jardim', 'Conjunto prisional'],
  [ASSOCIACAO]: ['Associação de moradores', 'Clube', 'Igreja'],
  [ASSOCIACAO_BENEFICENTE]: ['Lar de idosos', 'Creche conveniada', 'Casa de acolhimento'],
  [ASSOCIACAO_ESPECIAL]: ['Santa casa', 'Entidade de educação especial'],
};

export const SUBCATEGORIAS: readonly Subcategoria[] = CATEGORIAS.flatMap(({ id, codigo }) =>
  (NOMES[id] ?? []).map((nome, i) => ({ id: id * 100 + i + 1, categoria: id, codigo: `${codigo}-${String(i + 1).padStart(2, '0')}`, nome })),
);

export const CASA = 101;
export const APARTAMENTO = 102;
export const CONJUNTO_RESIDENCIAL = 103;
export const LOJA = 201;

/** Ids of the subcategories of a category. */
export function subcategoriasDe(categoria: number): readonly number[] {
  return SUBCATEGORIAS.filter((s) => s.categoria === categoria).map((s) => s.id);
}
