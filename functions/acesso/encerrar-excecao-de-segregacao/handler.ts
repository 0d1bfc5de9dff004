import contrato from '../../../events/http/acesso/encerrar-excecao-de-segregacao.ts';
import { comTentativa } from '../../../layers/acesso/com-tentativa.ts';
import { encerrarExcecao } from '../../../layers/acesso/excecoes-de-segregacao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) =>
  emTransacao(pool, (cliente) => comTentativa(cliente, { autor: quem, funcao: 'acesso/encerrar-excecao-de-segregacao', objeto: `excecao-de-segregacao:${params.id}` }, () => encerrarExcecao(cliente, quem, { id: params.id, motivo: corpo.motivo, hoje: relogio.hoje() }))),
);
