/**
 * Return file of arrecadação, 150 bytes a record (Febraban, layout de código de barras v03 to v07; the positions never changed).
 * Positions are 1-based and inclusive, as in the manual. `9` is numeric, right-aligned and zero-filled; `X` is text, left-aligned.
 */
export const TAMANHO_DO_REGISTRO = 150;

export interface Campo {
  readonly inicio: number;
  readonly fim: number;
  readonly formato: '9' | 'X';
  /** A record that ends before the content of such a field is refused; the others are completed with blanks. */
  readonly obrigatorio: boolean;
}

const campo = (inicio: number, fim: number, formato: '9' | 'X', obrigatorio = false): Campo => ({ inicio, fim, formato, obrigatorio });

/** Header. A82-98 is blank in v03 and in real files of v04. */
export const CAMPOS_A = {
  registro: campo(1, 1, 'X', true),
  codigoRemessa: campo(2, 2, '9', true),
  convenio: campo(3, 22, 'X', true),
  empresa: campo(23, 42, 'X'),
  banco: campo(43, 45, '9', true),
  nomeBanco: campo(46, 65, 'X'),
  dataGeracao: campo(66, 73, '9', true),
  nsa: campo(74, 79, '9', true),
  versao: campo(80, 81, '9', true),
  tipoServico: campo(82, 98, 'X'),
} as const satisfies Record<string, Campo>;

/** A74-79 (NSA): one more at each file of the bank, in six digits. No version of the layout says that it goes back to 1. */
export const MAIOR_NSA = 999_999;

/** Detail. G141 exists from v04 on; values have two implied decimals. */
export const CAMPOS_G = {
  registro: campo(1, 1, 'X', true),
  agenciaContaCredito: campo(2, 21, 'X'),
  dataPagamento: campo(22, 29, 'X', true),
  dataCredito: campo(30, 37, 'X'),
  codigoBarras: campo(38, 81, 'X', true),
  valor: campo(82, 93, '9', true),
  tarifa: campo(94, 100, '9'),
  nsr: campo(101, 108, '9', true),
  agenciaArrecadadora: campo(109, 116, 'X'),
  formaArrecadacao: campo(117, 117, 'X'),
  autenticacao: campo(118, 140, 'X'),
  formaPagamento: campo(141, 141, '9'),
} as const satisfies Record<string, Campo>;

/** Trailer. The total of records counts A and Z. */
export const CAMPOS_Z = {
  registro: campo(1, 1, 'X', true),
  totalRegistros: campo(2, 7, '9', true),
  valorTotal: campo(8, 24, '9', true),
} as const satisfies Record<string, Campo>;

/** Text of a field of the record at `posicao`, blanks trimmed. A record cut short ends at its line break, so the rest is empty. */
export function textoDoCampo(bytes: Uint8Array, posicao: number, c: Campo): string {
  return textoBruto(bytes, posicao, c).trim();
}

/** The same without trimming; latin-1, shorter than the field when the record ends before it. */
export function textoBruto(bytes: Uint8Array, posicao: number, c: Campo): string {
  let texto = '';
  const ultimo = Math.min(posicao + c.fim, bytes.length);
  // A record has no byte below blank, so the first one is its line break and what follows belongs to the next record.
  for (let i = posicao; i < ultimo; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20) break;
    if (i >= posicao + c.inicio - 1) texto += String.fromCharCode(byte);
  }
  return texto;
}
