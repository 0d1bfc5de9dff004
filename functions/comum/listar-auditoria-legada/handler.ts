import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/listar-auditoria-legada.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { procurarLegado } from '../../../layers/postgres/comum/procurar-legado.ts';
import { deps } from './deps.ts';

/** Who looks is written down before what is seen is answered, as of the audit. */
export const handler = operacao(contrato, deps, async ({ consulta, quem }, { pool }) => {
  const { pagina, porPagina, ...procura } = consulta;
  const { usuario = null, funcao = null, objeto = null, ip = null, de = null, ate = null } = procura;
  const { itens, total } = await procurarLegado(pool, { usuario, funcao, objeto, ip, de, ate, pagina, porPagina });
  await auditar(pool, { autor: quem, funcao: 'comum/listar-auditoria-legada', objeto: 'auditoria-legada', depois: { ...procura, pagina } });
  return ok({ itens: itens.map((ato) => ({ ...ato, origem: 'LEGADO' as const, em: new Date(ato.em).toISOString() })), total, pagina, porPagina });
});
