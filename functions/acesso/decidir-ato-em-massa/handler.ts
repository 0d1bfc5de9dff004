import contrato from '../../../events/http/acesso/decidir-ato-em-massa.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { decidirAtoEmMassa } from '../../../layers/acesso/situacao-dos-usuarios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/decidir-ato-em-massa', objeto: `ato-em-massa:${params.id}`, depois: corpo }, () => decidirAtoEmMassa(cliente, ato, { id: params.id, aprovar: corpo.decisao === 'APROVAR', resposta: corpo.resposta })));
});
