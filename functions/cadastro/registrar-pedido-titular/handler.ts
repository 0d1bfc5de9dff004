import { alarmeDoPedido, conferirRecebimento } from '../../../domain/cadastro/pedido-do-titular.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/registrar-pedido-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { registrarPedido } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { semLigacao, titularDaLigacao } from '../../../layers/postgres/cadastro/titular.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc }, corpo: { tipo, canal, texto, recebidoEm }, quem }, { pool, protecao, relogio }) => {
  const hoje = relogio.hoje();
  const recebido = conferirRecebimento(recebidoEm === undefined ? hoje : dataCivil(recebidoEm), hoje);
  if (!recebido.ok) return recebido;
  const textoCifrado = (await protecao()).cifrarTexto('PEDIDO', texto);
  return emTransacao(pool, async (cliente) => {
    const titular = await titularDaLigacao(cliente, cdc);
    if (titular === undefined) return semLigacao(cdc);
    const pedido = await registrarPedido(cliente, { pessoa: titular.pessoa, cdc, tipo, canal, textoCifrado, autor: quem, abertoEm: recebido.valor, agora: relogio.agora() });
    return ok({ ...pedido, ...alarmeDoPedido(pedido, hoje) });
  });
});
