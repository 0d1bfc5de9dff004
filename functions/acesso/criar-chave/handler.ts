import { dataCivil } from '../../../domain/comum/data-civil.ts';
import contrato from '../../../events/http/acesso/criar-chave.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { criarChave } from '../../../layers/acesso/chaves-de-api.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** The answer alone has the key: what is kept is its digest. */
export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, agora: relogio.agora(), hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/criar-chave', objeto: 'chave', depois: corpo }, () => criarChave(cliente, ato, { ...corpo, validaAte: dataCivil(corpo.validaAte) })));
});
