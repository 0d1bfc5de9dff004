import { agenda } from '../../contrato.ts';

/** Puts in the bucket, at night, the acts that passed the time that the utility chose, and only then takes them out of the database (docs/adr/0026). */
export default agenda({
  contexto: 'comum',
  nome: 'guardar-auditoria',
  expressao: 'cron(40 3 * * ? *)',
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 900,
    usa: [{ banco: 'lote' }, { balde: 'guarda', acesso: 'ler-escrever' }],
    impacto: 'Atos que passaram do prazo continuam no banco, que cresce. Nada se perde.',
    runbook: 'guarda-da-auditoria.md',
  },
});
