import { agenda } from '../../contrato.ts';

/** Looks for suspicious acts every day, before the utility opens (TR 6.3). */
export default agenda({
  contexto: 'gerencial',
  nome: 'cacar-fraudes',
  expressao: 'cron(10 5 * * ? *)',
  execucao: {
    memoriaMB: 512,
    tempoLimiteS: 600,
    usa: [{ banco: 'app' }, { segredo: 'chaves-pessoais' }],
    impacto: 'Atos suspeitos de ontem não viram caso hoje; rode a caça-fraude pela tela.',
    runbook: 'caca-fraude.md',
  },
});
