import { mkdir, readdir, lstat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { conferirSomas } from './somas.ts';
import type { ContextoS3 } from './contexto.ts';
import { confirmar } from './gravar.ts';
import { versaoAtual } from './versoes.ts';

/** Names that a program uses while it is still writing, or that the system leaves behind. */
const EM_ANDAMENTO = /^[.~]|~$|\.(tmp|part|partial|crdownload|filepart|swp)$|^(desktop\.ini|thumbs\.db)$/i;
const RONDA_MS = 1_000;

interface Visto {
  readonly tamanho: number;
  readonly alteradoMs: number;
}

/**
 * Notices what a person puts by hand in a bucket's folder (`<dados>/s3/entrada/leituras/x.txt`) and receives it as an upload. A file of ours
 * is the second name of a stored version, so one with a single name is new. It is taken when it stops growing between two rounds.
 */
export class VigiaDePastas {
  readonly #ctx: ContextoS3;
  readonly #vistos = new Map<string, Visto>();
  readonly #aoFalhar: (e: unknown) => void;
  #relogio: NodeJS.Timeout | null = null;
  #ronda: Promise<void> | null = null;

  constructor(ctx: ContextoS3, aoFalhar: (e: unknown) => void) {
    this.#ctx = ctx;
    this.#aoFalhar = aoFalhar;
  }

  /** Makes the folders where files are expected, so that a person finds them, and starts to look. */
  async iniciar(): Promise<void> {
    for (const { pasta } of this.#pastas()) await mkdir(pasta, { recursive: true });
    this.#relogio = setInterval(() => this.#rondar(), RONDA_MS);
    this.#relogio.unref();
  }

  async parar(): Promise<void> {
    if (this.#relogio !== null) clearInterval(this.#relogio);
    await this.#ronda;
  }

  #rondar(): void {
    if (this.#ronda !== null) return;
    this.#ronda = this.olhar()
      .catch(this.#aoFalhar)
      .finally(() => {
        this.#ronda = null;
      });
  }

  /** One round over the folders that wake a function. */
  async olhar(): Promise<void> {
    for (const { balde, prefixo, pasta } of this.#pastas()) await this.#varrer(balde, prefixo, pasta);
  }

  *#pastas(): Generator<{ balde: string; prefixo: string; pasta: string }> {
    for (const balde of this.#ctx.baldes.values()) {
      for (const prefixo of new Set(balde.notificacoes.map((n) => n.prefixo.slice(0, n.prefixo.lastIndexOf('/') + 1)))) {
        yield { balde: balde.nome, prefixo, pasta: join(this.#ctx.deposito.raiz, balde.nome, prefixo) };
      }
    }
  }

  async #varrer(balde: string, prefixo: string, pasta: string): Promise<void> {
    const itens = await readdir(pasta, { withFileTypes: true }).catch(() => []);
    for (const item of itens) {
      if (EM_ANDAMENTO.test(item.name)) continue;
      const caminho = join(pasta, item.name);
      if (item.isDirectory()) await this.#varrer(balde, `${prefixo}${item.name}/`, caminho);
      else if (item.isFile()) await this.#conferir(balde, prefixo + item.name, caminho);
    }
  }

  async #conferir(balde: string, chave: string, caminho: string): Promise<void> {
    const estado = await lstat(caminho).catch(() => undefined);
    if (estado === undefined || estado.nlink > 1) {
      this.#vistos.delete(caminho);
      return;
    }
    const visto = this.#vistos.get(caminho);
    this.#vistos.set(caminho, { tamanho: estado.size, alteradoMs: estado.mtimeMs });
    if (visto?.tamanho !== estado.size || visto.alteradoMs !== estado.mtimeMs) return;
    this.#vistos.delete(caminho);
    await this.#receber(balde, chave, caminho, estado);
  }

  async #receber(balde: string, chave: string, caminho: string, estado: Stats): Promise<void> {
    const { deposito, pool } = this.#ctx;
    const g = await deposito.guardar(createReadStream(caminho), null, (md5, somas) => conferirSomas({ algoritmo: null, esperadas: { somas: {} } }, md5, somas));
    const agora = await lstat(caminho).catch(() => undefined);
    if (agora === undefined || agora.size !== estado.size || agora.mtimeMs !== estado.mtimeMs) return deposito.apagar(g.arquivo);
    const atual = await versaoAtual(pool, balde, chave);
    // A crash after the commit and before the folder was updated: the same bytes, older than the version, are not a new upload.
    if (atual?.arquivo !== undefined && atual.arquivo !== null && atual.etag === g.md5 && estado.mtimeMs <= atual.em.getTime()) {
      await deposito.apagar(g.arquivo);
      return deposito.mostrar(balde, chave, atual.arquivo);
    }
    const pedido = { balde, chave, cabecalhos: { 'content-type': 'application/octet-stream' }, trava: null, guardaLegal: false, seNaoHouver: false, seEtag: null };
    await confirmar(this.#ctx, pedido, g, g.md5, 'ObjectCreated:Put');
  }
}
