import { z } from 'zod';
import { fila } from '../../contrato.ts';

/** One rota of a cycle to be computed. With `token`, the state machine waits for it; without, it is a rota that a person sent back. */
export default fila({
  contexto: 'faturamento',
  nome: 'calcular-rota',
  mensagem: z.strictObject({
    ciclo: z.int().positive(),
    rota: z.int().positive(),
    token: z.string().min(1).max(2048).optional(),
  }),
  exemplo: { ciclo: 1, rota: 101, token: 'AQCEAAAAKgAAAAMAAAAAAAAAAc' },
  lote: 4,
  concorrencia: 2,
  tentativas: 5,
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 120,
    usa: [{ banco: 'lote' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }],
    impacto: 'As contas do grupo não são calculadas e o ciclo não chega à crítica.',
    runbook: 'ciclo-parado.md',
  },
});
