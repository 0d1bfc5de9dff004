import { alarmeDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/mostrar-pedido-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerPedido, semPedido } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { protocolo } }, { pool, protecao, relogio }) => {
  const lido = await lerPedido(pool, protocolo);
  if (lido === undefined) return semPedido(protocolo);
  const { pessoa: _, textoCifrado, respostaCifrada, ...pedido } = lido;
  const { revelarTexto } = await protecao();
  return ok({
    ...pedido,
    ...alarmeDoPedido(pedido, relogio.hoje()),
    texto: revelarTexto('PEDIDO', textoCifrado),
    resposta: respostaCifrada === null ? null : revelarTexto('RESPOSTA', respostaCifrada),
  });
});
