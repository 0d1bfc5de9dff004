import { z } from 'zod';
import { fila } from '../../contrato.ts';

/** One rota of an approved and numbered cycle to be issued. */
export default fila({
  contexto: 'faturamento',
  nome: 'emitir-rota',
  mensagem: z.strictObject({
    ciclo: z.int().positive(),
    rota: z.int().positive(),
    token: z.string().min(1).max(2048),
  }),
  exemplo: { ciclo: 1, rota: 101, token: 'AQCEAAAAKgAAAAMAAAAAAAAAAc' },
  lote: 4,
  concorrencia: 2,
  tentativas: 5,
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 120,
    usa: [{ banco: 'lote' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }],
    impacto: 'Contas aprovadas não recebem aviso nem entram no razão; o grupo não pode ser entregue.',
    runbook: 'ciclo-parado.md',
  },
});
