import contrato from '../../../events/http/gerencial/rodar-caca-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { cacarFraudes } from '../../../layers/postgres/gerencial/cacar-fraudes.ts';
import { deps } from './deps.ts';

/** What is left of the call after the rules, to write the end of the run and answer. */
const FOLGA_MS = 3_000;

export const handler = operacao(contrato, deps, async ({ quem, requisicao }, { pool, protecao }) => cacarFraudes(pool, { origem: 'PESSOA', autor: quem, limiteMs: requisicao.restanteMs() - FOLGA_MS, protecao }));
