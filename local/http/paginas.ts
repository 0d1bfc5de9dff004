import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { Template } from '../template/carregar.ts';

/** A file of a site, as CloudFront would get it from its bucket. */
export interface Pagina {
  readonly conteudo: Buffer;
  readonly tipo: string;
  readonly cache: string | undefined;
  readonly etag: string;
}

const implantacao = z.object({
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SourceObjectKeys: z.array(z.string()),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

interface Pasta {
  readonly prefixo: string;
  readonly diretorio: string;
  readonly metadados: Readonly<Record<string, string>>;
}

const TIPOS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** The pages that `Custom::CDKBucketDeployment` would put in each bucket, read from where they lie. */
export class Paginas {
  readonly #pastas = new Map<string, Pasta[]>();

  constructor(template: Template) {
    for (const r of template.doTipo('Custom::CDKBucketDeployment')) {
      const p = implantacao.parse(r.propriedades);
      const pastas = p.SourceObjectKeys.map((chave) => ({ prefixo: p.DestinationBucketKeyPrefix, diretorio: resolve(template.ativo(chave)), metadados: p.SystemMetadata }));
      this.#pastas.set(p.DestinationBucketName, [...(this.#pastas.get(p.DestinationBucketName) ?? []), ...pastas]);
    }
  }

  /** The file under `chave` (no leading slash), or undefined. Nothing outside the folder is ever read. */
  async ler(balde: string, chave: string): Promise<Pagina | undefined> {
    for (const { prefixo, diretorio, metadados } of this.#pastas.get(balde) ?? []) {
      const dentro = prefixo === '' ? chave : chave.startsWith(`${prefixo}/`) ? chave.slice(prefixo.length + 1) : undefined;
      if (dentro === undefined || dentro === '' || dentro.includes('\0')) continue;
      const caminho = normalize(join(diretorio, dentro));
      if (!caminho.startsWith(diretorio + sep)) continue;
      const estado = await stat(caminho).catch(() => undefined);
      if (estado === undefined || !estado.isFile()) continue;
      return {
        conteudo: await readFile(caminho),
        tipo: metadados['content-type'] ?? TIPOS[extname(caminho).toLowerCase()] ?? 'application/octet-stream',
        cache: metadados['cache-control'],
        etag: `"${estado.size.toString(16)}-${Math.trunc(estado.mtimeMs).toString(16)}"`,
      };
    }
    return undefined;
  }
}
