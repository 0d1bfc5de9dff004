import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/exportar-dados-titular.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { abrirDados } from '../../../layers/pessoais/dados-abertos.ts';
import { dadosParaEntregar } from '../../../layers/postgres/cadastro/entregar-dados.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { arquivoDoTitular } from './arquivo.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { protocolo }, quem }, { pool, protecao, relogio }) => {
  const chaves = await protecao();
  return emTransacao(pool, async (cliente) => {
    const entrega = await dadosParaEntregar(cliente, { protocolo, autor: quem, funcao: 'cadastro/exportar-dados-titular' });
    if (!entrega.ok) return entrega;
    const conteudo = arquivoDoTitular(abrirDados(entrega.valor.dados, chaves), { protocolo, geradoEm: relogio.agora().toISOString() });
    return ok({ nome: `dados-do-titular-${protocolo}.json`, conteudo });
  });
});
