import { randomUUID } from 'node:crypto';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { insistir } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import { md5, md5DosAtributos } from './md5.ts';
import { abrirRecibo, fazerRecibo } from './recibo.ts';
import type { AtributosDaMensagem, Envio, Fila, InjecaoSqs, MensagemEntregue } from './tipos.ts';

interface LinhaEntregue {
  readonly id: number;
  readonly message_id: string;
  readonly corpo: string;
  readonly atributos: AtributosDaMensagem;
  readonly enviada_em: Date;
  readonly primeira_recepcao: Date;
  readonly recepcoes: number;
  readonly recibo: string;
  readonly origem: string | null;
}

export interface ContextoDasMensagens {
  readonly pool: Pool;
  readonly relogio: Relogio;
  readonly injecao: InjecaoSqs;
  readonly arn: (fila: string) => string;
}

function daqui(agora: Date, ms: number): Date {
  return new Date(agora.getTime() + ms);
}

/** A message to be stored, or its second copy where that fault is switched on. */
export interface MensagemNova {
  readonly message_id: string;
  readonly copia: number;
  readonly corpo: string;
  readonly atributos: AtributosDaMensagem;
  readonly enviada_em: Date;
  readonly visivel_em: Date;
  readonly expira_em: Date;
}

/** Gives each send its MessageId; the rows are in the order of `envios`. */
export function prepararEnvios({ relogio, injecao }: ContextoDasMensagens, fila: Fila, envios: readonly Envio[]): { readonly ids: readonly string[]; readonly linhas: readonly MensagemNova[] } {
  const agora = relogio.agora();
  const { sorte = Math.random, atrasoMaximoMs = 0, entregarDuasVezes = false } = injecao;
  const comIds = envios.map((envio) => ({ ...envio, message_id: randomUUID() }));
  const copias = entregarDuasVezes ? [0, 1] : [0];
  const linhas = comIds.flatMap((e) =>
    copias.map((copia) => ({
      message_id: e.message_id,
      copia,
      corpo: e.corpo,
      atributos: e.atributos ?? {},
      enviada_em: agora,
      visivel_em: daqui(agora, (e.atrasoS ?? fila.atrasoS) * 1000 + sorte() * atrasoMaximoMs),
      expira_em: daqui(agora, fila.retencaoS * 1000),
    })),
  );
  return { ids: comIds.map((e) => e.message_id), linhas };
}

/** Stores messages; when this ends they are on disk. A send repeated after a lost connection finds its rows and adds none. */
export async function guardar({ pool }: ContextoDasMensagens, fila: string, linhas: readonly MensagemNova[]): Promise<void> {
  await insistir(() =>
    pool.query(
      `INSERT INTO sqs.mensagem (fila, message_id, copia, corpo, atributos, enviada_em, visivel_em, expira_em)
       SELECT $1, message_id, copia, corpo, atributos, enviada_em, visivel_em, expira_em
         FROM json_to_recordset($2) AS m (message_id uuid, copia smallint, corpo text, atributos json, enviada_em timestamptz, visivel_em timestamptz, expira_em timestamptz)
       ON CONFLICT (message_id, copia) DO NOTHING`,
      [fila, JSON.stringify(linhas)],
    ),
  );
}

function receber(sqlDaOrdem: string): string {
  // A reception lost in a crash is a redelivery, which the contract allows: it need not wait for the disk.
  return `WITH
    sem_espera AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
    venenosas AS (
      UPDATE sqs.mensagem SET fila = $4, origem = fila, recibo = NULL, visivel_em = $2
       WHERE $4::text IS NOT NULL AND id IN (
         SELECT id FROM sqs.mensagem WHERE fila = $1 AND visivel_em <= $2 AND recepcoes >= $5 FOR UPDATE SKIP LOCKED)
      RETURNING 1),
    escolhidas AS (
      SELECT id FROM sqs.mensagem
       WHERE fila = $1 AND visivel_em <= $2 AND expira_em > $2 AND ($4::text IS NULL OR recepcoes < $5)
       ORDER BY ${sqlDaOrdem} LIMIT $6 FOR UPDATE SKIP LOCKED),
    entregues AS (
      UPDATE sqs.mensagem m
         SET recepcoes = recepcoes + 1, recibo = gen_random_uuid(), visivel_em = $3, primeira_recepcao = coalesce(primeira_recepcao, $2)
        FROM escolhidas e WHERE m.id = e.id
      RETURNING m.id, message_id, corpo, atributos, enviada_em, primeira_recepcao, recepcoes, recibo, origem)
    SELECT e.* FROM entregues e, sem_espera ORDER BY ${sqlDaOrdem === 'random()' ? sqlDaOrdem : 'e.id'}`;
}
const EM_ORDEM = receber('visivel_em, id');
const EMBARALHADO = receber('random()');

/** Hands out up to `maximo` messages and hides them for `visibilidadeS`; those received too often go to the dead-letter queue instead. */
export async function entregar(contexto: ContextoDasMensagens, fila: Fila, maximo: number, visibilidadeS: number): Promise<MensagemEntregue[]> {
  const agora = contexto.relogio.agora();
  const { rows } = await contexto.pool.query<LinhaEntregue>(contexto.injecao.reordenar === true ? EMBARALHADO : EM_ORDEM, [
    fila.nome,
    agora,
    daqui(agora, visibilidadeS * 1000),
    fila.filaMorta?.nome ?? null,
    fila.filaMorta?.recepcoes ?? null,
    maximo,
  ]);
  return rows.map((l) => ({
    MessageId: l.message_id,
    ReceiptHandle: fazerRecibo({ id: l.id, recibo: l.recibo }),
    Body: l.corpo,
    MD5OfBody: md5(l.corpo),
    Attributes: {
      SenderId: 'AIDALOCAL',
      SentTimestamp: String(l.enviada_em.getTime()),
      ApproximateReceiveCount: String(l.recepcoes),
      ApproximateFirstReceiveTimestamp: String(l.primeira_recepcao.getTime()),
      ...(l.origem === null ? {} : { DeadLetterQueueSourceArn: contexto.arn(l.origem) }),
    },
    ...(Object.keys(l.atributos).length === 0 ? {} : { MessageAttributes: l.atributos, MD5OfMessageAttributes: md5DosAtributos(l.atributos) }),
  }));
}

/** When the next hidden message of the queue will show; undefined when the queue is empty. */
export async function proximaVisivel({ pool }: ContextoDasMensagens, fila: Fila): Promise<Date | undefined> {
  const { rows } = await pool.query<{ quando: Date | null }>('SELECT min(visivel_em) AS quando FROM sqs.mensagem WHERE fila = $1', [fila.nome]);
  return rows[0]?.quando ?? undefined;
}

/** Deletes by receipt. An old receipt of a message received again deletes nothing, as in SQS. */
export async function apagar({ pool }: ContextoDasMensagens, fila: string, recibos: readonly string[]): Promise<void> {
  const abertos = recibos.map(abrirRecibo);
  await insistir(() =>
    pool.query('DELETE FROM sqs.mensagem m USING unnest($2::bigint[], $3::uuid[]) r (id, recibo) WHERE m.fila = $1 AND m.id = r.id AND m.recibo = r.recibo', [
      fila,
      abertos.map((r) => r.id),
      abertos.map((r) => r.recibo),
    ]),
  );
}

/** Hides a message in flight for so many seconds from now; 0 gives it back. Answers whether it was in flight under this receipt. */
export async function mudarVisibilidade({ pool, relogio }: ContextoDasMensagens, fila: Fila, recibo: string, segundos: number): Promise<boolean> {
  const aberto = abrirRecibo(recibo);
  const agora = relogio.agora();
  const { rowCount } = await insistir(() =>
    pool.query('UPDATE sqs.mensagem SET visivel_em = $4 WHERE fila = $1 AND id = $2 AND recibo = $3 AND visivel_em > $5', [
      fila.nome,
      aberto.id,
      aberto.recibo,
      daqui(agora, segundos * 1000),
      agora,
    ]),
  );
  return rowCount === 1;
}

/** Deletes everything in the queue. */
export async function esvaziar({ pool }: ContextoDasMensagens, fila: Fila): Promise<void> {
  await pool.query('DELETE FROM sqs.mensagem WHERE fila = $1', [fila.nome]);
}

/** Deletes what outlived the retention of its queue. */
export async function varrerVencidas({ pool, relogio }: ContextoDasMensagens): Promise<void> {
  await pool.query('DELETE FROM sqs.mensagem WHERE expira_em <= $1', [relogio.agora()]);
}
