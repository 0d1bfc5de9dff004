import { fileURLToPath } from 'node:url';

/** Path of a folder that travels next to a module (`import.meta.url`), in the sources and in the bundle. */
export function aoLado(modulo: string, pasta: string): string {
  return fileURLToPath(new URL(`./${pasta}`, modulo));
}
