import contrato from '../../../events/http/cadastro/revogar-consentimento.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { revogar } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc }, corpo, quem }, { pool, relogio }) => emTransacao(pool, (cliente) => revogar(cliente, { ...corpo, cdc, autor: quem, agora: relogio.agora() })));
