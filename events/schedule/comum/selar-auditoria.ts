import { agenda } from '../../contrato.ts';

/** Seals what was written in the audit, every minute, and puts the last seal out of everybody's reach every hour. */
export default agenda({
  contexto: 'comum',
  nome: 'selar-auditoria',
  expressao: 'rate(1 minute)',
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 55,
    usa: [{ banco: 'lote' }, { balde: 'guarda', acesso: 'ler-escrever' }],
    impacto: 'Quem mexesse agora na auditoria, por fora do sistema, não seria descoberto.',
    runbook: 'selo-da-auditoria.md',
  },
});
