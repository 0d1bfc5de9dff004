/**
 * Binary COPY out of a query: fields are read straight from the bytes that came, in column order. The fast road of bulk reading: numbers,
 * dates and arrays are not made into text and back. Format: PostgreSQL manual, COPY, "Binary Format".
 */
import pg from 'pg';
import { dataDoNumero, type DataCivil } from '../../domain/comum/data-civil.ts';

/** Days between the civil-date origin of the domain (1970-01-01) and PostgreSQL's (2000-01-01). */
const ORIGEM_PG = 10_957;
/** Signature, flags and length of the extension, before the first row. */
const CABECALHO = 19;
const NULO = -1;
/** Field count that ends the data. */
const FIM = -1;
/** Of an array: dimensions, has-null, element type; then length and lower bound of the dimension. */
const CABECALHO_DE_LISTA = 20;
const DOIS_A_32 = 4_294_967_296;

/** The dates of a month are few: each is written out once. */
const datas = new Map<number, DataCivil>();

/** A day counted from 2000-01-01, as a civil date. */
export function dataDoDia(dia: number): DataCivil {
  const sabida = datas.get(dia) ?? dataDoNumero(dia + ORIGEM_PG);
  datas.set(dia, sabida);
  return sabida;
}

/** Reads the fields of one row, in column order. What may be null is read by the methods that answer null. */
export class LeitorDeLinhas {
  /** Of the block in which many rows came. The engine reads through a view in a few instructions; a Buffer checks each call again. */
  private vista: DataView = new DataView(new ArrayBuffer(0));
  private posicao = 0;

  /** Goes to a row at `posicao` of `bytes`; false when there is none. */
  abrir(bytes: Buffer, posicao: number): boolean {
    if (bytes.buffer !== this.vista.buffer) this.vista = new DataView(bytes.buffer);
    this.posicao = bytes.byteOffset + posicao + 2;
    return this.vista.getInt16(this.posicao - 2) !== FIM;
  }

  private tamanho(): number {
    const tamanho = this.vista.getInt32(this.posicao);
    this.posicao += 4;
    return tamanho;
  }

  private exigir(tamanho: number): number {
    if (this.tamanho() !== tamanho) throw new Error('coluna nula ou de outro tipo na leitura binária');
    const inicio = this.posicao;
    this.posicao += tamanho;
    return inicio;
  }

  private nulo(): boolean {
    if (this.vista.getInt32(this.posicao) !== NULO) return false;
    this.posicao += 4;
    return true;
  }

  bool(): boolean {
    return this.vista.getUint8(this.exigir(1)) === 1;
  }

  int2(): number {
    return this.vista.getInt16(this.exigir(2));
  }

  int2OuNulo(): number | null {
    return this.nulo() ? null : this.int2();
  }

  int4(): number {
    return this.vista.getInt32(this.exigir(4));
  }

  int4OuNulo(): number | null {
    return this.nulo() ? null : this.int4();
  }

  /** @throws beyond the safe integers */
  int8(): number {
    const inicio = this.exigir(8);
    const alto = this.vista.getInt32(inicio);
    const baixo = this.vista.getInt32(inicio + 4);
    // nearly every amount: it stays a small integer for the engine, and so do the lists that hold it
    if (alto === 0 && baixo >= 0) return baixo;
    const valor = alto * DOIS_A_32 + (baixo >>> 0);
    if (!Number.isSafeInteger(valor)) throw new RangeError(`inteiro fora da faixa segura: ${valor}`);
    return valor;
  }

  /** A date as days since 2000-01-01; see {@link dataDoDia}. */
  diaOuNulo(): number | null {
    return this.int4OuNulo();
  }

  /** Elements are not null; they are put at the end of `lista`. */
  listaInt2(lista: number[] = []): number[] {
    const itens = this.itensDaLista();
    for (let i = 0; i < itens; i++) lista.push(this.int2());
    return lista;
  }

  /** Elements are not null. */
  listaInt4(): number[] {
    const itens = this.itensDaLista();
    const lista: number[] = [];
    for (let i = 0; i < itens; i++) lista.push(this.int4());
    return lista;
  }

  /** As {@link listaInt2}. @throws beyond the safe integers */
  listaInt8(lista: number[] = []): number[] {
    const itens = this.itensDaLista();
    for (let i = 0; i < itens; i++) lista.push(this.int8());
    return lista;
  }

  /** A null array is an empty one. */
  private itensDaLista(): number {
    if (this.nulo()) return 0;
    const inicio = this.posicao + 4;
    const dimensoes = this.vista.getInt32(inicio);
    this.posicao = inicio + (dimensoes === 0 ? 12 : CABECALHO_DE_LISTA);
    return dimensoes === 0 ? 0 : this.vista.getInt32(inicio + 12);
  }
}

/** `handleCopyData` is what `pg` calls for each message of the server, and the server sends one for each row. */
class ConsultaBinaria extends pg.Query {
  erro: unknown;
  private readonly leitor = new LeitorDeLinhas();
  private primeira = true;
  private readonly aoLer: (linha: LeitorDeLinhas) => void;

  constructor(texto: string, aoLer: (linha: LeitorDeLinhas) => void, aoTerminar: (erro: Error | undefined) => void) {
    super(texto, aoTerminar);
    this.aoLer = aoLer;
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const inicio = this.primeira ? CABECALHO : 0;
    this.primeira = false;
    if (this.erro !== undefined) return;
    try {
      if (this.leitor.abrir(chunk, inicio)) this.aoLer(this.leitor);
    } catch (erro) {
      // thrown here it would end the process: it is the caller's, when the server is done
      this.erro = erro;
    }
  }
}

/**
 * Runs `COPY (consulta) TO STDOUT` in binary and hands each row to `aoLer`, which must read every column and keep nothing of the reader.
 * COPY takes no parameters: only numbers that were checked may be written into `consulta` (see {@link listaDeInteiros}).
 */
export async function lerBinario(cliente: pg.ClientBase, consulta: string, aoLer: (linha: LeitorDeLinhas) => void): Promise<void> {
  await new Promise<void>((resolver, rejeitar) => {
    const pedido = new ConsultaBinaria(`COPY (${consulta}) TO STDOUT (FORMAT binary)`, aoLer, (erro) => {
      const falha = erro ?? pedido.erro;
      if (falha === undefined || falha === null) resolver();
      else rejeitar(falha instanceof Error ? falha : new Error(String(falha)));
    });
    cliente.query(pedido);
  });
}

/** Integers as SQL: `'{1,2}'::integer[]`. @throws on anything that is not an integer */
export function listaDeInteiros(valores: readonly number[]): string {
  return `'{${valores.map(inteiro).join(',')}}'::integer[]`;
}

/** As {@link listaDeInteiros}, of eight bytes. */
export function listaDeInteirosLongos(valores: readonly number[]): string {
  return `'{${valores.map(inteiro).join(',')}}'::bigint[]`;
}

/** An integer as SQL. @throws on anything else */
export function inteiro(valor: number): string {
  if (!Number.isSafeInteger(valor)) throw new RangeError(`${valor} não é um inteiro`);
  return String(valor);
}
