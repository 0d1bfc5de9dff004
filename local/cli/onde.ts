import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project: what `npm` calls the package. */
export const RAIZ = fileURLToPath(new URL('../..', import.meta.url));

/** Name of the data directory inside the project, when nobody asks for another. */
const DADOS_PADRAO = '.nascente';

/**
 * The directory where the person typed the command. `npm run` always starts scripts in the package and keeps the other in INIT_CWD, which
 * counts only when npm is running this very command and not something that later ran it.
 */
export function diretorioDaChamada(ambiente: NodeJS.ProcessEnv = process.env, atual: string = process.cwd()): string {
  const porNpm = ambiente['npm_lifecycle_script']?.includes('local/cli/nascente.ts') === true && resolve(atual) === resolve(RAIZ);
  return porNpm ? (ambiente['INIT_CWD'] ?? atual) : atual;
}

/** A path as the person typed it. */
export function caminhoDigitado(caminho: string): string {
  return resolve(diretorioDaChamada(), caminho);
}

/** The data directory: the one named, or `.nascente/` of the project. */
export function diretorioDados(nomeado: string | undefined): string {
  return nomeado === undefined ? resolve(RAIZ, DADOS_PADRAO) : caminhoDigitado(nomeado);
}
