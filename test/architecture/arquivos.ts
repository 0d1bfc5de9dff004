import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

export interface Arquivo {
  /** Relative to the project, with `/`. */
  readonly caminho: string;
  readonly texto: string;
}

const BINARIO = /\.(png|jpe?g|gif|ico|webp|ttf|otf|woff2?|pdf|zip|gz|wasm)$/;

/** Every text file of the project that is tracked, or new and not ignored. */
export function arquivosDoProjeto(): Arquivo[] {
  const lista = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return [...new Set(lista.split('\0'))]
    .filter((caminho) => caminho !== '' && !BINARIO.test(caminho) && existsSync(caminho) && statSync(caminho).isFile())
    .sort()
    .map((caminho) => ({ caminho, texto: readFileSync(caminho, 'utf8') }));
}

/** Lines of code of a file as an editor numbers them. */
export function linhas(texto: string): number {
  return texto.split('\n').length - (texto.endsWith('\n') ? 1 : 0);
}
