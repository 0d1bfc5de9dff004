import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJETO = fileURLToPath(new URL('../..', import.meta.url));
const PASTAS = ['http', 'sqs', 's3', 'schedule', 'step'];
/** Answers nothing: these tests look at the template, and the bundles of the real handlers are the business of `sintese.test.ts`. */
const HANDLER = 'export const handler = { contrato: { metodo: "GET", caminho: "/" } };\n';

export interface Arvore {
  readonly raiz: string;
  /** Adds or replaces a file, by its path from the root. */
  readonly escrever: (caminho: string, texto: string) => Promise<void>;
  readonly apagar: () => Promise<void>;
}

/**
 * A project with the contracts of this one, as they are now, and an empty handler for each; with `vazia`, with none. Lies under `dist/`,
 * where packages resolve.
 */
export async function criarArvore({ vazia = false } = {}): Promise<Arvore> {
  await mkdir(join(PROJETO, 'dist'), { recursive: true });
  const raiz = await mkdtemp(join(PROJETO, 'dist', 'arvore-'));
  await cp(join(PROJETO, 'events'), join(raiz, 'events'), { recursive: true, filter: (c) => !c.endsWith('.test.ts') && !(vazia && PASTAS.some((p) => c.includes(join('events', p)))) });
  const escrever = async (caminho: string, texto: string): Promise<void> => {
    const arquivo = join(raiz, caminho);
    await mkdir(dirname(arquivo), { recursive: true });
    await writeFile(arquivo, texto);
  };
  for (const pasta of vazia ? [] : PASTAS) {
    for (const item of await readdir(join(raiz, 'events', pasta), { withFileTypes: true })) {
      if (!item.isDirectory()) continue;
      for (const arquivo of await readdir(join(raiz, 'events', pasta, item.name))) {
        await escrever(`functions/${item.name}/${arquivo.replace(/\.ts$/, '')}/handler.ts`, HANDLER);
      }
    }
  }
  await escrever('functions/acesso/autorizar/handler.ts', HANDLER);
  return { raiz, escrever, apagar: async () => rm(raiz, { recursive: true, force: true }) };
}
