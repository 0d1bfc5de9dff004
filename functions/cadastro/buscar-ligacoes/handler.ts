import { lerBusca } from '../../../domain/cadastro/busca.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/buscar-ligacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { buscarPorNumero, buscarPorPalavras } from '../../../layers/postgres/cadastro/buscar-ligacoes.ts';
import { deps } from './deps.ts';

/** The keys are read only when a whole document was typed. */
export const handler = operacao(contrato, deps, async ({ consulta: { busca, pagina, porPagina } }, { pool, chaves }) => {
  const lida = lerBusca(busca);
  const indice = lida.tipo === 'NUMERO' && lida.documento !== null ? protecaoDePessoas(await chaves()).indice(lida.documento) : null;
  const qual = { pagina, porPagina };
  const { itens, total } = lida.tipo === 'NUMERO' ? await buscarPorNumero(pool, lida, indice, qual) : await buscarPorPalavras(pool, lida.texto, qual);
  return ok({ itens, total, ...qual });
});
