import contrato from '../../../events/sqs/faturamento/emitir-rota.ts';
import { emitirRotas } from '../../../layers/postgres/faturamento/emitir-rotas.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { responder } from '../../../layers/sfn/maquina.ts';
import { consumidorEmLote } from '../../../layers/worker/consumidor-em-lote.ts';
import { porCiclo } from '../../../layers/worker/por-ciclo.ts';
import { deps } from './deps.ts';

/** The rotas of one cycle that came together are issued in one transaction; the machine hears of each only after commit. */
export const handler = consumidorEmLote(contrato, deps, async (mensagens, { pool, relogio }) =>
  porCiclo(mensagens, async (ciclo, doCiclo) => {
    const rotas = doCiclo.map((m) => m.corpo.rota);
    await emTransacao(pool, (cliente) => emitirRotas(cliente, ciclo, rotas, relogio.agora()));
    await Promise.all(doCiclo.map(({ corpo }) => responder(corpo.token, { rota: corpo.rota })));
  }),
);
