import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/arrecadacao/liberar-retorno.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { liberarRetido, retido } from '../../../layers/postgres/arrecadacao/decidir-retido.ts';
import { exigirRetorno } from '../../../layers/postgres/arrecadacao/retornos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';
import { lerOriginal } from './ler-original.ts';

/** The original is read before the transaction, so that nobody waits for S3 with locks in hand; whether it still waits is asked again inside it. */
export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, d) => {
  const achado = await retido(d.pool, params.id);
  if (!achado.ok) return achado;
  const retorno = await lerOriginal(d.guarda, achado.valor);
  const { relogio } = d;
  const decisao = { arquivo: params.id, autor: quem, motivo: corpo.motivo, agora: relogio.agora(), hoje: relogio.hoje(), retorno };
  const feito = await emTransacao(d.pool, (cliente) => liberarRetido(cliente, decisao));
  return feito.ok ? ok(await exigirRetorno(d.pool, params.id)) : feito;
});
