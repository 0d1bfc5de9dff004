import { closeSync, openSync, writeSync } from 'node:fs';
import { EscritorDeLinhas } from '../../layers/postgres/copia-binaria.ts';

/** Writes rows to a file that `COPY … FROM 'file' (FORMAT binary)` reads. */
export function escreverArquivoBinario(caminho: string, escrever: (linhas: EscritorDeLinhas) => void): void {
  const descritor = openSync(caminho, 'w', 0o644);
  const escritor = new EscritorDeLinhas((bytes) => void writeSync(descritor, bytes));
  escrever(escritor);
  escritor.terminar();
  closeSync(descritor);
}
