import { agenda } from '../../contrato.ts';

/** Runs, once a night, also the invariants that read every bill of the past: recomputation, barcodes, and the ledger bill by bill. */
export default agenda({
  contexto: 'comum',
  nome: 'verificar-tudo',
  expressao: 'cron(15 2 * * ? *)',
  execucao: {
    memoriaMB: 1024,
    tempoLimiteS: 900,
    usa: [{ banco: 'app' }],
    impacto: 'Um erro em conta antiga, que a verificação de hora em hora não olha, passaria despercebido.',
    runbook: 'invariante-violada.md',
  },
});
