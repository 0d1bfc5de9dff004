import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/mostrar-segundo-fator.ts';
import { estadoDoFator } from '../../../layers/acesso/segundo-fator.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ quem }, { pool }) => ok(quem.usuario === null ? { cadastrado: false, exigido: false, codigosDeReserva: null } : await estadoDoFator(pool, quem.usuario)));
