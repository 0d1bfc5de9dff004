import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/leitura/mostrar-arquivo-leitura.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { arquivoDeLeitura } from '../../../layers/postgres/leitura/arquivos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { id }, consulta: { resultado = null, pagina, porPagina } }, { pool }) => {
  const achado = await arquivoDeLeitura(pool, id, { resultado, pagina, porPagina });
  if (achado === undefined) return recusa('arquivo/nao-encontrado', `Não há arquivo de leituras número ${id}. Confira o número na lista de arquivos.`);
  const { arquivo, linhas } = achado;
  return ok({ arquivo, linhas: { itens: [...linhas.itens], total: linhas.total, pagina, porPagina } });
});
