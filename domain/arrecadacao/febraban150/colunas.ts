/** The payments of a return file in columns: one typed array a field, one element a payment, in the order of the file. */

/**
 * Money in centavos; dates as AAAAMMDD numbers (`dataCredito` 0 = not informed); codes as characters (`formaArrecadacao` 49 = '1',
 * 32 = blank). `posicao` is where the record begins in the file and `linha` its line number, from 1.
 * What comes from the barcode (`empresa`, `segmento`, `validade`, `aviso`, `valorCodigo`) is 0 when it is not 44 digits.
 */
export interface ColunasDePagamento {
  readonly quantidade: number;
  readonly valor: Float64Array;
  readonly tarifa: Int32Array;
  readonly dataPagamento: Int32Array;
  readonly dataCredito: Int32Array;
  readonly nsr: Int32Array;
  readonly formaArrecadacao: Uint8Array;
  readonly formaPagamento: Uint8Array;
  /** Bits of `codigo-em-bytes.ts`. */
  readonly codigo: Uint8Array;
  readonly segmento: Uint8Array;
  readonly empresa: Uint16Array;
  readonly validade: Int32Array;
  readonly aviso: Float64Array;
  readonly valorCodigo: Float64Array;
  readonly posicao: Int32Array;
  readonly linha: Int32Array;
}

/** Room for `capacidade` payments. The system gives the memory when it is written, so a generous capacity costs nothing. */
export function alocarColunas(capacidade: number): ColunasDePagamento {
  return {
    quantidade: 0,
    valor: new Float64Array(capacidade),
    tarifa: new Int32Array(capacidade),
    dataPagamento: new Int32Array(capacidade),
    dataCredito: new Int32Array(capacidade),
    nsr: new Int32Array(capacidade),
    formaArrecadacao: new Uint8Array(capacidade),
    formaPagamento: new Uint8Array(capacidade),
    codigo: new Uint8Array(capacidade),
    segmento: new Uint8Array(capacidade),
    empresa: new Uint16Array(capacidade),
    validade: new Int32Array(capacidade),
    aviso: new Float64Array(capacidade),
    valorCodigo: new Float64Array(capacidade),
    posicao: new Int32Array(capacidade),
    linha: new Int32Array(capacidade),
  };
}

/** Payments `inicio` (inclusive) to `fim` (exclusive), over the same memory. */
export function recortarColunas(c: ColunasDePagamento, inicio: number, fim: number): ColunasDePagamento {
  return {
    quantidade: fim - inicio,
    valor: c.valor.subarray(inicio, fim),
    tarifa: c.tarifa.subarray(inicio, fim),
    dataPagamento: c.dataPagamento.subarray(inicio, fim),
    dataCredito: c.dataCredito.subarray(inicio, fim),
    nsr: c.nsr.subarray(inicio, fim),
    formaArrecadacao: c.formaArrecadacao.subarray(inicio, fim),
    formaPagamento: c.formaPagamento.subarray(inicio, fim),
    codigo: c.codigo.subarray(inicio, fim),
    segmento: c.segmento.subarray(inicio, fim),
    empresa: c.empresa.subarray(inicio, fim),
    validade: c.validade.subarray(inicio, fim),
    aviso: c.aviso.subarray(inicio, fim),
    valorCodigo: c.valorCodigo.subarray(inicio, fim),
    posicao: c.posicao.subarray(inicio, fim),
    linha: c.linha.subarray(inicio, fim),
  };
}
