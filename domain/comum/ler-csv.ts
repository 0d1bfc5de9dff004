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
  return new Leitor(separador);
}

class Leitor implements LeitorDeCsv {
  private estado: Estado = 'INICIO';
  private celula = '';
  private celulas: string[] = [];
  private linha = 1;
  private comeco = 1;
  private anteriorCr = false;
  private primeira = true;
  private prontas: LinhaDeCsv[] = [];
  private readonly separador: string;
  private readonly especial: RegExp;

  constructor(separador: string) {
    this.separador = separador;
    this.especial = new RegExp(`["\\r\\n${separador}]`, 'g');
  }

  ler(trecho: string): readonly LinhaDeCsv[] {
    this.prontas = [];
    const texto = this.primeira ? trecho.replace(/^\uFEFF/, '') : trecho;
    if (trecho !== '') this.primeira = false;
    for (let i = 0; i < texto.length; ) {
      const fim = this.estado === 'LIVRE' || this.estado === 'ENTRE_ASPAS' ? this.ateOnde(texto, i) : i;
      if (fim > i) {
        this.guardar(texto.slice(i, fim));
        this.anteriorCr = false;
      }
      const letra = texto[fim];
      if (letra !== undefined) this.umaLetra(letra);
      i = fim + 1;
    }
    return this.prontas;
  }

  terminar(): readonly LinhaDeCsv[] {
    if (this.estado === 'ENTRE_ASPAS') throw new CsvInvalido(this.comeco, 'a aspa (") que abre uma célula não fecha. Feche-a, ou tire a aspa.');
    this.prontas = [];
    if (this.celulas.length > 0 || this.celula !== '') this.fecharLinha();
    return this.prontas;
  }

  /** What means nothing is taken at once: a letter at a time would take most of the time of a large file. */
  private ateOnde(texto: string, i: number): number {
    this.especial.lastIndex = i;
    return this.especial.exec(texto)?.index ?? texto.length;
  }

  private umaLetra(letra: string): void {
    const fim = letra === '\n' || letra === '\r';
    if (letra === '\n' && this.anteriorCr) {
      this.anteriorCr = false;
      if (this.estado === 'ENTRE_ASPAS') this.guardar(letra);
      return;
    }
    this.anteriorCr = letra === '\r';
    if (fim) this.linha += 1;
    if (this.estado === 'ENTRE_ASPAS') {
      if (letra === '"') this.estado = 'ASPA_DENTRO';
      else this.guardar(letra);
    } else if (fim) {
      this.fecharLinha();
      this.comeco = this.linha;
    } else if (letra === this.separador) this.fecharCelula();
    else if (this.estado === 'ASPA_DENTRO') this.depoisDaAspa(letra);
    else this.letraLivre(letra);
  }

  private fecharCelula(): void {
    this.celulas.push(this.estado === 'ASPA_DENTRO' ? this.celula : this.celula.trim());
    this.celula = '';
    this.estado = 'INICIO';
  }

  private fecharLinha(): void {
    const entreAspas = this.estado === 'ASPA_DENTRO';
    this.fecharCelula();
    if (this.celulas.length > 1 || this.celulas[0] !== '' || entreAspas) this.prontas.push({ linha: this.comeco, celulas: this.celulas });
    this.celulas = [];
  }

  private guardar(texto: string): void {
    if (this.celula.length + texto.length > CELULA_MAXIMA) throw new CsvInvalido(this.comeco, 'uma célula não acaba. Confira se toda aspa (") que abre também fecha.');
    this.celula += texto;
  }

  private depoisDaAspa(letra: string): void {
    if (letra === '"') {
      this.guardar('"');
      this.estado = 'ENTRE_ASPAS';
    } else if (letra.trim() !== '') throw new CsvInvalido(this.linha, 'há texto depois da aspa (") que fecha a célula. Dentro de uma célula, a aspa se escreve duas vezes ("").');
  }

  private letraLivre(letra: string): void {
    if (letra === '"' && this.celula.trim() === '') {
      this.celula = '';
      this.estado = 'ENTRE_ASPAS';
    } else {
      this.guardar(letra);
      this.estado = 'LIVRE';
    }
  }
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
