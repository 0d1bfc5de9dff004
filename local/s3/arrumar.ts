import { stat } from 'node:fs/promises';
import type { ContextoS3 } from './contexto.ts';

/** A crash can only have touched what was last written. */
const RECENTES = 500;
/** Younger files may belong to a write whose commit is still to come. */
const CARENCIA_MS = 60 * 60 * 1000;

async function mesmoArquivo(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([stat(a).catch(() => undefined), stat(b).catch(() => undefined)]);
  return x !== undefined && y !== undefined && x.ino === y.ino && x.dev === y.dev;
}

/** Shows again what a crash between the commit and the folder left out. A file put by a person since then is left for the watcher. */
export async function refazerPastas(ctx: ContextoS3): Promise<void> {
  const { rows } = await ctx.pool.query<{ balde: string; chave: string; arquivo: string; em: Date }>(
    'SELECT balde, chave, arquivo, em FROM s3.versao WHERE atual AND NOT marcador ORDER BY ordem DESC LIMIT $1',
    [RECENTES],
  );
  for (const v of rows) {
    const visivel = ctx.deposito.visivel(v.balde, v.chave);
    if (visivel === null || (await mesmoArquivo(visivel, ctx.deposito.caminho(v.arquivo)))) continue;
    const deOutro = await stat(visivel).catch(() => undefined);
    if (deOutro !== undefined && deOutro.nlink === 1) continue;
    await ctx.deposito.mostrar(v.balde, v.chave, v.arquivo);
  }
}

/** Deletes stored bytes that no version and no part knows: writes cut by a crash before their commit. */
export async function varrerOrfaos(ctx: ContextoS3): Promise<void> {
  const antesDe = Date.now() - CARENCIA_MS;
  for await (const nomes of ctx.deposito.todos()) {
    const { rows } = await ctx.pool.query<{ nome: string }>(
      `SELECT nome FROM unnest($1::text[]) nome
       WHERE NOT EXISTS (SELECT FROM s3.versao WHERE arquivo = nome) AND NOT EXISTS (SELECT FROM s3.parte WHERE arquivo = nome)`,
      [nomes],
    );
    for (const { nome } of rows) {
      const estado = await stat(ctx.deposito.caminho(nome)).catch(() => undefined);
      if (estado !== undefined && estado.mtimeMs < antesDe) await ctx.deposito.apagar(nome);
    }
  }
}
