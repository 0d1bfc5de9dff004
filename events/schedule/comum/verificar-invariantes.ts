import { agenda } from '../../contrato.ts';

/** Runs every invariant of the data and raises the alarm when one is broken. */
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
