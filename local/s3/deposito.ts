import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Medidor } from './somas.ts';
import type { Algoritmo, Somas } from './somas.ts';

/** Bytes safely on disk under a name of our own. */
export interface Guardado {
  /** Relative to the store; see {@link Deposito.caminho}. */
  readonly arquivo: string;
  readonly tamanho: number;
  readonly md5: string;
  readonly somas: Somas;
}

async function sincronizar(caminho: string): Promise<void> {
  const f = await open(caminho, 'r');
  await f.sync();
  await f.close();
}

/** A key that can be a path under the bucket's folder: S3 allows names that a file system does not. */
function segmentosSeguros(chave: string): readonly string[] | null {
  const segmentos = chave.split('/');
  const ruim = segmentos.some((s) => s === '' || s === '.' || s === '..' || s.includes('\0') || Buffer.byteLength(s) > 255);
  return ruim || segmentos[0] === OCULTO ? null : segmentos;
}

const OCULTO = '.nascente';

/**
 * The bytes of every version, `<raiz>/.nascente/objetos/ab/<id>`, and beside them what a person sees: `<raiz>/<balde>/<chave>`, a second
 * name (hard link) of the current version. A file there with a single name was put by a person.
 */
export class Deposito {
  readonly raiz: string;

  constructor(raiz: string) {
    this.raiz = raiz;
  }

  async preparar(): Promise<void> {
    await rm(join(this.raiz, OCULTO, 'parciais'), { recursive: true, force: true });
    await mkdir(join(this.raiz, OCULTO, 'parciais'), { recursive: true });
  }

  /** Where the bytes of a stored file are. */
  caminho(arquivo: string): string {
    return join(this.raiz, OCULTO, 'objetos', arquivo.slice(0, 2), arquivo);
  }

  ler(arquivo: string, inicio: number, fim: number): Readable {
    return createReadStream(this.caminho(arquivo), { start: inicio, end: fim });
  }

  /** Writes a stream and makes it durable; `conferir` may refuse it before it gets a name. */
  async guardar(conteudo: Readable | AsyncIterable<Uint8Array>, algoritmo: Algoritmo | null, conferir: (md5: string, somas: Somas) => void): Promise<Guardado> {
    const arquivo = randomUUID();
    const parcial = join(this.raiz, OCULTO, 'parciais', arquivo);
    const medidor = new Medidor(algoritmo);
    try {
      const medir = async function* (origem: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
        for await (const parte of origem) {
          medidor.passar(parte);
          yield parte;
        }
      };
      await pipeline(conteudo, medir, createWriteStream(parcial, { flush: true }));
      const { md5, somas } = medidor.fechar();
      conferir(md5, somas);
      // A received object is not to be edited in place: whoever wants other bytes puts another file.
      await chmod(parcial, 0o444);
      const destino = this.caminho(arquivo);
      await mkdir(dirname(destino), { recursive: true });
      await rename(parcial, destino);
      await sincronizar(dirname(destino));
      return { arquivo, tamanho: medidor.bytes, md5, somas };
    } catch (e) {
      await rm(parcial, { force: true });
      throw e;
    }
  }

  /** Several stored files one after the other, as one stream. */
  async *emSequencia(arquivos: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const a of arquivos) yield* createReadStream(this.caminho(a)) as AsyncIterable<Uint8Array>;
  }

  async apagar(arquivo: string): Promise<void> {
    await rm(this.caminho(arquivo), { force: true });
  }

  /** The file that a person sees for a key; null for a key that cannot be a path. */
  visivel(balde: string, chave: string): string | null {
    const segmentos = segmentosSeguros(chave);
    return segmentos === null ? null : join(this.raiz, balde, ...segmentos);
  }

  /** Shows the version in the bucket's folder. What stands in the way (a file where a folder is needed) only costs the showing. */
  async mostrar(balde: string, chave: string, arquivo: string): Promise<void> {
    const destino = this.visivel(balde, chave);
    if (destino === null) return;
    const provisorio = join(this.raiz, OCULTO, 'parciais', `mostrar-${randomUUID()}`);
    try {
      await mkdir(dirname(destino), { recursive: true });
      await link(this.caminho(arquivo), provisorio);
      await rename(provisorio, destino);
      // When both names are already the same file, rename does nothing and leaves the provisional one.
      await rm(provisorio, { force: true });
    } catch (e) {
      await rm(provisorio, { force: true });
      const codigo = (e as NodeJS.ErrnoException).code ?? '';
      if (!['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'ENAMETOOLONG', 'EPERM', 'ENOENT'].includes(codigo)) throw e;
    }
  }

  /** Takes the key out of the bucket's folder, unless a person has put another file there. */
  async esconder(balde: string, chave: string): Promise<void> {
    const destino = this.visivel(balde, chave);
    const estado = destino === null ? undefined : await stat(destino).catch(() => undefined);
    if (destino === null || estado === undefined || !estado.isFile() || estado.nlink < 2) return;
    await rm(destino, { force: true });
    await this.#podar(dirname(destino), join(this.raiz, balde));
  }

  /** Names of all stored files, a folder at a time, for the sweep of what a crash left behind. */
  async *todos(): AsyncGenerator<readonly string[]> {
    const raiz = join(this.raiz, OCULTO, 'objetos');
    for (const pasta of await readdir(raiz).catch(() => [])) yield readdir(join(raiz, pasta));
  }

  /** Deep folders left empty go away; the first level stays, since it is where people put files. */
  async #podar(pasta: string, balde: string): Promise<void> {
    for (let p = pasta; p.startsWith(balde) && dirname(p) !== balde && p !== balde; p = dirname(p)) {
      const vazia = await rmdir(p).then(() => true, () => false);
      if (!vazia) return;
    }
  }
}
