import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/desafio-da-entrada.ts';
import { criarDesafio } from '../../../layers/acesso/prova-de-trabalho.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { chaveDeSessao }) => ok(await criarDesafio(await chaveDeSessao())));
