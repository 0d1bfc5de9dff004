/** Where (G117) and with what (G141) a bill was paid, and from which version of the layout each code exists. */

export interface Codigo {
  readonly nome: string;
  /** First version that has it. */
  readonly desde: number;
}

export const VERSOES_CONHECIDAS = ['03', '04', '05', '06', '07'] as const;
export type VersaoConhecida = (typeof VERSOES_CONHECIDAS)[number];

/** Case matters: `l` is the digital correspondent, `1` the counter. Letters are payments without the paper document. */
export const FORMAS_DE_ARRECADACAO: ReadonlyMap<string, Codigo> = new Map([
  ['1', { nome: 'Guichê de caixa', desde: 3 }],
  ['2', { nome: 'Autoatendimento', desde: 3 }],
  ['3', { nome: 'Internet', desde: 3 }],
  ['4', { nome: 'Outros meios', desde: 4 }],
  ['5', { nome: 'Correspondente bancário', desde: 4 }],
  ['6', { nome: 'Telefone', desde: 4 }],
  ['7', { nome: 'Casa lotérica', desde: 5 }],
  ['8', { nome: 'Cartão', desde: 6 }],
  ['9', { nome: 'Pix', desde: 6 }],
  ['a', { nome: 'Guichê de caixa, sem o documento', desde: 4 }],
  ['b', { nome: 'Autoatendimento, sem o documento', desde: 4 }],
  ['c', { nome: 'Internet, sem o documento', desde: 4 }],
  ['d', { nome: 'Correspondente bancário, sem o documento', desde: 4 }],
  ['e', { nome: 'Telefone, sem o documento', desde: 4 }],
  ['f', { nome: 'Outros meios, sem o documento', desde: 4 }],
  ['g', { nome: 'Casa lotérica, sem o documento', desde: 5 }],
  ['h', { nome: 'Cartão, sem o documento', desde: 6 }],
  ['i', { nome: 'Pix, sem o documento', desde: 6 }],
  ['l', { nome: 'Correspondente digital no País', desde: 7 }],
]);

export const FORMAS_DE_PAGAMENTO: ReadonlyMap<string, Codigo> = new Map([
  ['1', { nome: 'Dinheiro', desde: 4 }],
  ['2', { nome: 'Cheque', desde: 4 }],
  ['3', { nome: 'Não identificado', desde: 4 }],
  ['4', { nome: 'Cartão de crédito', desde: 6 }],
  ['5', { nome: 'Cartão', desde: 6 }],
  ['6', { nome: 'Débito em conta', desde: 6 }],
]);

export function ehVersaoConhecida(versao: string): versao is VersaoConhecida {
  return (VERSOES_CONHECIDAS as readonly string[]).includes(versao);
}

/** Banks mix versions, so an unexpected code is read and reported, never refused. Blank is what v03 leaves in G141. */
export function codigoPrevisto(tabela: ReadonlyMap<string, Codigo>, codigo: string, versao: string): boolean {
  if (codigo === ' ') return true;
  const previsto = tabela.get(codigo);
  return previsto !== undefined && (!ehVersaoConhecida(versao) || previsto.desde <= Number(versao));
}
