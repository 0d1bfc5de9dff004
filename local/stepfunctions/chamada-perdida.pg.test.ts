import { afterAll, expect, it } from 'vitest';
import { bancoVazio, comBanco } from '../../test/fixture/banco.ts';
import { criarStepFunctions, type StepFunctions } from './stepfunctions.ts';

const MAQUINA = 'arn:aws:states:sa-east-1:000000000000:stateMachine:perdida';
const alvo = comBanco(bancoVazio);
const abertas: StepFunctions[] = [];
afterAll(() => Promise.all(abertas.map((s) => s.parar())));

/** A machine of one task, whose calls are held: each waits for its turn to end. */
async function abrir(recurso: string, argumentos: object): Promise<{ sfn: StepFunctions; pedidos: string[]; soltar: (() => void)[] }> {
  const pedidos: string[] = [];
  const soltar: (() => void)[] = [];
  const segurar = (pedido: string): Promise<void> => {
    pedidos.push(pedido);
    return new Promise((resolver) => soltar.push(resolver));
  };
  const sfn = await criarStepFunctions(alvo.banco.pool(), {
    relogio: { agora: () => new Date() },
    invocarLambda: (_nome, carga) => segurar(JSON.stringify(carga)).then(() => ({ ok: true, carga: String(pedidos.length) })),
    enviarSqs: (_url, corpo) => segurar(corpo).then(() => ({ MessageId: corpo, MD5OfMessageBody: '' })),
  });
  abertas.push(sfn);
  await sfn.registrarMaquina(MAQUINA, JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Tarefa', States: { Tarefa: { Type: 'Task', Resource: recurso, Arguments: argumentos, Output: '{% $states.result %}', End: true } } }));
  return { sfn, pedidos, soltar };
}

/** What a crash of the database does to a transition that did not wait for the disk: the call that it asked for goes on alone. */
const perderTransicao = (): Promise<unknown> =>
  alvo.banco.pool().query(`WITH fichas AS (DELETE FROM sfn.ficha) UPDATE sfn.ramo SET situacao = 'PRONTO', tarefa = NULL, prazo = NULL, entrou_em = NULL WHERE situacao IN ('AGUARDANDO', 'INVOCANDO')`);
const situacao = async (nome: string): Promise<unknown> => (await alvo.banco.pool().query('SELECT situacao, saida FROM sfn.execucao WHERE nome = $1', [nome])).rows[0];

it('a message whose token was lost with its transition is sent again with the new one', async () => {
  const { sfn, pedidos, soltar } = await abrir('arn:aws:states:::sqs:sendMessage.waitForTaskToken', { QueueUrl: 'fila', MessageBody: { ficha: '{% $states.context.Task.Token %}' } });
  await sfn.retomar();
  await sfn.iniciarExecucao(MAQUINA, 'ficha', {});
  await expect.poll(() => soltar.length).toBe(1);
  await perderTransicao();
  await sfn.retomar();
  // the transition made again is on disk while the first message is still on its way
  await expect.poll(async () => (await alvo.banco.pool().query('SELECT FROM sfn.ficha WHERE aberta')).rowCount).toBe(1);
  await expect.poll(() => pedidos.length).toBe(2);
  for (const ir of soltar) ir();
  const [velha, nova] = pedidos.map((corpo) => (JSON.parse(corpo) as { ficha: string }).ficha);
  expect(nova).not.toBe(velha);
  await expect.poll(async () => (await alvo.banco.pool().query<{ enviada: boolean }>('SELECT enviada FROM sfn.ramo')).rows).toEqual([{ enviada: true }]);
  await sfn.tratar({ cabecalhos: { 'x-amz-target': 'AWSStepFunctions.SendTaskSuccess' }, corpo: JSON.stringify({ taskToken: nova, output: '"feito"' }) });
  await expect.poll(() => situacao('ficha')).toEqual({ situacao: 'SUCCEEDED', saida: '"feito"' });
});

it('a function called by a lost transition is called again by the one made again, which alone is heard', async () => {
  const { sfn, pedidos, soltar } = await abrir('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: {} });
  await sfn.retomar();
  await sfn.iniciarExecucao(MAQUINA, 'funcao', {});
  await expect.poll(() => soltar.length).toBe(1);
  await perderTransicao();
  await sfn.retomar();
  await expect.poll(() => pedidos.length).toBe(2);
  soltar[0]?.();
  await new Promise((resolver) => setTimeout(resolver, 100));
  expect(await situacao('funcao')).toEqual({ situacao: 'RUNNING', saida: null });
  soltar[1]?.();
  await expect.poll(() => situacao('funcao')).toMatchObject({ situacao: 'SUCCEEDED' });
});
