import { ok } from '../../../domain/comum/resultado.ts';
import contrato, { retencaoDaAuditoria } from '../../../events/http/comum/mostrar-retencao-auditoria.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { auditoriaGuardadaAte, CHAVE_DA_RETENCAO } from '../../../layers/postgres/comum/retencao-da-auditoria.ts';
import { comVersao } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) =>
  ok({ ...comVersao(await lerParametro(pool, CHAVE_DA_RETENCAO, retencaoDaAuditoria, relogio.hoje())), guardadosAte: await auditoriaGuardadaAte(pool) }),
);
