import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/exportar-auditoria.ts';
import { parteDaAuditoria } from '../../../layers/auditoria/exportar.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { deps } from './deps.ts';

/** Nothing is answered before who takes it is written, with what was asked and how much of it went. */
export const handler = operacao(contrato, deps, async ({ consulta: { continua, ...procura }, quem }, d) => {
  const { texto, linhas, ultimo, acabou } = await parteDaAuditoria(d, quem, procura, continua);
  await auditar(d.pool, { autor: quem, funcao: 'comum/exportar-auditoria', objeto: 'auditoria', depois: { ...procura, ...(continua === undefined ? {} : { continua }), linhas, ate: ultimo } });
  return ok({ nome: `auditoria-${d.relogio.hoje()}.csv`, texto, linhas, continua: acabou ? null : ultimo });
});
