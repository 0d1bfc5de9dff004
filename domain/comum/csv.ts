/** Tables in text as spreadsheets write them: `;` between cells, quotes around a cell that has one of `;`, `"` or a line break, two quotes for one. */

/** A line of the table, and the line of the file where it begins, from 1. */
export interface LinhaDeCsv {
  readonly linha: number;
  readonly celulas: readonly string[];
}

/** What is not such a table: where, and what to do. */
export class CsvInvalido extends Error {
  override readonly name = 'CsvInvalido';
  readonly linha: number;

  constructor(linha: number, mensagem: string) {
    super(mensagem);
    this.linha = linha;
  }
}

export interface LeitorDeCsv {
  /** Takes a piece of the text, cut anywhere, and answers the lines that ended in it. Blank lines are none. */
  ler(trecho: string): readonly LinhaDeCsv[];
  /** The line that had no end, if any. */
  terminar(): readonly LinhaDeCsv[];
}

/** What is between two quotes of a broken file would be all of it. */
const CELULA_MAXIMA = 100_000;

type Estado = 'INICIO' | 'LIVRE' | 'ENTRE_ASPAS' | 'ASPA_DENTRO';

/** Reads as it comes: what it holds is one line. A cell is without the spaces around it, unless they are within quotes. */
export function leitorDeCsv(separador: ';' | ',' | '\t' = ';'): LeitorDeCsv {
  let estado: Estado = 'INICIO';
  let celula = '';
  let celulas: string[] = [];
  let linha = 1;
  let comeco = 1;
  let anteriorCr = false;
  let primeira = true;

  const fecharCelula = (): void => {
    celulas.push(estado === 'ASPA_DENTRO' ? celula : celula.trim());
    celula = '';
    estado = 'INICIO';
  };
  const fecharLinha = (prontas: LinhaDeCsv[]): void => {
    const entreAspas = estado === 'ASPA_DENTRO';
    fecharCelula();
    if (celulas.length > 1 || celulas[0] !== '' || entreAspas) prontas.push({ linha: comeco, celulas });
    celulas = [];
  };
  const guardar = (texto: string): void => {
    if (celula.length + texto.length > CELULA_MAXIMA) throw new CsvInvalido(comeco, 'uma célula não acaba. Confira se toda aspa (") que abre também fecha.');
    celula += texto;
  };
  const depoisDaAspa = (letra: string): void => {
    if (letra === '"') {
      guardar('"');
      estado = 'ENTRE_ASPAS';
    } else if (letra.trim() !== '') throw new CsvInvalido(linha, 'há texto depois da aspa (") que fecha a célula. Dentro de uma célula, a aspa se escreve duas vezes ("").');
  };
  const letraLivre = (letra: string): void => {
    if (letra === '"' && celula.trim() === '') {
      celula = '';
      estado = 'ENTRE_ASPAS';
    } else {
      guardar(letra);
      estado = 'LIVRE';
    }
  };
  const umaLetra = (letra: string, prontas: LinhaDeCsv[]): void => {
    const fim = letra === '\n' || letra === '\r';
    if (letra === '\n' && anteriorCr) {
      anteriorCr = false;
      if (estado === 'ENTRE_ASPAS') guardar(letra);
      return;
    }
    anteriorCr = letra === '\r';
    if (fim) linha += 1;
    if (estado === 'ENTRE_ASPAS') {
      if (letra === '"') estado = 'ASPA_DENTRO';
      else guardar(letra);
    } else if (fim) {
      fecharLinha(prontas);
      comeco = linha;
    } else if (letra === separador) fecharCelula();
    else if (estado === 'ASPA_DENTRO') depoisDaAspa(letra);
    else letraLivre(letra);
  };

  // what means nothing is taken at once: a letter at a time would take most of the time of a large file
  const especial = new RegExp(`["\\r\\n${separador}]`, 'g');
  const ateOnde = (texto: string, i: number): number => {
    especial.lastIndex = i;
    return especial.exec(texto)?.index ?? texto.length;
  };

  return {
    ler(trecho) {
      const prontas: LinhaDeCsv[] = [];
      const texto = primeira ? trecho.replace(/^\uFEFF/, '') : trecho;
      if (trecho !== '') primeira = false;
      for (let i = 0; i < texto.length; ) {
        const fim = estado === 'LIVRE' || estado === 'ENTRE_ASPAS' ? ateOnde(texto, i) : i;
        if (fim > i) {
          guardar(texto.slice(i, fim));
          anteriorCr = false;
        }
        const letra = texto[fim];
        if (letra !== undefined) umaLetra(letra, prontas);
        i = fim + 1;
      }
      return prontas;
    },
    terminar() {
      if (estado === 'ENTRE_ASPAS') throw new CsvInvalido(comeco, 'a aspa (") que abre uma célula não fecha. Feche-a, ou tire a aspa.');
      const prontas: LinhaDeCsv[] = [];
      if (celulas.length > 0 || celula !== '') fecharLinha(prontas);
      return prontas;
    },
  };
}

/** The name of a column as people write it, without accents, capitals, spaces nor signs: `Válido até` is `validoate`. */
export function nomeDeColuna(titulo: string): string {
  return titulo
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

export interface ColunasPedidas<C extends string> {
  /** Each column and the names by which it may go, as {@link nomeDeColuna} gives them. */
  readonly nomes: Readonly<Record<C, readonly string[]>>;
  readonly obrigatorias: readonly C[];
  /** As they are shown to who has to write them. */
  readonly titulos: Readonly<Record<C, string>>;
}

/** Where each column is, from the header; or everything that is wrong with it. */
export function colunasDoCabecalho<C extends string>(cabecalho: readonly string[], { nomes, obrigatorias, titulos }: ColunasPedidas<C>): { readonly onde: ReadonlyMap<C, number>; readonly recusas: readonly string[] } {
  const conhecidas = Object.keys(nomes) as C[];
  const onde = new Map<C, number>();
  const recusas: string[] = [];
  cabecalho.forEach((titulo, i) => {
    const nome = nomeDeColuna(titulo);
    const coluna = conhecidas.find((c) => nomes[c].includes(nome));
    if (coluna === undefined && titulo === '') return;
    if (coluna === undefined) recusas.push(`a coluna "${titulo.slice(0, 60)}" não é desta lista. Apague-a, ou use um destes nomes: ${conhecidas.map((c) => titulos[c]).join(', ')}.`);
    else if (onde.has(coluna)) recusas.push(`a coluna "${titulos[coluna]}" aparece mais de uma vez. Deixe uma só.`);
    else onde.set(coluna, i);
  });
  const faltam = obrigatorias.filter((c) => !onde.has(c));
  if (faltam.length > 0) recusas.push(`falta ${faltam.length === 1 ? 'a coluna' : 'as colunas'} ${faltam.map((c) => `"${titulos[c]}"`).join(', ')}. A primeira linha tem os nomes das colunas, separados por ponto e vírgula.`);
  return { onde, recusas };
}
