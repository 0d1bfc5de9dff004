import contrato from '../../../events/http/acesso/conceder-privilegio.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { concederPrivilegio } from '../../../layers/acesso/privilegios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/conceder-privilegio', objeto: `usuario:${corpo.pessoa}/privilegio:${corpo.privilegio}`, depois: corpo }, () => concederPrivilegio(cliente, quem, { ...corpo, por: pessoa.valor }, relogio.hoje())));
});
