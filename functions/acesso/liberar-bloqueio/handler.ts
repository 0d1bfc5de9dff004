import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/liberar-bloqueio.ts';
import { bloqueioDaApi } from '../../../layers/acesso/bloqueio-da-api.ts';
import { liberar } from '../../../layers/acesso/bloquear.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { acharBloqueio } from '../../../layers/postgres/acesso/bloqueios.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => {
  const feito = await liberar(pool, params.id, corpo.motivo, quem);
  if (feito !== undefined) return ok(bloqueioDaApi(feito));
  if ((await acharBloqueio(pool, params.id)) === undefined) return recusa('bloqueio/inexistente', 'Não há bloqueio com este número. Volte à lista e escolha de novo.');
  return recusa('bloqueio/nao-vigente', 'Este bloqueio já terminou ou já foi liberado. Atualize a lista.');
});
