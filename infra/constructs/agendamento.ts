import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ContratoAgenda } from '../../events/contrato.ts';
import type { Descoberto } from '../contratos.ts';
import { funcaoDe } from '../funcoes.ts';
import { Funcao } from './funcao.ts';
import type { Plataforma } from './plataforma.ts';

/** Late work is still wanted for this long; then the next turn does it. */
const VALIDADE_S = 3_600;

/** A schedule in the time of Brasília and the function that it wakes, never two at once. */
export class Agendamento extends Construct {
  readonly funcao: Funcao;

  constructor(escopo: Construct, descoberto: Descoberto<ContratoAgenda>, plataforma: Plataforma) {
    const { contrato } = descoberto;
    super(escopo, `agenda-${contrato.nome}`);
    this.funcao = new Funcao(this, { plano: funcaoDe(descoberto), plataforma, concorrenciaReservada: 1 });
    const papel = new Role(this, 'Papel', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com'), description: `Agenda ${contrato.nome}` });
    papel.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.funcao.funcao.functionArn] }));
    const agenda = new CfnSchedule(this, 'Agenda', {
      name: contrato.nome,
      description: contrato.execucao.impacto.slice(0, 512),
      scheduleExpression: contrato.expressao,
      scheduleExpressionTimezone: 'America/Sao_Paulo',
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: this.funcao.funcao.functionArn,
        roleArn: papel.roleArn,
        input: '{}',
        retryPolicy: { maximumEventAgeInSeconds: VALIDADE_S, maximumRetryAttempts: 3 },
      },
    });
    agenda.node.addDependency(papel);
  }
}
