import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Keeps the task token in the cycle; the approval of a person, days later if need be, answers it. */
export default passo({
  contexto: 'faturamento',
  nome: 'aguardar-critica',
  entrada: z.strictObject({ ciclo: z.int().positive(), token: z.string().min(1).max(2048) }),
  saida: z.strictObject({}),
  exemplo: { ciclo: 1, token: 'AQCEAAAAKgAAAAMAAAAAAAAAAc' },
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 60,
    usa: [{ banco: 'lote' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }],
    impacto: 'A aprovação da crítica não destrava o ciclo.',
    runbook: 'ciclo-parado.md',
  },
});
