import { randomUUID } from 'node:crypto';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { anotarAvisos } from './avisos.ts';
import type { NomeDoEvento } from './avisos.ts';
import type { DefinicaoBalde } from './baldes.ts';
import { baldeDe } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import type { Guardado } from './deposito.ts';
import { condicaoFalhou, pedidoInvalido } from './erros.ts';
import { inserirVersao, removerVersao, trancar, versaoAtual, versaoPorId } from './versoes.ts';
import type { Versao } from './versoes.ts';

/** What a write asks for besides the bytes. */
export interface PedidoDeGravacao {
  readonly balde: string;
  readonly chave: string;
  readonly cabecalhos: Readonly<Record<string, string>>;
  readonly trava: { readonly modo: 'GOVERNANCE' | 'COMPLIANCE'; readonly ate: string } | null;
  readonly guardaLegal: boolean;
  /** Only when there is no such object (`If-None-Match: *`), or only over the one with this ETag (`If-Match`). */
  readonly seNaoHouver: boolean;
  readonly seEtag: string | null;
}

/** Longest key that S3 accepts, in bytes of UTF-8. */
const LIMITE_DA_CHAVE = 1024;
const UM_DIA_MS = 86_400_000;

export function semAspas(etag: string): string {
  return etag.replace(/^W\//, '').replace(/^"|"$/g, '');
}

function retencaoDe(balde: DefinicaoBalde, p: PedidoDeGravacao): { trava: Versao['trava']; travado_ate: Date | null } {
  if (p.trava !== null) {
    if (!balde.comTrava) throw pedidoInvalido('Bucket is missing Object Lock Configuration');
    return { trava: p.trava.modo, travado_ate: new Date(p.trava.ate) };
  }
  if (balde.trava === null) return { trava: null, travado_ate: null };
  return { trava: balde.trava.modo, travado_ate: new Date(Date.now() + balde.trava.dias * UM_DIA_MS) };
}

function conferirCondicoes(p: PedidoDeGravacao, atual: Versao | undefined): void {
  const existente = atual === undefined || atual.marcador ? undefined : atual;
  if (p.seNaoHouver && existente !== undefined) throw condicaoFalhou();
  if (p.seEtag !== null && existente?.etag !== semAspas(p.seEtag)) throw condicaoFalhou();
}

/** Refuses early what would be refused after the bytes are here; the commit checks again. */
export async function conferirAntesDeReceber(ctx: ContextoS3, p: PedidoDeGravacao): Promise<void> {
  baldeDe(ctx, p.balde);
  if (p.chave === '' || Buffer.byteLength(p.chave) > LIMITE_DA_CHAVE) throw pedidoInvalido('Your key is too long');
  if (p.seNaoHouver || p.seEtag !== null) conferirCondicoes(p, await versaoAtual(ctx.pool, p.balde, p.chave));
}

/**
 * Makes stored bytes the current version of a key and leaves its events in the journal, in one commit; then shows it in the folder.
 * Throws PreconditionFailed, and then the bytes are gone.
 */
export async function confirmar(ctx: ContextoS3, p: PedidoDeGravacao, g: Guardado, etag: string, evento: NomeDoEvento): Promise<Versao> {
  const balde = baldeDe(ctx, p.balde);
  return ctx.emFila(p.balde, p.chave, async () => {
    let substituida: Versao | undefined;
    const versao = await emTransacao(ctx.pool, async (c) => {
      await trancar(c, p.balde, p.chave);
      conferirCondicoes(p, await versaoAtual(c, p.balde, p.chave));
      substituida = balde.versionado ? undefined : await versaoPorId(c, p.balde, p.chave, 'null');
      if (substituida !== undefined) await removerVersao(c, substituida);
      const nova = await inserirVersao(c, {
        balde: p.balde,
        chave: p.chave,
        versao: balde.versionado ? randomUUID().replaceAll('-', '') : 'null',
        marcador: false,
        arquivo: g.arquivo,
        tamanho: g.tamanho,
        etag,
        cabecalhos: p.cabecalhos,
        somas: g.somas,
        guarda_legal: p.guardaLegal,
        ...retencaoDe(balde, p),
      });
      await anotarAvisos(c, balde, evento, nova);
      return nova;
    }).catch(async (e: unknown) => {
      await ctx.deposito.apagar(g.arquivo);
      throw e;
    });
    await ctx.deposito.mostrar(p.balde, p.chave, g.arquivo);
    if (substituida?.arquivo !== null && substituida?.arquivo !== undefined) await ctx.deposito.apagar(substituida.arquivo);
    ctx.despertar();
    return versao;
  });
}
