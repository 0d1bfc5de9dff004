/** COPY of small tables in text: any type that PostgreSQL reads from text. The large ones go by `layers/postgres/copia-binaria.ts`. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copiarDe } from 'pg-copy-streams';

type Celula = string | number | boolean | null;
export type Linha = Readonly<Record<string, Celula>>;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function celula(valor: Celula | undefined): string {
  if (valor === null || valor === undefined) return '\\N';
  return String(valor).replace(/[\\\t\n\r]/g, (letra) => ESCAPES[letra] ?? letra);
}

/** Writes `linhas` into `tabela`; the columns are the keys of the first one. Answers how many. */
export async function copiarTexto(cliente: pg.ClientBase, tabela: string, linhas: readonly Linha[]): Promise<number> {
  const [primeira] = linhas;
  if (primeira === undefined) return 0;
  const colunas = Object.keys(primeira);
  const fluxo = cliente.query(copiarDe(`COPY ${tabela} (${colunas.join(', ')}) FROM STDIN`));
  const texto = linhas.map((linha) => `${colunas.map((coluna) => celula(linha[coluna])).join('\t')}\n`);
  await pipeline(Readable.from(texto), fluxo);
  return linhas.length;
}

/** As {@link copiarTexto}, for tables that the product itself may already have filled: rows that are there stay as they are. */
export async function copiarFaltantes(cliente: pg.ClientBase, tabela: string, linhas: readonly Linha[]): Promise<void> {
  const colunas = Object.keys(linhas[0] ?? {}).join(', ');
  await cliente.query(`CREATE TEMPORARY TABLE novas (LIKE ${tabela}) ON COMMIT DROP`);
  await copiarTexto(cliente, 'novas', linhas);
  await cliente.query(`INSERT INTO ${tabela} (${colunas}) SELECT ${colunas} FROM novas ON CONFLICT DO NOTHING`);
  await cliente.query('DROP TABLE novas');
}

/** `[de,ate)` as a daterange; null is open. */
export function periodo(de: string, ate: string | null): string {
  return `[${de},${ate ?? ''})`;
}
