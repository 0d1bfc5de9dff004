import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-estacoes.ts';
import { estacaoDaApi, MAIOR_LISTA } from '../../../layers/acesso/estacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarEstacoes } from '../../../layers/postgres/acesso/estacoes.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) => ok({ itens: (await listarEstacoes(pool, MAIOR_LISTA)).map(estacaoDaApi) }));
