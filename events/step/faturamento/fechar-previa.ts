import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Every rota is computed: gives the provisional area its key and puts the cycle before the people of the crítica. */
export default passo({
  contexto: 'faturamento',
  nome: 'fechar-previa',
  entrada: z.strictObject({ ciclo: z.int().positive() }),
  saida: z.strictObject({ ciclo: z.int().positive(), pendentes: z.int().nonnegative() }),
  exemplo: { ciclo: 1 },
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 300,
    usa: [{ banco: 'lote' }],
    impacto: 'As prévias estão prontas, mas a crítica não abre.',
    runbook: 'ciclo-parado.md',
  },
});
