import contrato from '../../../events/http/acesso/conceder-privilegio.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { concederPrivilegio } from '../../../layers/acesso/privilegios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => concederPrivilegio(cliente, quem, { ...corpo, por: pessoa.valor }, relogio.hoje()));
});
