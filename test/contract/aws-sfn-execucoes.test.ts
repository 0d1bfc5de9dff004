import {
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bancoVazio, comBanco } from '../fixture/banco.ts';
import { Bancada, chamada, mensagemComFicha } from '../fixture/maquinas.ts';

const bd = comBanco(bancoVazio);
let b: Bancada;
let serie = 0;
let maquina: string;

const fim = { Type: 'Pass', End: true };
const DIA_MS = 86_400_000;
/** As the billing cycle: a rota each by message and token, then a person. */
const ciclo = {
  StartAt: 'Rotas',
  States: {
    Rotas: {
      Type: 'Map',
      Items: '{% $states.input.rotas %}',
      ItemProcessor: { StartAt: 'Rota', States: { Rota: mensagemComFicha({ TimeoutSeconds: 86_400, End: true }) } },
      Output: { feitas: '{% $sum($states.result.n) %}' },
      Next: 'Aprovar',
    },
    Aprovar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'avisar', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 60 * 86_400,
      Output: { feitas: '{% $states.input.feitas %}', aprovado: '{% $states.result.aprovado %}' },
      End: true,
    },
  },
};

beforeEach(async () => {
  b = new Bancada(() => bd.banco.pool());
  maquina = `ciclo-${++serie}`;
  await b.abrir({ [maquina]: ciclo });
});
afterEach(async () => {
  await b.abandonar();
  await bd.banco.pool().query('DELETE FROM sfn.execucao');
  expect(b.falhas).toEqual([]);
});

const fichas = (): string[] => b.mensagens.map((m) => (JSON.parse(m.corpo) as { token: string }).token);
const responder = (taskToken: string | undefined, output: unknown = {}): Promise<unknown> => b.cliente.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
async function umaFicha(): Promise<string> {
  await expect.poll(fichas).toHaveLength(1);
  return fichas()[0] ?? '';
}

describe('executions and task tokens', () => {
  it('wait for a message to be answered and then for a person, a month of the calendar later', async () => {
    let aprovacao: string | undefined;
    b.lambdas.set('avisar', ({ token }: { token: string }) => {
      aprovacao = token;
    });
    const arn = await b.iniciar(maquina, { rotas: [7, 8, 9] });
    await expect.poll(fichas).toHaveLength(3);
    expect(new Set(fichas()).size).toBe(3);
    for (const m of b.mensagens) {
      const { token, entrada } = JSON.parse(m.corpo) as { token: string; entrada: number };
      await responder(token, { n: entrada });
    }
    await expect.poll(() => aprovacao).toBeDefined();
    b.adiantadoMs = 30 * DIA_MS;
    await responder(aprovacao, { aprovado: true });
    expect(await b.fim(arn)).toEqual({ status: 'SUCCEEDED', saida: { feitas: 24, aprovado: true } });
  });

  it('survive a restart: what was sent is not sent again, what was not is, and the answers count', async () => {
    const enviadas: string[] = [];
    b.lambdas.set('avisar', ({ token }: { token: string }) => {
      enviadas.push(token);
    });
    const arn = await b.iniciar(maquina, { rotas: [1, 2] });
    await expect.poll(fichas).toHaveLength(2);
    await responder(fichas()[0], { n: 1 });
    await expect.poll(async () => (await bd.banco.pool().query(`SELECT FROM sfn.ramo WHERE enviada AND situacao = 'AGUARDANDO'`)).rowCount).toBe(1);
    await b.abandonar();
    await b.abrir();
    await responder(fichas()[1], { n: 2 });
    await expect.poll(() => enviadas).toHaveLength(1);
    expect(b.mensagens).toHaveLength(2);
    await b.abandonar();
    b.adiantadoMs = 20 * DIA_MS;
    await b.abrir();
    await responder(enviadas[0], { aprovado: true });
    expect(await b.fim(arn)).toMatchObject({ saida: { feitas: 3, aprovado: true } });
    expect(enviadas).toHaveLength(1);
  });

  it('call again a function whose answer a crash swallowed, and advance once', async () => {
    let chamadas = 0;
    let soltar: (() => void) | undefined;
    b.lambdas.set('passo', () => (++chamadas === 1 ? new Promise<void>((resolver) => (soltar = resolver)) : 'segunda'));
    await b.registrar('queda', { StartAt: 'P', States: { P: chamada('passo', { TimeoutSeconds: 30, Next: 'F' }), F: fim } });
    const arn = await b.iniciar('queda');
    await expect.poll(() => soltar).toBeDefined();
    await b.abandonar();
    b.adiantadoMs = DIA_MS;
    await b.abrir();
    soltar?.();
    expect(await b.fim(arn)).toEqual({ status: 'SUCCEEDED', saida: 'segunda' });
    expect(chamadas).toBe(2);
    expect((await b.eventos(arn)).filter((tipo) => tipo === 'TaskSucceeded')).toHaveLength(1);
  });

  it('answer a token once: another answer, an unknown token and a broken one are told apart', async () => {
    await b.registrar(maquina, { StartAt: 'T', States: { T: mensagemComFicha() } });
    const arn = await b.iniciar(maquina);
    const token = await umaFicha();
    await expect(b.cliente.send(new SendTaskSuccessCommand({ taskToken: token, output: '{nada' }))).rejects.toMatchObject({ name: 'InvalidOutput' });
    const respostas = await Promise.allSettled([1, 2, 3, 4].map((n) => responder(token, n)));
    expect(respostas.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(respostas.filter((r) => r.status === 'rejected').map((r) => (r.reason as Error).name)).toEqual(['TaskTimedOut', 'TaskTimedOut', 'TaskTimedOut']);
    expect(await b.fim(arn)).toMatchObject({ status: 'SUCCEEDED', saida: respostas.findIndex((r) => r.status === 'fulfilled') + 1 });
    await expect(responder(token)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await expect(responder('6f2dca38-7d0e-4c3f-9f4a-0b9a2f1f0001')).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
    await expect(responder('qualquer coisa')).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('take a failure by token as the error of the task', async () => {
    await b.registrar(maquina, { StartAt: 'T', States: { T: mensagemComFicha({ Catch: [{ ErrorEquals: ['rota/sem-leitura'], Next: 'F' }], Next: 'F' }), F: fim } });
    const arn = await b.iniciar(maquina);
    await b.cliente.send(new SendTaskFailureCommand({ taskToken: await umaFicha(), error: 'rota/sem-leitura', cause: 'nenhuma' }));
    expect(await b.fim(arn)).toMatchObject({ saida: { Error: 'rota/sem-leitura', Cause: 'nenhuma' } });
  });

  it('time out a task without heartbeat, keep one that beats, and refuse the late answer', async () => {
    const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Output: 'parou', Next: 'W' }, { ErrorEquals: ['States.Timeout'], Output: 'demorou', Next: 'W' }];
    await b.registrar(maquina, { StartAt: 'T', States: { T: mensagemComFicha({ HeartbeatSeconds: 60, TimeoutSeconds: 100, Catch, Next: 'W' }), W: fim } });
    const [bate, para] = [await b.iniciar(maquina, 1), await b.iniciar(maquina, 2)];
    await expect.poll(fichas).toHaveLength(2);
    const porEntrada = (n: number): string => (b.mensagens.map((m) => JSON.parse(m.corpo) as { entrada: number; token: string }).find((m) => m.entrada === n) ?? { token: '' }).token;
    b.adiantadoMs = 50_000;
    await b.cliente.send(new SendTaskHeartbeatCommand({ taskToken: porEntrada(1) }));
    b.adiantadoMs = 70_000;
    expect(await b.fim(para)).toMatchObject({ saida: 'parou' });
    expect(await b.situacao(bate)).toMatchObject({ status: 'RUNNING' });
    await expect(b.cliente.send(new SendTaskHeartbeatCommand({ taskToken: porEntrada(2) }))).rejects.toMatchObject({ name: 'TaskTimedOut' });
    b.adiantadoMs = 101_000;
    expect(await b.fim(bate)).toMatchObject({ saida: 'demorou' });
    await expect(responder(porEntrada(1))).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('start once for one name: the same input answers the running execution, anything else is refused', async () => {
    const arn = await b.iniciar(maquina, { rotas: [1] }, 'ciclo-12');
    expect(await b.iniciar(maquina, { rotas: [1] }, 'ciclo-12')).toBe(arn);
    await expect(b.iniciar(maquina, { rotas: [2] }, 'ciclo-12')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await b.cliente.send(new StopExecutionCommand({ executionArn: arn }));
    await expect(b.iniciar(maquina, { rotas: [1] }, 'ciclo-12')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(b.mensagens).toHaveLength(1);
    const outra = (mais: object) => b.cliente.send(new StartExecutionCommand({ stateMachineArn: b.arn(maquina), ...mais }));
    await expect(outra({ name: 'a b' })).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(outra({ input: '{' })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(outra({ stateMachineArn: b.arn('nenhuma') })).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('stop, and then hear no more answers', async () => {
    const executionArn = await b.iniciar(maquina, { rotas: [1, 2] });
    await expect.poll(fichas).toHaveLength(2);
    await b.cliente.send(new StopExecutionCommand({ executionArn, error: 'parado', cause: 'a pedido' }));
    expect(await b.situacao(executionArn)).toMatchObject({ status: 'ABORTED', error: 'parado', cause: 'a pedido' });
    await expect(responder(fichas()[0])).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(await b.eventos(executionArn)).toContain('ExecutionAborted');
  });

  it('time out as a whole', async () => {
    await b.registrar(maquina, { TimeoutSeconds: 3600, ...ciclo });
    const arn = await b.iniciar(maquina, { rotas: [1] });
    await umaFicha();
    b.adiantadoMs = 3_601_000;
    expect(await b.fim(arn)).toMatchObject({ status: 'TIMED_OUT' });
  });

  it('can be redriven from the state that failed', async () => {
    let quebrado = true;
    let antes = 0;
    b.lambdas.set('antes', () => ++antes);
    b.lambdas.set('passo', () => {
      if (quebrado) throw new Error('ainda não');
      return 'pronto';
    });
    await b.registrar(maquina, { StartAt: 'A', States: { A: chamada('antes', { Next: 'P' }), P: chamada('passo') } });
    const executionArn = await b.iniciar(maquina);
    expect(await b.fim(executionArn)).toMatchObject({ status: 'FAILED', erro: 'Error' });
    quebrado = false;
    await b.cliente.send(new RedriveExecutionCommand({ executionArn }));
    expect(await b.fim(executionArn)).toEqual({ status: 'SUCCEEDED', saida: 'pronto' });
    expect(antes).toBe(1);
    expect(await b.situacao(executionArn)).toMatchObject({ redriveCount: 1 });
    await expect(b.cliente.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });

  it('are listed, described and told event by event, in pages', async () => {
    await b.registrar(maquina, { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Output: 1, End: true } } });
    const arns: string[] = [];
    for (let i = 0; i < 3; i++) {
      arns.push(await b.iniciar(maquina, { i }));
      await b.fim(arns[i] ?? '');
    }
    const stateMachineArn = b.arn(maquina);
    const primeira = await b.cliente.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, statusFilter: 'SUCCEEDED' }));
    const segunda = await b.cliente.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken: primeira.nextToken }));
    expect([...(primeira.executions ?? []), ...(segunda.executions ?? [])].map((e) => e.executionArn)).toEqual(arns.toReversed());
    expect(segunda.nextToken).toBeUndefined();
    expect((await b.cliente.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }))).executions).toEqual([]);
    const esperados = ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'];
    expect(await b.eventos(arns[0] ?? '')).toEqual(esperados);
    const { events } = await b.cliente.send(new GetExecutionHistoryCommand({ executionArn: arns[0], reverseOrder: true, maxResults: 1 }));
    expect(events).toMatchObject([{ id: 6, previousEventId: 5, executionSucceededEventDetails: { output: '1' } }]);
    expect(await b.situacao(arns[1] ?? '')).toMatchObject({ name: expect.any(String) as string, input: '{"i":1}', output: '1', startDate: expect.any(Date) as Date, stopDate: expect.any(Date) as Date });
    await expect(b.situacao(`${arns[0]}x`)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const { definition, name } = await b.cliente.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect([name, JSON.parse(definition ?? '')]).toMatchObject([maquina, { StartAt: 'A' }]);
    expect((await b.cliente.send(new ListStateMachinesCommand({}))).stateMachines?.map((m) => m.name)).toContain(maquina);
  });

  it('keep the definition they started with when the machine changes', async () => {
    await b.registrar(maquina, { StartAt: 'T', States: { T: mensagemComFicha({ Next: 'F' }), F: { ...fim, Output: 'velha' } } });
    const arn = await b.iniciar(maquina);
    const token = await umaFicha();
    await b.registrar(maquina, { StartAt: 'N', States: { N: { ...fim, Output: 'nova' } } });
    await b.abandonar();
    await b.abrir();
    await responder(token);
    expect(await b.fim(arn)).toMatchObject({ saida: 'velha' });
    expect(await b.fim(await b.iniciar(maquina))).toMatchObject({ saida: 'nova' });
  });

  it('carry 400 rotas through a Map with tokens, each answered once, while answers come twice', { timeout: 60_000 }, async () => {
    await b.registrar(maquina, { StartAt: 'Rotas', States: { Rotas: { ...ciclo.States.Rotas, Next: undefined, End: true } } });
    b.aoEnviar = (corpo) => {
      const { token, entrada } = JSON.parse(corpo) as { token: string; entrada: number };
      for (const _vez of [1, 2]) void responder(token, { n: entrada }).catch(() => undefined);
    };
    const rotas = Array.from({ length: 400 }, (_, i) => i + 1);
    expect(await b.fim(await b.iniciar(maquina, { rotas }), 50_000)).toEqual({ status: 'SUCCEEDED', saida: { feitas: 80_200 } });
    expect(b.mensagens).toHaveLength(400);
  });
});
