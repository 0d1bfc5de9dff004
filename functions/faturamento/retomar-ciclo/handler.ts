import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/retomar-ciclo.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { retomarCiclo } from '../../../layers/postgres/faturamento/retomar-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { publicarLogo } from '../../../layers/saida/publicar-logo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { ciclo }, corpo, quem }, { pool, ambiente }) => {
  const retomado = await emTransacao(pool, (cliente) => retomarCiclo(cliente, { ciclo, autor: quem, motivo: corpo.motivo }));
  if (!retomado.ok) return retomado;
  await publicarLogo(pool, ambiente);
  return ok({ ciclo, tentativa: retomado.valor.tentativa });
});
