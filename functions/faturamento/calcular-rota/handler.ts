import contrato from '../../../events/sqs/faturamento/calcular-rota.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { responder } from '../../../layers/sfn/maquina.ts';
import { consumidorEmLote } from '../../../layers/worker/consumidor-em-lote.ts';
import { porCiclo } from '../../../layers/worker/por-ciclo.ts';
import { deps } from './deps.ts';

/**
 * The rotas of one cycle that came together are computed in one transaction. The machine hears of each only after commit; a rota sent back
 * by a person has no token, and nobody waits for it but the approval.
 */
export const handler = consumidorEmLote(contrato, deps, async (mensagens, { pool, relogio }) =>
  porCiclo(mensagens, async (ciclo, doCiclo) => {
    const rotas = doCiclo.map((m) => m.corpo.rota);
    await emTransacao(pool, (cliente) => calcularRotas(cliente, ciclo, rotas, relogio.agora()));
    await Promise.all(doCiclo.map(async ({ corpo }) => corpo.token !== undefined && responder(corpo.token, { rota: corpo.rota })));
  }),
);
