import { createHash } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Writes the worker's entry as one plain module under `cache` and answers its path. Same content, same file. */
export async function compilarOperario(cache: string): Promise<string> {
  const resultado = await build({
    entryPoints: [fileURLToPath(new URL('./operario.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const codigo = resultado.outputFiles[0]?.contents ?? new Uint8Array();
  const arquivo = join(cache, `operario-${createHash('sha256').update(codigo).digest('hex').slice(0, 12)}.mjs`);
  if (await stat(arquivo).then(() => true, () => false)) return arquivo;
  await mkdir(cache, { recursive: true });
  const provisorio = `${arquivo}.${process.pid}`;
  await writeFile(provisorio, codigo);
  await rename(provisorio, arquivo);
  return arquivo;
}
