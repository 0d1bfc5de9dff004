import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/assumir-caso-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { exigirCaso } from '../../../layers/postgres/gerencial/casos.ts';
import { assumirCaso } from '../../../layers/postgres/gerencial/decidir-caso.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { id }, quem }, { pool }) => {
  const feito = await emTransacao(pool, (cliente) => assumirCaso(cliente, { id, autor: quem }));
  return feito.ok ? ok(await exigirCaso(pool, id)) : feito;
});
