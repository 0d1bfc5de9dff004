import { TIPOS_COM_DADOS } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Cliente } from '../conexao.ts';
import { dadosDoTitular } from './dados-do-titular.ts';
import { lerPedido, semPedido } from './pedidos-do-titular.ts';

/**
 * What the person of a request receives, in whatever form. Who took it is in the audit, committed, before there is a file to answer.
 * Refusals: `pedido-titular/nao-encontrado`, `pedido-titular/sem-dados`.
 */
export async function dadosParaEntregar(cliente: Cliente, { protocolo, autor, funcao }: { readonly protocolo: number; readonly autor: Autor; readonly funcao: string }) {
  const pedido = await lerPedido(cliente, protocolo);
  if (pedido === undefined) return semPedido(protocolo);
  if (!TIPOS_COM_DADOS.includes(pedido.tipo) || pedido.situacao === 'NEGADO' || pedido.situacao === 'CANCELADO') {
    return recusa('pedido-titular/sem-dados', 'O arquivo com os dados só acompanha pedidos de acesso ou de portabilidade que não foram negados nem cancelados. Confira o tipo e a situação do pedido.', 'protocolo');
  }
  const dados = await dadosDoTitular(cliente, pedido.pessoa);
  await auditar(cliente, { autor, funcao, objeto: `pedido-titular:${protocolo}`, depois: { pessoa: pedido.pessoa, ligacoes: dados.ligacoes.length, faturas: dados.faturas.total } });
  return ok({ pedido, dados });
}
