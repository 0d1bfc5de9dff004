import contrato from '../../../events/http/faturamento/recalcular-previa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { recalcularLigacao } from '../../../layers/postgres/faturamento/recalcular-ligacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) =>
  emTransacao(pool, (cliente) => recalcularLigacao(cliente, { ...params, autor: quem, motivo: corpo.motivo })),
);
