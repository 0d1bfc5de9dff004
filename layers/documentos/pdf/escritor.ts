import { deflateSync } from 'node:zlib';

/** A PDF 1.7 in the making. Of what was written only the place is kept: memory goes with the bytes of the file, not with its objects. */
export interface Escritor {
  /** A number for an object that is written later. */
  readonly reservar: () => number;
  readonly gravar: (numero: number, texto: string) => void;
  /** @param dicionario says the length and the coding of `bytes` */
  readonly gravarFluxo: (numero: number, dicionario: string, bytes: Uint8Array) => void;
  readonly terminar: (catalogo: number, informacao: number) => Uint8Array;
}

/** Elements of some ten bills: the more together, the smaller; but a reader opens them all to see one. */
const OBJETOS_POR_GRUPO = 2_000;
/** Of a line of the table: type, place or group, position in the group (ISO 32000-1, 7.5.8.3). */
const LARGURAS = [1, 4, 2] as const;
const COLUNAS = 7;

export function abrirEscritor(): Escritor {
  const pedacos: Buffer[] = [];
  const linhas: { readonly tipo: number[]; readonly lugar: number[]; readonly posicao: number[] } = { tipo: [], lugar: [], posicao: [] };
  let tamanho = 0;
  let grupo: { readonly numero: number; readonly numeros: number[]; readonly textos: string[] } | null = null;
  const por = (pedaco: Uint8Array | string): void => {
    // copied, so that a piece does not hold the whole part that it came from
    pedacos.push(typeof pedaco === 'string' ? Buffer.from(pedaco, 'latin1') : Buffer.from(pedaco));
    tamanho += pedaco.length;
  };
  const marcar = (numero: number, tipo: number, lugar: number, posicao: number): number => {
    [linhas.tipo[numero], linhas.lugar[numero], linhas.posicao[numero]] = [tipo, lugar, posicao];
    return numero;
  };
  const reservar = (): number => marcar(linhas.tipo.length, 0, 0, 0);
  const gravarFluxo = (numero: number, dicionario: string, bytes: Uint8Array): void => {
    marcar(numero, 1, tamanho, 0);
    por(`${numero} 0 obj\n${dicionario}\nstream\n`);
    por(bytes);
    por('\nendstream\nendobj\n');
  };
  const fecharGrupo = (): void => {
    if (grupo === null) return;
    const { numero, dicionario, dados } = agrupar(grupo);
    gravarFluxo(numero, dicionario, dados);
    grupo = null;
  };
  const gravar = (numero: number, texto: string): void => {
    grupo ??= { numero: reservar(), numeros: [], textos: [] };
    marcar(numero, 2, grupo.numero, grupo.textos.length);
    grupo.numeros.push(numero);
    if (grupo.textos.push(texto) === OBJETOS_POR_GRUPO) fecharGrupo();
  };
  const terminar = (catalogo: number, informacao: number): Uint8Array => {
    fecharGrupo();
    const inicio = tamanho;
    const numero = marcar(reservar(), 1, inicio, 0);
    const dados = deflateSync(tabelaComDiferencas(linhas));
    const dicionario = `<</Type/XRef/Size ${numero + 1}/W[${LARGURAS.join(' ')}]/Root ${catalogo} 0 R/Info ${informacao} 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${COLUNAS}>>/Length ${dados.length}>>`;
    gravarFluxo(numero, dicionario, dados);
    por(`startxref\n${inicio}\n%%EOF\n`);
    return Buffer.concat(pedacos);
  };
  reservar(); // number 0 is nobody's (7.5.4)
  por('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  return { reservar, gravar, gravarFluxo, terminar };
}

/** Objects together in one stream (7.5.7): their numbers and places, then their texts. */
function agrupar({ numero, numeros, textos }: { readonly numero: number; readonly numeros: readonly number[]; readonly textos: readonly string[] }) {
  let lugar = 0;
  const indice = textos.map((texto, i) => {
    const linha = `${numeros[i] ?? 0} ${lugar}`;
    lugar += texto.length + 1;
    return linha;
  });
  const cabeca = `${indice.join(' ')}\n`;
  const dados = deflateSync(Buffer.from(cabeca + textos.join('\n'), 'latin1'));
  return { numero, dados, dicionario: `<</Type/ObjStm/N ${textos.length}/First ${cabeca.length}/Filter/FlateDecode/Length ${dados.length}>>` };
}

/** Each line as its difference to the one above (filter "up" of PNG): neighbours are alike, and the table of a volume all but vanishes. */
function tabelaComDiferencas({ tipo, lugar, posicao }: { readonly tipo: readonly number[]; readonly lugar: readonly number[]; readonly posicao: readonly number[] }): Buffer {
  const saida = Buffer.alloc(tipo.length * (COLUNAS + 1));
  const [acima, linha] = [Buffer.alloc(COLUNAS), Buffer.alloc(COLUNAS)];
  for (let n = 0; n < tipo.length; n += 1) {
    linha.writeUInt8(tipo[n] ?? 0, 0);
    linha.writeUInt32BE(lugar[n] ?? 0, 1);
    linha.writeUInt16BE(posicao[n] ?? 0, 5);
    saida[n * (COLUNAS + 1)] = 2;
    for (let c = 0; c < COLUNAS; c += 1) saida[n * (COLUNAS + 1) + 1 + c] = ((linha[c] ?? 0) - (acima[c] ?? 0)) & 0xff;
    linha.copy(acima);
  }
  return saida;
}
