import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/aprovar-ciclo.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { publicarLogo } from '../../../layers/saida/publicar-logo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { ciclo }, corpo, quem }, { pool, ambiente, relogio }) => {
  const agora = relogio.agora();
  const pedido = { ciclo, autor: quem, observacao: corpo.observacao ?? null, agora, hoje: relogio.hoje() };
  const aprovado = await emTransacao(pool, (cliente) => aprovarCiclo(cliente, pedido));
  if (!aprovado.ok) return aprovado;
  await publicarLogo(pool, ambiente);
  return ok({ ciclo, situacao: 'APROVADO' as const, aprovadoPor: quem.nome, aprovadoEm: agora.toISOString() });
});
