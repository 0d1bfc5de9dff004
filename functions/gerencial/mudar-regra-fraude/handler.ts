import contrato from '../../../events/http/gerencial/mudar-regra-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { mudarRegra } from '../../../layers/postgres/gerencial/regras.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => emTransacao(pool, (cliente) => mudarRegra(cliente, { codigo: params.regra, ...corpo, autor: quem })));
