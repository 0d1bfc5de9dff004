import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Joins the printed rotas into the print file of the cycle, in reading order. */
export default passo({
  contexto: 'faturamento',
  nome: 'juntar-impressao',
  entrada: z.strictObject({ ciclo: z.int().positive() }),
  saida: z.strictObject({ ciclo: z.int().positive(), paginas: z.int().nonnegative(), volumes: z.int().nonnegative() }),
  exemplo: { ciclo: 1 },
  execucao: {
    memoriaMB: 1024,
    tempoLimiteS: 600,
    usa: [{ banco: 'lote' }, { balde: 'documentos', acesso: 'ler-escrever' }],
    impacto: 'O arquivo de impressão do grupo não fica pronto; as partes por rota estão guardadas.',
    runbook: 'ciclo-parado.md',
  },
});
