import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/minhas-delegacoes.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarDelegacoesFeitas } from '../../../layers/postgres/acesso/delegacoes.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return ok(await listarDelegacoesFeitas(pool, { ...consulta, pessoa: pessoa.valor, situacao: null, hoje: relogio.hoje() }));
});
