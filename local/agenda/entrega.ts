import type { Pool } from '../../layers/postgres/conexao.ts';
import { insistir } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import type { Disparo } from './tipos.ts';

interface Pendente {
  readonly id: number;
  readonly nome: string;
  readonly previsto_em: Date;
  readonly criado_em: Date;
  readonly tentativas: number;
  readonly alvo: string;
  readonly entrada: string;
  readonly maximo: number;
  readonly validade_s: number;
}

export interface ContextoDaEntrega {
  readonly pool: Pool;
  readonly relogio: Relogio;
  readonly disparar: (disparo: Disparo) => Promise<void>;
}

const ESPERA_MS = 60_000;

function preencher(p: Pendente, tentativa: number): unknown {
  const valores: Readonly<Record<string, string>> = {
    'scheduled-time': p.previsto_em.toISOString().replace('.000Z', 'Z'),
    'execution-id': String(p.id),
    'attempt-number': String(tentativa),
    'schedule-arn': `arn:aws:scheduler:sa-east-1:000000000000:schedule/default/${p.nome}`,
  };
  return JSON.parse(p.entrada.replace(/<aws\.scheduler\.([a-z-]+)>/g, (inteiro, nome: string) => valores[nome] ?? inteiro));
}

async function proximoPendente({ pool, relogio }: ContextoDaEntrega, nome: string): Promise<Pendente | undefined> {
  const { rows } = await insistir(() =>
    pool.query<Pendente>(
      `SELECT d.id, d.nome, d.previsto_em, d.criado_em, d.tentativas, g.alvo, g.entrada, g.tentativas AS maximo, g.validade_s
         FROM agenda.disparo d JOIN agenda.agendamento g USING (nome)
        WHERE d.nome = $1 AND d.situacao = 'PENDENTE' AND d.proxima_em <= $2 ORDER BY d.previsto_em LIMIT 1`,
      [nome, relogio.agora()],
    ),
  );
  return rows[0];
}

async function tentar({ disparar }: ContextoDaEntrega, p: Pendente): Promise<string | undefined> {
  const tentativa = p.tentativas + 1;
  try {
    await disparar({ id: String(p.id), agendamento: p.nome, alvo: p.alvo, entrada: preencher(p, tentativa), previstoEm: p.previsto_em, tentativa });
    return undefined;
  } catch (erro) {
    return erro instanceof Error ? erro.message : String(erro);
  }
}

/** Delivers the turns of a schedule that are due, oldest first, until none is left or due. A turn is done only when its target answered. */
export async function entregarPendentes(contexto: ContextoDaEntrega, nome: string): Promise<void> {
  const { pool, relogio } = contexto;
  for (;;) {
    const p = await proximoPendente(contexto, nome);
    if (p === undefined) return;
    const falha = await tentar(contexto, p);
    const agora = relogio.agora();
    const feitas = p.tentativas + 1;
    const acabou = feitas > p.maximo || agora.getTime() - p.criado_em.getTime() > p.validade_s * 1000;
    const situacao = falha === undefined ? 'ENTREGUE' : acabou ? 'DESISTIU' : 'PENDENTE';
    const proxima = new Date(agora.getTime() + ESPERA_MS * feitas);
    await insistir(() => pool.query('UPDATE agenda.disparo SET situacao = $2, tentativas = $3, proxima_em = $4, erro = $5 WHERE id = $1', [p.id, situacao, feitas, proxima, falha ?? null]));
  }
}
