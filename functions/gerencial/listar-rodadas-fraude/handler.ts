import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/listar-rodadas-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarRodadas } from '../../../layers/postgres/gerencial/rodadas.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta: { pagina, porPagina } }, { pool }) => ok({ ...(await listarRodadas(pool, { pagina, porPagina })), pagina, porPagina }));
