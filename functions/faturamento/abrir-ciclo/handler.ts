import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/abrir-ciclo.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { numeroDaReferencia } from '../../../layers/postgres/comum/referencia.ts';
import { abrirCiclo } from '../../../layers/postgres/faturamento/abrir-ciclo.ts';
import { cicloResumido } from '../../../layers/postgres/faturamento/listar-ciclos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { publicarLogo } from '../../../layers/saida/publicar-logo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, ambiente, relogio }) => {
  const pedido = { grupo: corpo.grupo, referencia: numeroDaReferencia(corpo.referencia), autor: quem, agora: relogio.agora(), hoje: relogio.hoje() };
  const aberto = await emTransacao(pool, (cliente) => abrirCiclo(cliente, pedido));
  if (!aberto.ok) return aberto;
  await publicarLogo(pool, ambiente);
  return ok(await cicloResumido(pool, aberto.valor.ciclo));
});
