import contrato from '../../../events/http/faturamento/decidir-apontamento.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

const MEDICAO = { REDE: 1, POCO: 2 } as const;

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool, relogio }) =>
  emTransacao(pool, (cliente) =>
    decidirLigacao(cliente, {
      ...params,
      acao: corpo.acao,
      leitura: corpo.leitura ?? null,
      medicao: corpo.medicao === undefined ? null : MEDICAO[corpo.medicao],
      motivo: corpo.motivo,
      autor: quem,
      agora: relogio.agora(),
    }),
  ),
);
