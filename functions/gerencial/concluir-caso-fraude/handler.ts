import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/concluir-caso-fraude.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { exigirCaso } from '../../../layers/postgres/gerencial/casos.ts';
import { concluirCaso } from '../../../layers/postgres/gerencial/decidir-caso.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** A key of the API may be of who is named in the case: only a person judges. */
export const handler = operacao(contrato, deps, async ({ params: { id }, corpo, quem }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const feito = await emTransacao(pool, (cliente) => concluirCaso(cliente, { id, ...corpo, autor: quem }));
  return feito.ok ? ok(await exigirCaso(pool, id)) : feito;
});
