import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Writes in the cycle what stopped it, for a person to see on the screen. */
export default passo({
  contexto: 'faturamento',
  nome: 'registrar-falha',
  entrada: z.strictObject({ ciclo: z.int().positive(), erro: z.string(), causa: z.string().optional() }),
  saida: z.strictObject({}),
  exemplo: { ciclo: 1, erro: 'States.Timeout', causa: 'tempo esgotado' },
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 60,
    usa: [{ banco: 'lote' }],
    impacto: 'Um ciclo parado não aparece como parado na tela.',
    runbook: 'ciclo-parado.md',
  },
});
