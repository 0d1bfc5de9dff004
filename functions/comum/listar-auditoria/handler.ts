import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/listar-auditoria.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { procurarAuditoria } from '../../../layers/postgres/comum/procurar-auditoria.ts';
import { deps } from './deps.ts';

/** Who looks is written down before what is seen is answered: an audit that cannot be written shows nothing. */
export const handler = operacao(contrato, deps, async ({ consulta, quem }, { pool }) => {
  const { pagina, porPagina, ...procura } = consulta;
  const { itens, total, guardadosAte, nomeDaPessoa } = await procurarAuditoria(pool, { ...procura, pagina, porPagina });
  await auditar(pool, { autor: quem, funcao: 'comum/listar-auditoria', objeto: 'auditoria', depois: { ...procura, pagina } });
  return ok({ itens: itens.map((ato) => ({ ...ato, em: new Date(ato.em).toISOString() })), total, pagina, porPagina, guardadosAte, nomeDaPessoa });
});
