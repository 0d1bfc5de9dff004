import { agenda } from '../../contrato.ts';

/** Publishes what transactions left in the outbox and no function has published yet. */
export default agenda({
  contexto: 'comum',
  nome: 'publicar-saida',
  expressao: 'rate(1 minute)',
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 55,
    usa: [{ banco: 'app' }, { maquina: 'ciclo-faturamento', acesso: 'iniciar' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }, { fila: 'calcular-rota' }],
    impacto: 'Aprovações, aberturas e devoluções ficam gravadas, mas demoram a ter efeito.',
    runbook: 'caixa-de-saida.md',
  },
});
