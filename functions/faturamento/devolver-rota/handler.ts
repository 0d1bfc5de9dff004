import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/devolver-rota.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { devolverRota } from '../../../layers/postgres/faturamento/devolver-rota.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { publicarLogo } from '../../../layers/saida/publicar-logo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, ambiente }) => {
  const devolvida = await emTransacao(pool, (cliente) => devolverRota(cliente, { ...params, autor: quem, motivo: corpo.motivo }));
  if (!devolvida.ok) return devolvida;
  await publicarLogo(pool, ambiente);
  return ok({ ...params, situacao: 'PENDENTE' as const });
});
