import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/mostrar-esta-estacao.ts';
import { estacaoExigida, resumoDaEstacao } from '../../../layers/acesso/estacoes.ts';
import { COOKIE_ESTACAO } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { estacaoDoNavegador } from '../../../layers/postgres/acesso/estacoes.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ requisicao }, { pool }) => {
  const esta = await estacaoDoNavegador(pool, resumoDaEstacao(requisicao.cookies[COOKIE_ESTACAO]));
  return ok({ esta: esta === undefined ? null : { nome: esta.nome, local: esta.local, situacao: esta.situacao }, exigida: await estacaoExigida(pool) });
});
