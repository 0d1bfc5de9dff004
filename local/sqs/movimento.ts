import { randomUUID } from 'node:crypto';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import type { ContextoDasMensagens } from './mensagens.ts';

/** A redrive that was made. */
export interface Movimento {
  readonly id: string;
  readonly origem: string;
  readonly destino: string | null;
  readonly movidas: number;
  readonly iniciadoEm: Date;
}

/**
 * Puts the messages of a dead-letter queue back, as new messages with their receptions forgotten, all in one transaction.
 * @param destino queue to put them in; without it, each returns to the queue it came from, and one that came from nowhere stays
 */
export async function mover({ pool, relogio, injecao }: ContextoDasMensagens, origem: string, destino: string | null): Promise<Movimento> {
  const id = randomUUID();
  const iniciadoEm = relogio.agora();
  const { sorte = Math.random, atrasoMaximoMs = 0 } = injecao;
  return emTransacao(pool, async (cliente) => {
    const { rowCount } = await cliente.query(
      `UPDATE sqs.mensagem m
          SET fila = f.nome, origem = NULL, message_id = gen_random_uuid(), copia = 0, recibo = NULL, recepcoes = 0, primeira_recepcao = NULL,
              enviada_em = $3, visivel_em = $4, expira_em = $3::timestamptz + make_interval(secs => f.retencao_s)
         FROM sqs.fila f
        WHERE m.fila = $1 AND m.visivel_em <= $3 AND f.nome = coalesce($2, m.origem)`,
      [origem, destino, iniciadoEm, new Date(iniciadoEm.getTime() + sorte() * atrasoMaximoMs)],
    );
    const movidas = rowCount ?? 0;
    await cliente.query('INSERT INTO sqs.movimento VALUES ($1, $2, $3, $4, $5)', [id, origem, destino, movidas, iniciadoEm]);
    return { id, origem, destino, movidas, iniciadoEm };
  });
}

/** The last ten redrives of a queue, newest first. */
export async function movimentosDe({ pool }: ContextoDasMensagens, origem: string): Promise<Movimento[]> {
  const { rows } = await pool.query<Movimento>(
    `SELECT id, origem, destino, movidas, iniciado_em AS "iniciadoEm" FROM sqs.movimento WHERE origem = $1 ORDER BY iniciado_em DESC LIMIT 10`,
    [origem],
  );
  return rows;
}
