import { inflateSync } from 'node:zlib';
import { ehDicionario, ehLista, lerValor, type Dicionario } from './valor.ts';

/** Where each object is (ISO 32000-1, 7.5.4 and 7.5.8). */
export interface Tabela {
  readonly dicionario: Dicionario;
  /** By number: 0, at a place in the file; n, inside the stream n; {@link LIVRE}, nowhere. */
  readonly recipiente: Int32Array;
  /** By number: the place in the file, or the position inside the stream. */
  readonly lugar: Int32Array;
}

export const LIVRE = -1;

/** @param fluxo reads the stream that is at a place of the file */
export function lerTabela(bytes: Buffer, inicio: number, fluxo: (inicio: number) => { readonly dicionario: Dicionario; readonly dados: Buffer }): Tabela {
  if (bytes.toString('latin1', inicio, inicio + 4) === 'xref') return lerTabelaDeTexto(bytes, inicio);
  const { dicionario, dados } = fluxo(inicio);
  return lerTabelaDeFluxo(dicionario, dados);
}

function vazia(dicionario: Dicionario): Tabela {
  // What a file was before it was changed would be read as if it still were.
  if (dicionario.has('/Prev') || dicionario.has('/Encrypt')) throw new Error('o PDF foi alterado ou cifrado depois de feito');
  const tamanho = Number(dicionario.get('/Size'));
  if (!Number.isSafeInteger(tamanho) || tamanho < 1) throw new Error('o PDF não diz quantos objetos tem');
  return { dicionario, recipiente: new Int32Array(tamanho).fill(LIVRE), lugar: new Int32Array(tamanho) };
}

function lerTabelaDeTexto(bytes: Buffer, inicio: number): Tabela {
  const texto = bytes.toString('latin1', inicio);
  const fim = texto.indexOf('trailer');
  const dicionario = fim < 0 ? null : lerValor(texto.slice(fim + 'trailer'.length));
  if (dicionario === null || !ehDicionario(dicionario)) throw new Error('a tabela do PDF não fecha');
  const tabela = vazia(dicionario);
  const secao = /(?:xref)?\s*(\d+) (\d+)\s*\n/y;
  for (let achada = secao.exec(texto); achada !== null; achada = secao.exec(texto)) {
    const primeiro = Number(achada[1]);
    const linhas = secao.lastIndex;
    for (let i = 0; i < Number(achada[2]); i += 1) {
      const linha = linhas + i * 20;
      if (texto[linha + 17] !== 'n') continue;
      tabela.recipiente[primeiro + i] = 0;
      tabela.lugar[primeiro + i] = Number(texto.slice(linha, linha + 10));
    }
    secao.lastIndex = linhas + Number(achada[2]) * 20;
  }
  return tabela;
}

function lerTabelaDeFluxo(dicionario: Dicionario, dados: Buffer): Tabela {
  const tabela = vazia(dicionario);
  const [a = 0, b = 0, c = 0] = numeros(dicionario.get('/W'));
  const secoes = numeros(dicionario.get('/Index') ?? ['0', String(tabela.recipiente.length)]);
  let linha = 0;
  for (let s = 0; s + 1 < secoes.length; s += 2) {
    for (let i = 0; i < (secoes[s + 1] ?? 0); i += 1, linha += a + b + c) {
      const tipo = a === 0 ? 1 : dados.readUIntBE(linha, a);
      if (tipo === 0) continue;
      const [segundo, terceiro] = [dados.readUIntBE(linha + a, b), c === 0 ? 0 : dados.readUIntBE(linha + a + b, c)];
      const numero = (secoes[s] ?? 0) + i;
      tabela.recipiente[numero] = tipo === 2 ? segundo : 0;
      tabela.lugar[numero] = tipo === 2 ? terceiro : segundo;
    }
  }
  return tabela;
}

function numeros(valor: unknown): readonly number[] {
  return Array.isArray(valor) ? valor.map(Number) : [];
}

/** What a stream holds. The filters are those of the files that we join: none, or Flate with or without rows of differences (7.4.4). */
export function decodificar(dicionario: Dicionario, codificado: Uint8Array): Buffer {
  const filtro = dicionario.get('/Filter');
  const nome = ehLista(filtro) && filtro.length === 1 ? filtro[0] : filtro;
  if (nome === undefined) return Buffer.from(codificado);
  if (nome !== '/FlateDecode') throw new Error('o PDF usa um filtro que não lemos');
  const dados = inflateSync(codificado);
  const parametros = dicionario.get('/DecodeParms');
  if (!ehDicionario(parametros) || Number(parametros.get('/Predictor') ?? 1) === 1) return dados;
  return somarLinhas(dados, Number(parametros.get('/Columns')));
}

function somarLinhas(dados: Buffer, colunas: number): Buffer {
  const linhas = dados.length / (colunas + 1);
  const saida = Buffer.alloc(linhas * colunas);
  for (let l = 0; l < linhas; l += 1) {
    const filtro = dados[l * (colunas + 1)];
    if (filtro !== 0 && filtro !== 2) throw new Error('o PDF usa diferenças que não lemos');
    for (let c = 0; c < colunas; c += 1) {
      const acima = filtro === 2 && l > 0 ? (saida[(l - 1) * colunas + c] ?? 0) : 0;
      saida[l * colunas + c] = ((dados[l * (colunas + 1) + 1 + c] ?? 0) + acima) & 0xff;
    }
  }
  return saida;
}
