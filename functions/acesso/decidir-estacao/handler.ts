import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/decidir-estacao.ts';
import { decidirEstacao, estacaoDaApi } from '../../../layers/acesso/estacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => {
  const feita = await decidirEstacao(pool, params.id, corpo.decisao, { autor: quem, motivo: corpo.motivo });
  return feita.ok ? ok(estacaoDaApi(feita.valor)) : feita;
});
