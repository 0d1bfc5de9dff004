import contrato from '../../../events/http/acesso/encerrar-sessoes-do-usuario.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { encerrarSessoes } from '../../../layers/acesso/acesso-do-usuario.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/encerrar-sessoes-do-usuario', objeto: `usuario:${params.id}` }, () => encerrarSessoes(cliente, ato, params.id)));
});
