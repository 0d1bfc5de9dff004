import type { Template } from '../template/carregar.ts';
import { nomeDaFuncao } from './lambdas.ts';

/** An `AWS::Lambda::EventSourceMapping` whose source is an SQS queue. */
export interface MapeamentoSqs {
  readonly idLogico: string;
  readonly funcao: string;
  readonly arnDaFila: string;
  readonly lote: number;
  readonly janelaS: number;
  readonly concorrencia: number | null;
  /** The function answers which messages failed; without this, one failure returns the whole batch. */
  readonly parcial: boolean;
}

/** What a poller here honours. Anything else in the template would be a silent difference from AWS. */
const PROPRIEDADES = new Set([
  'BatchSize',
  'Enabled',
  'EventSourceArn',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'ScalingConfig',
  'Tags',
]);

/** Reads every mapping that is switched on. Throws for a source that is not SQS and for a setting that is not honoured here (filters). */
export function lerMapeamentos(template: Template): MapeamentoSqs[] {
  return template
    .doTipo('AWS::Lambda::EventSourceMapping')
    .filter((r) => r.propriedades['Enabled'] !== false)
    .map((r) => {
      const p = r.propriedades;
      const estranha = Object.keys(p).find((k) => !PROPRIEDADES.has(k));
      if (estranha !== undefined) throw new Error(`${r.pilha}/${r.idLogico}: ${estranha} não é atendido pelo ambiente local.`);
      const arnDaFila = String(p['EventSourceArn']);
      if (!arnDaFila.startsWith('arn:aws:sqs:')) throw new Error(`${r.pilha}/${r.idLogico}: só filas SQS acordam funções aqui, não ${arnDaFila}.`);
      const escala = p['ScalingConfig'] as { MaximumConcurrency?: number } | undefined;
      const respostas = p['FunctionResponseTypes'];
      return {
        idLogico: r.idLogico,
        funcao: nomeDaFuncao(String(p['FunctionName'])),
        arnDaFila,
        lote: Number(p['BatchSize'] ?? 10),
        janelaS: Number(p['MaximumBatchingWindowInSeconds'] ?? 0),
        concorrencia: escala?.MaximumConcurrency ?? null,
        parcial: Array.isArray(respostas) && respostas.includes('ReportBatchItemFailures'),
      };
    });
}
