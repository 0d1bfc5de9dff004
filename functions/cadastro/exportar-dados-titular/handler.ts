import { TIPOS_COM_DADOS } from '../../../domain/cadastro/pedido-do-titular.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/exportar-dados-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { dadosDoTitular } from '../../../layers/postgres/cadastro/dados-do-titular.ts';
import { lerPedido, semPedido } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { arquivoDoTitular } from './arquivo.ts';
import { deps } from './deps.ts';

/** Who took the file is in the audit, committed, before there is a file to answer. */
export const handler = operacao(contrato, deps, async ({ params: { protocolo }, quem }, { pool, protecao, relogio }) => {
  const chaves = await protecao();
  return emTransacao(pool, async (cliente) => {
    const pedido = await lerPedido(cliente, protocolo);
    if (pedido === undefined) return semPedido(protocolo);
    if (!TIPOS_COM_DADOS.includes(pedido.tipo) || pedido.situacao === 'NEGADO' || pedido.situacao === 'CANCELADO') {
      return recusa('pedido-titular/sem-dados', 'O arquivo com os dados só acompanha pedidos de acesso ou de portabilidade que não foram negados nem cancelados. Confira o tipo e a situação do pedido.', 'protocolo');
    }
    const dados = await dadosDoTitular(cliente, pedido.pessoa);
    await auditar(cliente, { autor: quem, funcao: 'cadastro/exportar-dados-titular', objeto: `pedido-titular:${protocolo}`, depois: { pessoa: pedido.pessoa, ligacoes: dados.ligacoes.length, faturas: dados.faturas.total } });
    return ok({ nome: `dados-do-titular-${protocolo}.json`, conteudo: arquivoDoTitular(dados, chaves, { protocolo, geradoEm: relogio.agora().toISOString() }) });
  });
});
