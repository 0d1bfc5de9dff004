import { randomUUID } from 'node:crypto';
import type { Executor } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { anotarAvisos } from './avisos.ts';
import type { DefinicaoBalde } from './baldes.ts';
import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { travado } from './erros.ts';
import { inserirVersao, removerVersao, trancar, versaoAtual, versaoPorId } from './versoes.ts';
import type { Versao } from './versoes.ts';

export interface Apagado {
  /** The version that went away, or the marker that was put. */
  readonly versao: string | null;
  readonly marcador: boolean;
}

/** Compliance yields to nobody; governance yields to who says so; a legal hold yields only to its removal. */
function conferirTrava(v: Versao, contornar: boolean): void {
  if (v.guarda_legal) throw travado();
  if (v.travado_ate === null || v.travado_ate.getTime() <= Date.now()) return;
  if (v.trava === 'COMPLIANCE' || !contornar) throw travado();
}

/**
 * Deletes a key as S3 does: in a versioned bucket a marker hides it; with `versao`, or in a bucket without versions, the bytes go for good.
 * Deleting what does not exist is success. Throws AccessDenied for a version under Object Lock.
 */
export async function apagarObjeto(ctx: ContextoS3, nome: string, chave: string, versao: string | null, contornar: boolean): Promise<Apagado> {
  const balde = baldeDe(ctx, nome);
  return ctx.emFila(nome, chave, async () => {
    // Out of the folder first: a crash after the commit must not leave a file that looks like a new upload.
    await ctx.deposito.esconder(nome, chave);
    try {
      const { apagado, arquivo } = await emTransacao(ctx.pool, (c) => remover(c, balde, chave, versao, contornar));
      if (arquivo !== null) await ctx.deposito.apagar(arquivo);
      return apagado;
    } finally {
      const atual = await versaoAtual(ctx.pool, nome, chave);
      if (atual !== undefined && atual.arquivo !== null) await ctx.deposito.mostrar(nome, chave, atual.arquivo);
      ctx.despertar();
    }
  });
}

async function remover(c: Executor, balde: DefinicaoBalde, chave: string, versao: string | null, contornar: boolean): Promise<{ apagado: Apagado; arquivo: string | null }> {
  await trancar(c, balde.nome, chave);
  if (versao === null && balde.versionado) {
    const vazio = { arquivo: null, tamanho: 0, etag: '', cabecalhos: {}, somas: {}, trava: null, travado_ate: null, guarda_legal: false };
    const marcador = await inserirVersao(c, { balde: balde.nome, chave, versao: randomUUID().replaceAll('-', ''), marcador: true, ...vazio });
    await anotarAvisos(c, balde, 'ObjectRemoved:DeleteMarkerCreated', marcador);
    return { apagado: { versao: marcador.versao, marcador: true }, arquivo: null };
  }
  const removida = await versaoPorId(c, balde.nome, chave, versao ?? 'null');
  if (removida === undefined) return { apagado: { versao, marcador: false }, arquivo: null };
  conferirTrava(removida, contornar);
  await removerVersao(c, removida);
  await anotarAvisos(c, balde, 'ObjectRemoved:Delete', removida);
  return { apagado: { versao, marcador: removida.marcador }, arquivo: removida.arquivo };
}
