import { decodificar, lerTabela } from './tabela.ts';
import { ehDicionario, ehReferencia, lerValor, type Dicionario, type Valor } from './valor.ts';

/** An indirect object as its file has it. */
export interface Objeto {
  /** Its value; of a stream, the dictionary. One character a byte. */
  readonly texto: string;
  /** The bytes of a stream, still coded. */
  readonly fluxo: Uint8Array | null;
}

export interface ArquivoPdf {
  readonly catalogo: Dicionario;
  /** Every number is below it. */
  readonly tamanho: number;
  readonly objeto: (numero: number) => Objeto;
}

/**
 * A PDF opened for copying: its objects are read as they are asked for, and stay text. What joins print files made by Typst or by
 * ourselves needs no more of the format than this: whole files, with one table, not encrypted.
 * @throws Error when it is anything else
 */
export function abrirArquivo(arquivo: Uint8Array): ArquivoPdf {
  const bytes = Buffer.from(arquivo.buffer, arquivo.byteOffset, arquivo.byteLength);
  const fecho = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)));
  if (fecho === null) throw new Error('o PDF não chega ao fim');
  const inicioDaTabela = Number(fecho[1]);
  const tabela = lerTabela(bytes, inicioDaTabela, (inicio) => {
    const { texto, fluxo } = lerObjeto(bytes, inicio, bytes.length, Number);
    const dicionario = comoDicionario(lerValor(texto));
    return { dicionario, dados: decodificar(dicionario, fluxo ?? new Uint8Array()) };
  });
  const { recipiente, lugar } = tabela;
  const fins = fimDeCada(recipiente, lugar, inicioDaTabela);
  const abertos = new Map<number, readonly string[]>();
  const objeto = (numero: number): Objeto => {
    const onde = recipiente[numero] ?? -1;
    const posicao = lugar[numero] ?? 0;
    if (onde === 0) return lerObjeto(bytes, posicao, fins.get(posicao) ?? posicao, (valor) => Number(ehReferencia(valor) ? objeto(valor.ref).texto : valor));
    const textos = onde < 0 ? [] : (abertos.get(onde) ?? abrirRecipiente(objeto(onde)));
    const texto = textos[posicao];
    if (texto === undefined) throw new Error(`o objeto ${numero} não está no PDF`);
    abertos.set(onde, textos);
    return { texto, fluxo: null };
  };
  const raiz = tabela.dicionario.get('/Root');
  if (!ehReferencia(raiz)) throw new Error('o PDF não tem catálogo');
  return { catalogo: comoDicionario(lerValor(objeto(raiz.ref).texto)), tamanho: recipiente.length, objeto };
}

/** An object goes to where the next one begins: nothing has to be read to find where it ends. */
function fimDeCada(recipiente: Int32Array, lugar: Int32Array, ultimo: number): ReadonlyMap<number, number> {
  const inicios = lugar.filter((_, numero) => recipiente[numero] === 0).sort();
  return new Map([...inicios].map((inicio, i) => [inicio, inicios[i + 1] ?? Math.max(ultimo, inicio)]));
}

function lerObjeto(bytes: Buffer, inicio: number, fim: number, tamanhoDe: (valor: Valor | undefined) => number): Objeto {
  const trecho = bytes.subarray(inicio, fim);
  const cabeca = /^\s*\d+\s+0\s+obj\b/.exec(trecho.toString('latin1', 0, 40))?.[0].length;
  if (cabeca === undefined) throw new Error(`não há objeto no byte ${inicio} do PDF`);
  const marca = inicioDoFluxo(trecho);
  if (marca === null) {
    const ate = trecho.lastIndexOf('endobj');
    if (ate < 0) throw new Error(`o objeto no byte ${inicio} do PDF não fecha`);
    return { texto: trecho.toString('latin1', cabeca, ate).trim(), fluxo: null };
  }
  const texto = trecho.toString('latin1', cabeca, marca.fimDoDicionario).trim();
  const fimDoFluxo = marca.inicio + tamanhoDe(comoDicionario(lerValor(texto)).get('/Length'));
  if (!/^\s*endstream/.test(trecho.toString('latin1', fimDoFluxo, fimDoFluxo + 12))) throw new Error(`o fluxo no byte ${inicio} do PDF não fecha`);
  return { texto, fluxo: trecho.subarray(marca.inicio, fimDoFluxo) };
}

/** The word `stream` after a dictionary and before a line end (ISO 32000-1, 7.3.8.1), not one of the text. */
function inicioDoFluxo(trecho: Buffer): { readonly fimDoDicionario: number; readonly inicio: number } | null {
  for (let i = trecho.indexOf('stream'); i >= 0; i = trecho.indexOf('stream', i + 1)) {
    const linha = /^stream(?:\r\n|\n)/.exec(trecho.toString('latin1', i, i + 8))?.[0].length;
    if (linha !== undefined && />>\s*$/.test(trecho.toString('latin1', Math.max(0, i - 8), i))) return { fimDoDicionario: i, inicio: i + linha };
  }
  return null;
}

/** Objects kept together in a stream: their numbers and places, then their texts (7.5.7). */
function abrirRecipiente({ texto, fluxo }: Objeto): readonly string[] {
  const dicionario = comoDicionario(lerValor(texto));
  const dados = decodificar(dicionario, fluxo ?? new Uint8Array()).toString('latin1');
  const primeiro = Number(dicionario.get('/First'));
  const lugares = dados.slice(0, primeiro).trim().split(/\s+/).map(Number).filter((_, i) => i % 2 === 1);
  return lugares.map((lugar, i) => dados.slice(primeiro + lugar, primeiro + (lugares[i + 1] ?? dados.length)).trim());
}

export function comoDicionario(valor: Valor | undefined): Dicionario {
  if (!ehDicionario(valor)) throw new Error('o PDF não tem um dicionário onde devia');
  return valor;
}

/** The value itself, when it is kept apart. */
export function resolver(arquivo: ArquivoPdf, valor: Valor | undefined): Valor | undefined {
  return ehReferencia(valor) ? lerValor(arquivo.objeto(valor.ref).texto) : valor;
}
