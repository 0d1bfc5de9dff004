import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Execucao } from '../../events/contrato.ts';

/** What a person who is woken needs to know: who suffers, and what to do. */
export type Aviso = Pick<Execucao, 'impacto' | 'runbook'>;

export interface PropsAlarme {
  /** Unique in the account; what the message is about. */
  readonly nome: string;
  /** What happened, in Portuguese, before the impact. */
  readonly sintoma: string;
  readonly aviso: Aviso;
  readonly metrica: IMetric;
  /** Rings at this value or above. */
  readonly limiar: number;
  readonly periodos?: number;
  readonly topico: ITopic;
}

export const CINCO_MINUTOS = Duration.minutes(5);
/** CloudWatch's limit for the description of an alarm. */
const DESCRICAO_MAXIMA = 1024;

/** `ciclo.md ciclo-2.md` → their paths; contracts may or may not write the extension. */
export function caminhosDoRunbook(runbook: string): readonly string[] {
  return runbook.split(/\s+/).map((r) => `docs/runbook/${r.replace(/^docs\/runbook\//, '').replace(/\.md$/, '')}.md`);
}

/** An alarm that always says its impact and its runbook, and always tells someone. */
export function alarmar(escopo: Construct, id: string, p: PropsAlarme): Alarm {
  const final = ` O que fazer: ${caminhosDoRunbook(p.aviso.runbook).join(', ')}`;
  const inicio = `${p.sintoma} Impacto: ${p.aviso.impacto}`.slice(0, DESCRICAO_MAXIMA - final.length);
  const alarme = new Alarm(escopo, id, {
    alarmName: p.nome,
    alarmDescription: inicio + final,
    metric: p.metrica,
    threshold: p.limiar,
    evaluationPeriods: p.periodos ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarme.addAlarmAction(new SnsAction(p.topico));
  return alarme;
}
