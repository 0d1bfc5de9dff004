import { fimDaCadeia } from './valor.ts';

/** What of an object changes when it goes to another file. */
export interface Regras {
  /** What stands for the reference to that object. */
  readonly referencia: (numero: number) => string;
  /** The new key of a page or annotation in the tree of parents (ISO 32000-1, 14.7.4.4). */
  readonly chaveDaEstrutura: (chave: number) => number;
  /** The new identifier of an element of the structure: `define` where it is given, not where a cell names its headers. */
  readonly identificador: (cadeia: string, define: boolean) => string;
}

/**
 * The text of an object by other rules. Objects of a print file are hundreds of thousands, so nothing is parsed into values: only names,
 * strings and references are looked at, and what lies between them is copied.
 */
export function reescrever(texto: string, regras: Regras): string {
  const interesse = /\/[^\s()<>[\]{}/%]*|\d+\s+\d+\s+R\b|\(|<<|<[^<>]*>|%[^\r\n]*/g;
  let saida = '';
  let copiado = 0;
  let nome = '';
  const trocar = (inicio: number, fim: number, por: string): void => {
    saida += texto.slice(copiado, inicio) + por;
    copiado = fim;
    interesse.lastIndex = fim;
  };
  for (let achado = interesse.exec(texto); achado !== null; achado = interesse.exec(texto)) {
    const [simbolo] = achado;
    const inicio = achado.index;
    const primeiro = simbolo[0] ?? '';
    if (primeiro === '/') {
      nome = simbolo;
      if (nome !== '/StructParents' && nome !== '/StructParent') continue;
      const chave = /\s*(\d+)/y;
      chave.lastIndex = interesse.lastIndex;
      const numero = chave.exec(texto)?.[1];
      if (numero !== undefined) trocar(inicio, chave.lastIndex, `${nome} ${regras.chaveDaEstrutura(Number(numero))}`);
    } else if (primeiro === '(' || (primeiro === '<' && simbolo !== '<<')) {
      const fim = primeiro === '(' ? fimDaCadeia(texto, inicio) : interesse.lastIndex;
      if (nome === '/ID' || nome === '/Headers') trocar(inicio, fim, regras.identificador(texto.slice(inicio, fim), nome === '/ID'));
      interesse.lastIndex = fim;
    } else if (primeiro >= '0' && primeiro <= '9') {
      trocar(inicio, interesse.lastIndex, regras.referencia(Number.parseInt(simbolo, 10)));
    }
  }
  return copiado === 0 ? texto : saida + texto.slice(copiado);
}

/** The objects that the text refers to. */
export function referenciasDe(texto: string): readonly number[] {
  const achadas: number[] = [];
  reescrever(texto, { referencia: (numero) => (achadas.push(numero), ''), chaveDaEstrutura: (chave) => chave, identificador: (cadeia) => cadeia });
  return achadas;
}
