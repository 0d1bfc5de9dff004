import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/sessao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { contextoDoAutorizador } from '../../../layers/http/quem.ts';
import { deps } from './deps.ts';

/** The door has already said who it is. */
export const handler = operacao(contrato, deps, ({ quem }) => Promise.resolve(ok(contextoDoAutorizador.parse(quem))));
