import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Size at which a log file is set aside, and how many set-aside files are kept. */
const LIMITE_BYTES = 5 * 1024 * 1024;
const GUARDADOS = 3;

/** Where the output of a function goes: never to the person's terminal. */
export interface Registro {
  escrever(linha: { readonly pedido: string | null; readonly fluxo: 'stdout' | 'stderr' | 'plataforma'; readonly texto: string }): void;
}

/** A line that is itself JSON is kept as an object, so the file can be read with any JSON tool. */
function conteudo(texto: string): unknown {
  if (!texto.startsWith('{')) return texto;
  try {
    return JSON.parse(texto) as unknown;
  } catch {
    return texto;
  }
}

/** `<diretorio>/<nome>.log`, JSON lines `{ em, pedido, fluxo, linha }`, rotated by size to `.1`, `.2`, `.3`. */
export function criarRegistro(diretorio: string, nome: string): Registro {
  mkdirSync(diretorio, { recursive: true });
  const arquivo = join(diretorio, `${nome}.log`);
  let tamanho = existsSync(arquivo) ? statSync(arquivo).size : 0;
  const girar = (): void => {
    for (let i = GUARDADOS - 1; i >= 1; i -= 1) {
      if (existsSync(`${arquivo}.${i}`)) renameSync(`${arquivo}.${i}`, `${arquivo}.${i + 1}`);
    }
    renameSync(arquivo, `${arquivo}.1`);
    tamanho = 0;
  };
  return {
    escrever({ pedido, fluxo, texto }) {
      const linha = `${JSON.stringify({ em: new Date().toISOString(), pedido, fluxo, linha: conteudo(texto) })}\n`;
      if (tamanho > LIMITE_BYTES) girar();
      appendFileSync(arquivo, linha);
      tamanho += Buffer.byteLength(linha);
    },
  };
}
