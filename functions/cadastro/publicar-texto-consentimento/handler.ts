import contrato from '../../../events/http/cadastro/publicar-texto-consentimento.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { publicarTexto } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, relogio }) => emTransacao(pool, (cliente) => publicarTexto(cliente, { ...corpo, autor: quem, agora: relogio.agora() })));
