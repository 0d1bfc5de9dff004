import { s3 } from '../../contrato.ts';

/** A bank return file arrived: checked whole, settled whole or not at all. */
export default s3({
  contexto: 'arrecadacao',
  nome: 'receber-retorno',
  balde: 'entrada',
  prefixo: 'retornos/',
  concorrencia: 2,
  tentativas: 5,
  exemplo: { Records: [{ s3: { bucket: { name: 'nascente-entrada' }, object: { key: 'retornos/exemplo.txt', size: 152, versionId: '1' } } }] },
  execucao: {
    memoriaMB: 1024,
    tempoLimiteS: 600,
    usa: [{ banco: 'lote' }, { balde: 'entrada', acesso: 'ler-escrever' }, { balde: 'guarda', acesso: 'ler-escrever' }],
    impacto: 'Pagamentos feitos no banco não baixam as contas; um munícipe em dia pode ser cobrado.',
    runbook: 'retorno-bancario.md',
  },
});
