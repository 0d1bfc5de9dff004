import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/listar-regras-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { paraTela, regrasDeFraude } from '../../../layers/postgres/gerencial/regras.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool }) => ok({ itens: (await regrasDeFraude(pool)).map(paraTela) }));
