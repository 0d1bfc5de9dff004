/** The fifteen days of the requests of titulares that nobody has answered yet. */
import { alarmeDoPedido, type SituacaoDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Cliente, Executor } from '../conexao.ts';

export interface Prazos {
  readonly noPrazo: number;
  readonly aVencer: number;
  readonly vencidos: number;
}

interface EmAberto {
  readonly protocolo: number;
  readonly situacao: SituacaoDoPedido;
  readonly abertoEm: DataCivil;
  readonly prazo: DataCivil;
}

async function emAberto(banco: Executor, hoje: DataCivil) {
  const { rows } = await banco.query<EmAberto>('SELECT protocolo, situacao, aberto_em AS "abertoEm", prazo FROM cadastro.pedido_do_titular WHERE respondido_em IS NULL ORDER BY prazo, protocolo');
  return rows.map((p) => ({ protocolo: p.protocolo, ...alarmeDoPedido(p, hoje) }));
}

function contados(pedidos: readonly { readonly alarme: string }[]): Prazos {
  const quantos = (alarme: string): number => pedidos.filter((p) => p.alarme === alarme).length;
  return { noPrazo: quantos('NO_PRAZO'), aVencer: quantos('A_VENCER'), vencidos: quantos('VENCIDO') };
}

/** How many wait, and how each stands today. */
export async function contarPrazos(banco: Executor, hoje: DataCivil): Promise<Prazos> {
  return contados(await emAberto(banco, hoje));
}

/** Writes that each request which is due, or overdue, was called to attention today: once, however often it runs. `avisados`: those of this run. */
export async function avisarPrazos(cliente: Cliente, hoje: DataCivil, autor: Autor): Promise<Prazos & { readonly avisados: number }> {
  const pedidos = await emAberto(cliente, hoje);
  let avisados = 0;
  for (const { protocolo, alarme, diasRestantes } of pedidos.filter((p) => p.alarme === 'A_VENCER' || p.alarme === 'VENCIDO')) {
    const { rowCount } = await cliente.query('INSERT INTO cadastro.aviso_de_prazo (protocolo, dia, alarme) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [protocolo, hoje, alarme]);
    if (rowCount !== 1) continue;
    avisados += 1;
    await auditar(cliente, { autor, funcao: 'cadastro/avisar-prazos-titular', objeto: `pedido-titular:${protocolo}`, depois: { alarme, diasRestantes } });
  }
  return { ...contados(pedidos), avisados };
}
