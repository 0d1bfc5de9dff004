import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/buscar-pessoas.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { buscarPessoas } from '../../../layers/postgres/acesso/pessoas.ts';
import { deps } from './deps.ts';

/** A key lends to nobody, so it has nobody to look for. */
export const handler = operacao(contrato, deps, async ({ consulta, quem }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  return pessoa.ok ? ok({ itens: (await buscarPessoas(pool, consulta.busca)).map((p) => ({ ...p })) }) : pessoa;
});
