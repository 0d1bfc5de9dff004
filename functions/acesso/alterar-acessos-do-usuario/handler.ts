import contrato from '../../../events/http/acesso/alterar-acessos-do-usuario.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { alterarAcessos } from '../../../layers/acesso/dados-do-usuario.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/alterar-acessos-do-usuario', objeto: `usuario:${params.id}`, depois: corpo }, () => alterarAcessos(cliente, ato, params.id, corpo)));
});
