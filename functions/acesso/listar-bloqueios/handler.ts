import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-bloqueios.ts';
import { bloqueioDaApi } from '../../../layers/acesso/bloqueio-da-api.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarBloqueios } from '../../../layers/postgres/acesso/bloqueios.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool }) => {
  const { quais, alvo = null, pagina, porPagina } = consulta;
  const { itens, total } = await listarBloqueios(pool, { soVigentes: quais === 'VIGENTES', alvo, pagina, porPagina });
  return ok({ itens: itens.map(bloqueioDaApi), total, pagina, porPagina });
});
