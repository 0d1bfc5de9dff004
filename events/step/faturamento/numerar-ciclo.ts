import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Reserves the avisos and notas of the whole cycle in one transaction and fixes the offset of each rota. */
export default passo({
  contexto: 'faturamento',
  nome: 'numerar-ciclo',
  entrada: z.strictObject({ ciclo: z.int().positive() }),
  saida: z.strictObject({ rotas: z.array(z.int().positive()) }),
  exemplo: { ciclo: 1 },
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 300,
    usa: [{ banco: 'lote' }],
    impacto: 'O ciclo aprovado não recebe números e não é emitido.',
    runbook: 'ciclo-parado.md',
  },
});
