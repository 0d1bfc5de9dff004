import { z } from 'zod';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { criarAgenda } from '../agenda/agenda.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { Agendamento } from '../agenda/tipos.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import type { Recurso, Template } from '../template/carregar.ts';
import type { Alicerce } from './servicos.ts';

/** `AWS::Scheduler::Schedule`, whole: a property that is not here would be a silent difference from AWS. */
const agendamento = z.strictObject({
  Name: z.string(),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  GroupName: z.string().optional(),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    RetryPolicy: z.strictObject({ MaximumEventAgeInSeconds: z.number().default(86_400), MaximumRetryAttempts: z.number().default(185) }).prefault({}),
  }),
});

function agendamentoDe(r: Recurso, lambdas: Lambdas): Agendamento {
  const lido = agendamento.safeParse(r.propriedades);
  if (!lido.success) throw new Error(`${r.pilha}/${r.idLogico}: esta agenda não é atendida pelo ambiente local. ${z.prettifyError(lido.error)}`);
  const { Name, ScheduleExpression, ScheduleExpressionTimezone, State, Target } = lido.data;
  if (lambdas.buscar(Target.Arn) === undefined) throw new Error(`${r.pilha}/${r.idLogico}: a agenda chama ${Target.Arn}, que não é uma função do template.`);
  return {
    nome: Name,
    expressao: ScheduleExpression,
    fuso: ScheduleExpressionTimezone,
    alvo: Target.Arn,
    entrada: Target.Input,
    ativo: State === 'ENABLED',
    tentativas: Target.RetryPolicy.MaximumRetryAttempts,
    validadeS: Target.RetryPolicy.MaximumEventAgeInSeconds,
  };
}

export function lerAgendas(template: Template, lambdas: Lambdas): readonly Agendamento[] {
  return template.doTipo('AWS::Scheduler::Schedule').map((r) => agendamentoDe(r, lambdas));
}

/** The schedules of the template, waking its functions by the platform's clock. No turn happens before `iniciar`. */
export async function erguerAgenda({ template, relogio, diario, desmontagem }: Alicerce, pool: Pool, lambdas: Lambdas): Promise<Agenda> {
  const agenda = await criarAgenda(pool, {
    relogio: relogio.relogio,
    aoFalhar: diario.falhou,
    disparar: async ({ alvo, entrada }) => {
      const desfecho = await lambdas.invocar(alvo, entrada);
      if (!desfecho.ok) throw new Error(`${desfecho.erro.errorType}: ${desfecho.erro.errorMessage}`);
    },
  });
  desmontagem.acrescentar(() => agenda.parar());
  await agenda.registrar(lerAgendas(template, lambdas));
  return agenda;
}
