import { agenda } from '../../contrato.ts';

/** Opens the cycles whose reading deadline has passed. */
export default agenda({
  contexto: 'faturamento',
  nome: 'abrir-ciclos',
  expressao: 'cron(0 5 * * ? *)',
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 120,
    usa: [{ banco: 'app' }, { maquina: 'ciclo-faturamento', acesso: 'iniciar' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }, { fila: 'calcular-rota' }],
    impacto: 'Os ciclos do dia não abrem sozinhos; abra-os pela tela.',
    runbook: 'ciclo-parado.md',
  },
});
