/** One line of a case file: its number and its text, without the line break. */
export interface LinhaDeCaso {
  readonly numero: number;
  readonly texto: string;
}

/**
 * Lines of a stream of UTF-8, LF or CRLF, with or without a mark at the start and a break at the end. Blank lines after the last one that
 * is not blank are the end of the file and not lines.
 */
export async function* linhasDe(origem: AsyncIterable<Uint8Array>): AsyncGenerator<LinhaDeCaso> {
  const decodificador = new TextDecoder('utf-8');
  let resto = '';
  let numero = 0;
  let brancas: LinhaDeCaso[] = [];
  const ler = function* (texto: string): Generator<LinhaDeCaso> {
    const linha = { numero: ++numero, texto };
    if (texto.trim() === '') {
      brancas.push(linha);
      return;
    }
    yield* brancas;
    brancas = [];
    yield linha;
  };
  for await (const pedaco of origem) {
    const partes = (resto + decodificador.decode(pedaco, { stream: true })).split('\n');
    resto = partes.pop() ?? '';
    for (const texto of partes) yield* ler(texto);
  }
  resto += decodificador.decode();
  if (resto !== '') yield* ler(resto);
}

/** The JSON of a line, or undefined when it is none. */
export function valorDaLinha(texto: string): unknown {
  try {
    return JSON.parse(texto) as unknown;
  } catch {
    return undefined;
  }
}
