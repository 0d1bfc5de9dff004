import contrato from '../../../events/http/acesso/exigir-estacao.ts';
import { exigirEstacao } from '../../../layers/acesso/estacoes.ts';
import { COOKIE_ESTACAO } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, ({ corpo, quem, requisicao }, { pool }) => exigirEstacao(pool, corpo.exigida, requisicao.cookies[COOKIE_ESTACAO], { autor: quem, motivo: corpo.motivo }));
