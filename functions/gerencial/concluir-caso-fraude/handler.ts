import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/concluir-caso-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { exigirCaso } from '../../../layers/postgres/gerencial/casos.ts';
import { concluirCaso } from '../../../layers/postgres/gerencial/decidir-caso.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { id }, corpo, quem }, { pool }) => {
  const feito = await emTransacao(pool, (cliente) => concluirCaso(cliente, { id, ...corpo, autor: quem }));
  return feito.ok ? ok(await exigirCaso(pool, id)) : feito;
});
