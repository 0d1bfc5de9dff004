import { agenda } from '../../contrato.ts';

/** Runs, every hour, the invariants that take seconds, and raises the alarm when one is broken. The rest is of the night (`verificar-tudo`). */
export default agenda({
  contexto: 'comum',
  nome: 'verificar-invariantes',
  expressao: 'cron(30 * * * ? *)',
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 600,
    usa: [{ banco: 'app' }],
    impacto: 'Um erro nos livros passaria despercebido.',
    runbook: 'invariante-violada.md',
  },
});
