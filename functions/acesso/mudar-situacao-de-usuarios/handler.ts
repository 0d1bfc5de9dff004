import contrato from '../../../events/http/acesso/mudar-situacao-de-usuarios.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { mudarSituacao } from '../../../layers/acesso/situacao-dos-usuarios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/mudar-situacao-de-usuarios', objeto: `usuario:${corpo.ids[0] ?? ''}`, depois: corpo }, () => mudarSituacao(cliente, ato, corpo)));
});
