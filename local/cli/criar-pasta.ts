import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FalhaDoComando } from './falhas.ts';
import { motivoDoArquivo } from './motivos.ts';

/** A folder and those above it. One at a time: where the system makes none (/proc), `recursive` of Node tries for ever. */
export function criarPasta(caminho: string): void {
  const faltam: string[] = [];
  for (let pasta = caminho; !existsSync(pasta); pasta = dirname(pasta)) faltam.unshift(pasta);
  for (const pasta of faltam) {
    try {
      mkdirSync(pasta);
    } catch (e) {
      if (statSync(pasta, { throwIfNoEntry: false })?.isDirectory() !== true) throw e;
    }
  }
}

/** Makes the data directory where it is not, and writes in it to know that one can. Throws {@link FalhaDoComando}. */
export function prepararPastaDeDados(caminho: string): void {
  try {
    criarPasta(caminho);
    rmdirSync(mkdtempSync(join(caminho, '.prova-')));
  } catch (e) {
    const motivo = (e as NodeJS.ErrnoException).code === 'ENOENT' ? 'o sistema não deixa criar pastas ali' : motivoDoArquivo(e);
    if (motivo === undefined) throw e;
    throw new FalhaDoComando(`A pasta de dados ${caminho} não pode ser usada: ${motivo}. Diga outra em --dados, ou acerte essa e tente de novo.`, { cause: e });
  }
}
