/** The pieces of the document of a titular, as its template receives them: strings ready to print. */
export interface Campo {
  readonly rotulo: string;
  readonly valor: string;
}

export interface Tabela {
  readonly colunas: readonly { readonly nome: string; readonly numero: boolean; readonly larga: boolean }[];
  readonly linhas: readonly (readonly string[])[];
}

export interface Parte {
  readonly titulo: string | null;
  readonly paragrafos: readonly string[];
  readonly campos: readonly Campo[];
  readonly tabela: Tabela | null;
  readonly nota: string | null;
}

export interface Secao {
  readonly titulo: string;
  readonly partes: readonly Parte[];
}

export function secao(titulo: string, ...partes: readonly Partial<Parte>[]): Secao {
  return { titulo, partes: partes.map((p) => ({ titulo: null, paragrafos: [], campos: [], tabela: null, nota: null, ...p })) };
}

export function campo(rotulo: string, valor: string): Campo {
  return { rotulo, valor };
}

/** A column takes the room of its words; `larga`, what is left. */
export function coluna(nome: string, como?: 'numero' | 'larga'): Tabela['colunas'][number] {
  return { nome, numero: como === 'numero', larga: como === 'larga' };
}

const QUANDO = new Intl.DateTimeFormat('pt-BR', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'America/Sao_Paulo' });

/** An instant (ISO) as people read it in Brasília: "19/11/2026, 14:05". */
export function quando(instante: string): string {
  return QUANDO.format(new Date(instante));
}
