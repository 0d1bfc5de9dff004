/**
 * One worker, as a Lambda of the rota queues: a process of its own with one connection, which computes or issues the rotas of one message
 * batch in one transaction. Started by {@link ./trabalhadores.ts} with a channel to its parent.
 */
import { criarPool, type Pool } from '../layers/postgres/conexao.ts';
import { calcularRotas } from '../layers/postgres/faturamento/calcular-rotas.ts';
import { emitirRotas } from '../layers/postgres/faturamento/emitir-rotas.ts';
import { emTransacao } from '../layers/postgres/transacao.ts';
import type { AcessoDoBench } from './banco/servidor.ts';

export type Pedido =
  | { readonly tipo: 'conectar'; readonly acesso: AcessoDoBench }
  | { readonly tipo: 'calcular' | 'emitir'; readonly ciclo: number; readonly rotas: readonly number[]; readonly agora: string }
  | { readonly tipo: 'imprimir'; readonly ciclo: number; readonly rotas: readonly number[] }
  | { readonly tipo: 'soltar' };

export interface Resposta {
  readonly erro: string | null;
}

let pool: Pool | undefined;

async function atender(pedido: Pedido): Promise<void> {
  if (pedido.tipo === 'conectar' || pedido.tipo === 'soltar') {
    await pool?.end();
    pool = undefined;
    if (pedido.tipo === 'conectar') {
      pool = criarPool(pedido.acesso);
      await pool.query('SELECT 1');
    }
    return;
  }
  if (pool === undefined) throw new Error('trabalhador sem conexão');
  if (pedido.tipo === 'imprimir') {
    // loaded only where it is used: the typesetter is larger than all the rest
    const { imprimirRota } = await import('./impressor.ts');
    for (const rota of pedido.rotas) await imprimirRota(pool, pedido.ciclo, rota);
    return;
  }
  const { ciclo, rotas, agora } = pedido;
  if (pedido.tipo === 'calcular') await emTransacao(pool, (cliente) => calcularRotas(cliente, ciclo, rotas, new Date(agora)));
  else await emTransacao(pool, (cliente) => emitirRotas(cliente, ciclo, rotas, new Date(agora)));
}

process.on('message', (pedido: Pedido) => {
  atender(pedido).then(
    () => process.send?.({ erro: null } satisfies Resposta),
    (erro: unknown) => process.send?.({ erro: erro instanceof Error ? (erro.stack ?? erro.message) : String(erro) } satisfies Resposta),
  );
});
