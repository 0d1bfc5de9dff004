import { s3 } from '../../contrato.ts';

/** A reading file arrived: received line by line, with a report. */
export default s3({
  contexto: 'leitura',
  nome: 'receber-leituras',
  balde: 'entrada',
  prefixo: 'leituras/',
  concorrencia: 2,
  tentativas: 5,
  exemplo: { Records: [{ s3: { bucket: { name: 'nascente-entrada' }, object: { key: 'leituras/exemplo.txt', size: 152, versionId: '1' } } }] },
  execucao: {
    memoriaMB: 1024,
    tempoLimiteS: 300,
    usa: [{ banco: 'lote' }, { balde: 'entrada', acesso: 'ler-escrever' }, { maquina: 'ciclo-faturamento', acesso: 'iniciar' }, { maquina: 'ciclo-faturamento', acesso: 'responder' }, { fila: 'calcular-rota' }],
    impacto: 'As leituras do campo não entram; no prazo limite as ligações iriam pela média.',
    runbook: 'arquivo-de-leitura.md',
  },
});
