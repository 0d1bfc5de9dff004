import { agenda } from '../../contrato.ts';

/** From the tenth day of the fifteen of a request of a titular on, calls for attention every morning; louder when the term passed (LGPD art. 19, II). */
export default agenda({
  contexto: 'cadastro',
  nome: 'avisar-prazos-titular',
  expressao: 'cron(20 7 * * ? *)',
  execucao: {
    memoriaMB: 256,
    tempoLimiteS: 60,
    usa: [{ banco: 'app' }],
    impacto: 'Ninguém é avisado de pedidos de titulares que vencem; a tela LGPD continua a mostrar os prazos.',
    runbook: 'pedidos-de-titulares.md',
  },
});
