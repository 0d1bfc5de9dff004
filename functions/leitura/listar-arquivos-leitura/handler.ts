import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/leitura/listar-arquivos-leitura.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarArquivosDeLeitura } from '../../../layers/postgres/leitura/arquivos.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => {
  const { chave = null, grupo = null, referencia = null, pagina, porPagina } = consulta;
  const { itens, total } = await listarArquivosDeLeitura(pool, { chave, grupo, referencia, pagina, porPagina });
  return ok({ itens: [...itens], total, pagina, porPagina });
});
