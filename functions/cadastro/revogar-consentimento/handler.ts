import { recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/revogar-consentimento.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { revogar } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { titularDaLigacao } from '../../../layers/postgres/cadastro/titular.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc }, corpo, quem }, { pool, relogio }) =>
  emTransacao(pool, async (cliente) => {
    const titular = await titularDaLigacao(cliente, cdc);
    if (titular === undefined) return recusa('ligacao/nao-encontrada', `Não há ligação com o CDC ${cdc}. Confira o número na conta ou busque pelo nome ou endereço.`, 'cdc');
    return revogar(cliente, { ...corpo, cdc, pessoa: titular.pessoa, autor: quem, agora: relogio.agora() });
  }),
);
