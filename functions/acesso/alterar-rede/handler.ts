import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/alterar-rede.ts';
import { alterarRede, redeDaApi } from '../../../layers/acesso/redes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => {
  const { motivo, ...nova } = corpo;
  const feita = await alterarRede(pool, params.id, nova, { autor: quem, motivo });
  return feita.ok ? ok(redeDaApi(feita.valor)) : feita;
});
