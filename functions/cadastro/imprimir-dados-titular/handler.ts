import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/imprimir-dados-titular.ts';
import { autarquiaEm } from '../../../layers/documentos/autarquia.ts';
import { renderizarDadosDoTitular } from '../../../layers/documentos/dados-do-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { abrirDados } from '../../../layers/pessoais/dados-abertos.ts';
import { dadosParaEntregar } from '../../../layers/postgres/cadastro/entregar-dados.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { protocolo }, quem }, { pool, protecao, compositor, relogio }) => {
  const chaves = await protecao();
  const lido = await emTransacao(pool, async (cliente) => {
    const entrega = await dadosParaEntregar(cliente, { protocolo, autor: quem, funcao: 'cadastro/imprimir-dados-titular' });
    return entrega.ok ? ok({ ...entrega.valor, autarquia: await autarquiaEm(cliente, relogio.hoje()) }) : entrega;
  });
  if (!lido.ok) return lido;
  const { pedido, dados, autarquia } = lido.valor;
  const pdf = await renderizarDadosDoTitular(compositor, { pedido, dados: abrirDados(dados, chaves), autarquia, geradoEm: relogio.agora() });
  return ok({ nome: `dados-do-titular-${protocolo}.pdf`, conteudo: new Uint8Array(pdf) });
});
