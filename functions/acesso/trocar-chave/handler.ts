import { dataCivil } from '../../../domain/comum/data-civil.ts';
import contrato from '../../../events/http/acesso/trocar-chave.ts';
import { trocarChave } from '../../../layers/acesso/chaves-de-api.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const ato = { autor: quem, pessoa: pessoa.valor, agora: relogio.agora(), hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => trocarChave(cliente, ato, params.id, { validaAte: dataCivil(corpo.validaAte), dias: corpo.diasDaAntiga }));
});
