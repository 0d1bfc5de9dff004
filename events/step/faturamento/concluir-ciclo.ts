import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Every rota is issued: proves the totals of the cycle, closes it and answers the rotas to print. */
export default passo({
  contexto: 'faturamento',
  nome: 'concluir-ciclo',
  entrada: z.strictObject({ ciclo: z.int().positive() }),
  saida: z.strictObject({ rotas: z.array(z.int().positive()) }),
  exemplo: { ciclo: 1 },
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 300,
    usa: [{ banco: 'lote' }],
    impacto: 'As contas estão emitidas, mas o ciclo não é dado por concluído nem impresso.',
    runbook: 'ciclo-parado.md',
  },
});
