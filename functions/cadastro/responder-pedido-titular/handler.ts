import { mascaradorDe, POLITICA_FECHADA } from '../../../domain/cadastro/mascaras/politica.ts';
import { alarmeDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/responder-pedido-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { responderPedido } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

const mascarar = mascaradorDe(POLITICA_FECHADA);

export const handler = operacao(contrato, deps, async ({ params: { protocolo }, corpo: { decisao, resposta, motivo }, quem }, { pool, protecao, relogio }) => {
  const respostaCifrada = (await protecao()).cifrarTexto('RESPOSTA', resposta);
  const dados = { protocolo, decisao, respostaCifrada, motivo: String(mascarar('TEXTO', motivo)), autor: quem, agora: relogio.agora() };
  const feito = await emTransacao(pool, (cliente) => responderPedido(cliente, dados));
  return feito.ok ? ok({ ...feito.valor, ...alarmeDoPedido(feito.valor, relogio.hoje()) }) : feito;
});
