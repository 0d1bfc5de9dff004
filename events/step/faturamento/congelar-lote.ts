import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Freezes the lot: who is billed in this cycle, rota by rota, in reading order. Answers the rotas to compute. */
export default passo({
  contexto: 'faturamento',
  nome: 'congelar-lote',
  entrada: z.strictObject({ ciclo: z.int().positive() }),
  saida: z.strictObject({ rotas: z.array(z.int().positive()) }),
  exemplo: { ciclo: 1 },
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 120,
    usa: [{ banco: 'lote' }],
    impacto: 'O ciclo foi aberto, mas não começa a calcular.',
    runbook: 'ciclo-parado.md',
  },
});
