import { agenda } from '../../contrato.ts';

/** Drops the provisional bills of the cycles that were issued: what they became is in the bills. */
export default agenda({
  contexto: 'faturamento',
  nome: 'limpar-previas',
  expressao: 'cron(0 3 * * ? *)',
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 120,
    usa: [{ banco: 'lote' }],
    impacto: 'As prévias de ciclos já emitidos continuam ocupando espaço no banco. Ninguém espera por isso.',
    runbook: 'ciclo-parado.md',
  },
});
