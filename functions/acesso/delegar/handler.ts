import contrato from '../../../events/http/acesso/delegar.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { delegar } from '../../../layers/acesso/delegacoes.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo: { pessoa: delegado, ...corpo }, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/delegar', objeto: `usuario:${delegado}`, depois: corpo }, () => delegar(cliente, quem, { ...corpo, delegante: pessoa.valor, delegado }, relogio.hoje())));
});
