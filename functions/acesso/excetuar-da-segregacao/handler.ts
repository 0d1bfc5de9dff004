import contrato from '../../../events/http/acesso/excetuar-da-segregacao.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { excetuar } from '../../../layers/acesso/excecoes-de-segregacao.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/excetuar-da-segregacao', objeto: `usuario:${corpo.pessoa}`, depois: corpo }, () => excetuar(cliente, quem, { ...corpo, por: pessoa.valor }, relogio.hoje())));
});
