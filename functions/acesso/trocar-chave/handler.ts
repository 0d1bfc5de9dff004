import { dataCivil } from '../../../domain/comum/data-civil.ts';
import contrato from '../../../events/http/acesso/trocar-chave.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { trocarChave } from '../../../layers/acesso/chaves-de-api.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, agora: relogio.agora(), hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/trocar-chave', objeto: `chave:${params.id}`, depois: corpo }, () => trocarChave(cliente, ato, params.id, { validaAte: dataCivil(corpo.validaAte), dias: corpo.diasDaAntiga })));
});
