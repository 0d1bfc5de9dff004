import type { Escritor } from './escritor.ts';
import { ehDicionario, escreverValor, lerValor, type Valor } from './valor.ts';

/** A bookmark of the first level, without what ties it to its neighbours. */
export interface Marcador {
  readonly numero: number;
  /** Its dictionary, still open. */
  readonly texto: string;
  /** Lines that it shows with those below it, as its file was saved. */
  readonly linhas: number;
}

const ELOS = new Set(['/Parent', '/Prev', '/Next']);

/** @param traduzir gives a text of a part as the joined file has it */
export function soltarMarcador(numero: number, texto: string, traduzir: (texto: string) => string): Marcador {
  const lido = lerValor(texto);
  const itens: (readonly [string, Valor])[] = ehDicionario(lido) ? [...lido].filter(([nome]) => !ELOS.has(nome)) : [];
  const abertos = Number(new Map(itens).get('/Count') ?? 0);
  return { numero, texto: traduzir(escreverValor(new Map(itens))).replace(/>>$/, ''), linhas: 1 + Math.max(0, abertos) };
}

/** One chain of all, in the order of the pages (ISO 32000-1, 12.3.3). @returns the text of what they hang from */
export function encadear(marcadores: readonly Marcador[], raiz: number, escritor: Escritor): string {
  marcadores.forEach(({ numero, texto }, i) => {
    const [anterior, proximo] = [marcadores[i - 1], marcadores[i + 1]];
    const elos = `/Parent ${raiz} 0 R${anterior === undefined ? '' : `/Prev ${anterior.numero} 0 R`}${proximo === undefined ? '' : `/Next ${proximo.numero} 0 R`}`;
    escritor.gravar(numero, `${texto}${elos}>>`);
  });
  const linhas = marcadores.reduce((soma, m) => soma + m.linhas, 0);
  return `<</Type/Outlines/First ${marcadores[0]?.numero ?? 0} 0 R/Last ${marcadores.at(-1)?.numero ?? 0} 0 R/Count ${linhas}>>`;
}
