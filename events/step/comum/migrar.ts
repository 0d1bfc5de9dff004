import { z } from 'zod';
import { passo } from '../../contrato.ts';

/** Brings the database to the newest schema; runs on deploy and on the start of one machine. */
export default passo({
  contexto: 'comum',
  nome: 'migrar',
  entrada: z.object({}),
  saida: z.strictObject({ aplicadas: z.array(z.string()) }),
  exemplo: {},
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 600,
    usa: [{ banco: 'migrador' }],
    impacto: 'A versão nova não entra em produção; a anterior continua.',
    runbook: 'migracao.md',
  },
});
