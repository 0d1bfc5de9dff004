import type { ArquivoPdf } from './arquivo.ts';
import type { Escritor } from './escritor.ts';
import { reescrever, type Regras } from './reescrever.ts';

/** Not in this volume: a reference to it becomes null. */
export const FORA = -1;

/** The copying of the objects of one part to a volume: each once, under a new number, with whatever it refers to. */
export interface Copia {
  /** Its number in the volume; the object itself goes there at the next `copiar`. */
  readonly numeroNovo: (numero: number) => number;
  readonly copiar: () => void;
  /** A text of the part as the volume has it. */
  readonly traduzir: (texto: string) => string;
  /** Keys of pages and annotations met so far, as the part has them. */
  readonly chaves: readonly number[];
}

export interface Destino {
  readonly escritor: Escritor;
  /** Objects of the part whose place another of the volume takes, or {@link FORA}. */
  readonly substitutos: ReadonlyMap<number, number>;
  /** Added to the keys of the part: no two pages of a volume have the same. */
  readonly primeiraChave: number;
  /** By identifier, which is its position, the element that has it: 0 while only the headers of a cell named it. */
  readonly identificados: number[];
}

export function abrirCopia(arquivo: ArquivoPdf, { escritor, substitutos, primeiraChave, identificados }: Destino): Copia {
  const novos = new Int32Array(arquivo.tamanho);
  for (const [numero, outro] of substitutos) novos[numero] = outro;
  const fila: number[] = [];
  const chaves: number[] = [];
  const identificadores = new Map<string, number>();
  let escrevendo = 0;
  const numeroNovo = (numero: number): number => {
    const conhecido = novos[numero] ?? FORA;
    if (conhecido !== 0) return conhecido;
    fila.push(numero);
    return (novos[numero] = escritor.reservar());
  };
  const regras: Regras = {
    referencia: (numero) => {
      const novo = numeroNovo(numero);
      return novo === FORA ? 'null' : `${novo} 0 R`;
    },
    chaveDaEstrutura: (chave) => {
      chaves.push(chave);
      return primeiraChave + chave;
    },
    identificador: (cadeia, define) => {
      const lugar = identificadores.get(cadeia) ?? identificados.push(0) - 1;
      identificadores.set(cadeia, lugar);
      if (define) identificados[lugar] = escrevendo;
      return identificador(lugar);
    },
  };
  const copiar = (): void => {
    for (const numero of fila) {
      const { texto, fluxo } = arquivo.objeto(numero);
      escrevendo = numeroNovo(numero);
      if (fluxo === null) escritor.gravar(escrevendo, reescrever(texto, regras));
      else escritor.gravarFluxo(escrevendo, reescrever(texto, regras), fluxo);
    }
    fila.length = 0;
  };
  return { numeroNovo, copiar, chaves, traduzir: (texto) => reescrever(texto, regras) };
}

/** Short, and in the order of their positions, as a name tree asks (ISO 32000-1, 7.9.6). */
export function identificador(lugar: number): string {
  return `(${lugar.toString(36).padStart(5, '0')})`;
}
