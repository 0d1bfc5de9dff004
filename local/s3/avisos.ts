import { randomUUID } from 'node:crypto';
import type { Executor } from '../../layers/postgres/conexao.ts';
import { REGIAO } from '../template/nomes.ts';
import type { DefinicaoBalde, Notificacao } from './baldes.ts';
import type { ContextoS3 } from './contexto.ts';
import type { Versao } from './versoes.ts';

/** Names as in the events of S3, without the `s3:` of the configuration. */
export type NomeDoEvento =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated';

function interessa(n: Notificacao, nome: NomeDoEvento, chave: string): boolean {
  const combina = n.eventos.some((e) => e === `s3:${nome}` || (e.endsWith(':*') && `s3:${nome}`.startsWith(e.slice(0, -1))));
  return combina && chave.startsWith(n.prefixo) && chave.endsWith(n.sufixo);
}

/** Keys travel URL-encoded, with `+` for the space, as in AWS. */
export function chaveNoEvento(chave: string): string {
  return encodeURIComponent(chave)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}

function corpoDoEvento(n: Notificacao, nome: NomeDoEvento, balde: DefinicaoBalde, v: Versao): string {
  const removido = nome.startsWith('ObjectRemoved');
  const registro = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: REGIAO,
    eventTime: v.em.toISOString(),
    eventName: nome,
    userIdentity: { principalId: 'local' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': 'local' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: n.id,
      bucket: { name: balde.nome, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${balde.nome}` },
      object: {
        key: chaveNoEvento(v.chave),
        ...(removido ? {} : { size: v.tamanho, eTag: v.etag }),
        ...(balde.versionado ? { versionId: v.versao } : {}),
        // Compared as text by consumers: later events of one key are greater.
        sequencer: v.ordem.toString(16).toUpperCase().padStart(18, '0'),
      },
    },
  };
  return JSON.stringify({ Records: [registro] });
}

/** Leaves the events of a change in the journal, in the transaction of the change. */
export async function anotarAvisos(e: Executor, balde: DefinicaoBalde, nome: NomeDoEvento, v: Versao): Promise<void> {
  for (const n of balde.notificacoes.filter((x) => interessa(x, nome, v.chave))) {
    await e.query('INSERT INTO s3.aviso (destino, corpo) VALUES ($1, $2)', [n.arnDaFila, corpoDoEvento(n, nome, balde, v)]);
  }
}

export type EnviarParaFila = (arnDaFila: string, corpo: string) => Promise<void>;

const LOTE = 50;
const REPETICAO_MS = 1_000;

/** Delivers the journal of events, in order; a crash between the delivery and its mark delivers again, as S3 may. */
export class Entregador {
  readonly #pool: ContextoS3['pool'];
  readonly #enviar: EnviarParaFila;
  readonly #relogio: NodeJS.Timeout;
  #emCurso: Promise<void> | null = null;
  #pendente = false;
  #parado = false;

  constructor(pool: ContextoS3['pool'], enviar: EnviarParaFila) {
    this.#pool = pool;
    this.#enviar = enviar;
    this.#relogio = setInterval(() => this.despertar(), REPETICAO_MS);
    this.#relogio.unref();
  }

  /** Delivers now what there is; what fails is tried again a second later. */
  despertar(): void {
    this.#pendente = true;
    if (this.#emCurso !== null || this.#parado) return;
    this.#emCurso = this.#esvaziar()
      .catch(() => undefined)
      .finally(() => {
        this.#emCurso = null;
      });
  }

  async parar(): Promise<void> {
    this.#parado = true;
    clearInterval(this.#relogio);
    await this.#emCurso;
  }

  async #esvaziar(): Promise<void> {
    while (this.#pendente && !this.#parado) {
      this.#pendente = false;
      const { rows } = await this.#pool.query<{ id: number; destino: string; corpo: string }>('SELECT id, destino, corpo FROM s3.aviso ORDER BY id LIMIT $1', [LOTE]);
      for (const aviso of rows) {
        await this.#enviar(aviso.destino, aviso.corpo);
        await this.#pool.query('DELETE FROM s3.aviso WHERE id = $1', [aviso.id]);
      }
      if (rows.length === LOTE) this.#pendente = true;
    }
  }
}
