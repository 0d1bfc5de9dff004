import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/arrecadacao/recusar-retorno.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { recusarRetido } from '../../../layers/postgres/arrecadacao/decidir-retido.ts';
import { exigirRetorno } from '../../../layers/postgres/arrecadacao/retornos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const decisao = { arquivo: params.id, autor: quem, motivo: corpo.motivo, agora: relogio.agora() };
  const feito = await emTransacao(pool, (cliente) => recusarRetido(cliente, decisao));
  return feito.ok ? ok(await exigirRetorno(pool, params.id)) : feito;
});
