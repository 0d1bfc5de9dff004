/**
 * A layout of reading files as data (TR 12.6, 12.7): a contractor's own is described by rows, not by code. A file is a header, one detail
 * line per meter and a trailer, either in fixed positions or in columns between separators.
 */

/** Where a field is: 1-based inclusive positions, or the 1-based column of a separated line. */
export type Lugar = { readonly inicio: number; readonly fim: number } | { readonly coluna: number };

/** How the text of a field is read. Blank is always "not informed". */
export type Formato =
  | { readonly tipo: 'numero' }
  | { readonly tipo: 'texto' }
  | { readonly tipo: 'referencia'; readonly mascara: 'AAAAMM' | 'MMAAAA' }
  | { readonly tipo: 'data'; readonly mascara: 'AAAAMMDD' | 'DDMMAAAA' | 'DDMMAA' | 'DD/MM/AAAA' | 'AAAA-MM-DD' }
  | { readonly tipo: 'hora'; readonly mascara: 'HHMMSS' | 'HHMM' | 'HH:MM' | 'HH:MM:SS' }
  /** A signed number of `casas` decimal places without the point (`-23501234` with 6 is −23,501234), or with it when `casas` is 0. */
  | { readonly tipo: 'coordenada'; readonly casas: number };

export type CampoDoLayout = Lugar & { readonly formato: Formato };

export const CAMPOS_HEADER = ['referencia', 'grupo'] as const;
export const CAMPOS_DETALHE = [
  'cdc', 'medicao', 'medidor', 'leitura', 'ocorrencia', 'data', 'hora', 'leiturista', 'latitude', 'longitude', 'foto', 'aviso', 'valor',
] as const;
export const CAMPOS_TRAILER = ['quantidade', 'somaLeituras'] as const;
export type CampoHeader = (typeof CAMPOS_HEADER)[number];
export type CampoDetalhe = (typeof CAMPOS_DETALHE)[number];
export type CampoTrailer = (typeof CAMPOS_TRAILER)[number];

/** A kind of line: recognised by `marca` in its place. */
export interface RegistroDoLayout<C extends string> {
  readonly marca: Lugar & { readonly valor: string };
  readonly campos: Readonly<Partial<Record<C, CampoDoLayout>>>;
}

export interface Layout {
  readonly codigo: string;
  readonly nome: string;
  /** `tamanho`: length of a fixed line, shorter ones are completed with blanks. `separador`: of a separated line. */
  readonly forma: { readonly tipo: 'posicional'; readonly tamanho: number } | { readonly tipo: 'separado'; readonly separador: string };
  readonly header: RegistroDoLayout<CampoHeader>;
  readonly detalhe: RegistroDoLayout<CampoDetalhe>;
  /** Absent in layouts of contractors that send none: then nothing proves that the file is whole, and the report says so. */
  readonly trailer?: RegistroDoLayout<CampoTrailer>;
}

const numero = (inicio: number, fim: number): CampoDoLayout => ({ inicio, fim, formato: { tipo: 'numero' } });
const texto = (inicio: number, fim: number): CampoDoLayout => ({ inicio, fim, formato: { tipo: 'texto' } });

/** Our own layout; every position is in `docs/formatos/arquivo-de-leitura.md`. */
export const LAYOUT_NASCENTE: Layout = {
  codigo: 'NASCENTE-1',
  nome: 'Nascente, versão 1',
  forma: { tipo: 'posicional', tamanho: 160 },
  header: {
    marca: { inicio: 1, fim: 11, valor: 'HNASCENTE01' },
    campos: { referencia: { inicio: 12, fim: 17, formato: { tipo: 'referencia', mascara: 'AAAAMM' } }, grupo: numero(18, 20) },
  },
  detalhe: {
    marca: { inicio: 1, fim: 1, valor: 'D' },
    campos: {
      cdc: numero(2, 10),
      medicao: numero(11, 11),
      medidor: texto(12, 21),
      leitura: numero(22, 28),
      ocorrencia: numero(29, 31),
      data: { inicio: 32, fim: 39, formato: { tipo: 'data', mascara: 'AAAAMMDD' } },
      hora: { inicio: 40, fim: 45, formato: { tipo: 'hora', mascara: 'HHMMSS' } },
      leiturista: texto(46, 53),
      latitude: { inicio: 54, fim: 63, formato: { tipo: 'coordenada', casas: 6 } },
      longitude: { inicio: 64, fim: 74, formato: { tipo: 'coordenada', casas: 6 } },
      foto: texto(75, 106),
      aviso: numero(107, 117),
      valor: numero(118, 128),
    },
  },
  trailer: {
    marca: { inicio: 1, fim: 1, valor: 'T' },
    campos: { quantidade: numero(2, 10), somaLeituras: numero(11, 22) },
  },
};
