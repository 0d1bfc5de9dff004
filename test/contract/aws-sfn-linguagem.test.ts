import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bancoVazio, comBanco } from '../fixture/banco.ts';
import { Bancada, chamada } from '../fixture/maquinas.ts';

const bd = comBanco(bancoVazio);
const b = new Bancada(() => bd.banco.pool());
const erro = (name: string, mensagem = 'falhou'): Error => Object.assign(new Error(mensagem), { name });
const fim = { Type: 'Pass', End: true };
let maquina = 0;
const rodar = (definicao: object, entrada: unknown = {}) => b.rodar(`m${++maquina}`, definicao, entrada);

beforeAll(() => b.abrir());
beforeEach(() => {
  b.lambdas.clear();
  b.adiantadoMs = 0;
});
afterAll(async () => {
  await b.abandonar();
  expect(b.falhas).toEqual([]);
});

describe('the language of state machines', () => {
  it('passes Output to the next state, keeps variables of Assign, and shows $states.context', async () => {
    const saida = await rodar({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: '{% $states.input.n + 1 %}', lista: [1, '{% $states.input.n %}'] }, Output: { dobro: '{% $states.input.n * 2 %}', literal: 'a {% b' }, Next: 'B' },
        B: { Type: 'Pass', Output: { x: '{% $x %}', lista: '{% $lista %}', anterior: '{% $states.input %}', de: '{% $states.context.Execution.Input.n %}', estado: '{% $states.context.State.Name %}' }, End: true },
      },
    }, { n: 20 });
    expect(saida).toEqual({ status: 'SUCCEEDED', saida: { x: 21, lista: [1, 20], anterior: { dobro: 40, literal: 'a {% b' }, de: 20, estado: 'B' } });
  });

  it('has the functions that Step Functions adds to JSONata, and not $eval', async () => {
    const Output = { p: '{% $partition([1,2,3], 2) %}', r: '{% $range(0, 10, 5) %}', h: "{% $hash('a', 'MD5') %}", j: '{% $parse("[1]") %}', u: '{% $length($uuid()) %}' };
    expect(await rodar({ StartAt: 'A', States: { A: { Type: 'Pass', Output, End: true } } })).toMatchObject({
      saida: { p: [[1, 2], [3]], r: [0, 5, 10], h: '0cc175b9c0f1b6a831c399e269772661', j: [1], u: 36 },
    });
    await expect(b.registrar('mau', { StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% $eval("1") %}', End: true } } })).rejects.toThrow(/"A".*\$eval/);
  });

  it('chooses the first condition that holds, or the default', async () => {
    const definicao = {
      StartAt: 'E',
      States: {
        E: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Muito', Output: 'grande' }, { Condition: '{% $states.input.n > 5 %}', Next: 'Muito', Assign: { viu: true } }], Default: 'Pouco', Output: 'pequeno' },
        Muito: { Type: 'Pass', Output: { entrada: '{% $states.input %}', viu: '{% $exists($viu) %}' }, End: true },
        Pouco: fim,
      },
    };
    expect(await rodar(definicao, { n: 11 })).toMatchObject({ saida: { entrada: 'grande', viu: false } });
    expect(await rodar(definicao, { n: 6 })).toMatchObject({ saida: { entrada: { n: 6 }, viu: true } });
    expect(await rodar(definicao, { n: 1 })).toMatchObject({ saida: 'pequeno' });
    const semPadrao = { StartAt: 'E', States: { E: { Type: 'Choice', Choices: [{ Condition: false, Next: 'F' }] }, F: fim } };
    expect(await rodar(semPadrao)).toMatchObject({ status: 'FAILED', erro: 'States.NoChoiceMatched' });
  });

  it('ends with Succeed and Fail', async () => {
    expect(await rodar({ StartAt: 'S', States: { S: { Type: 'Succeed', Output: { a: 1 } } } })).toEqual({ status: 'SUCCEEDED', saida: { a: 1 } });
    const falha = { StartAt: 'F', States: { F: { Type: 'Fail', Error: '{% $states.input.e %}', Cause: 'porque sim' } } };
    expect(await rodar(falha, { e: 'ciclo/parado' })).toEqual({ status: 'FAILED', erro: 'ciclo/parado', causa: 'porque sim' });
  });

  it('waits by seconds and by instant, on the clock of the platform', async () => {
    await b.registrar('espera', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 86_400, Next: 'T' }, T: { Type: 'Wait', Timestamp: '{% $states.input.ate %}', Next: 'F' }, F: fim } });
    const ate = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const arn = await b.iniciar('espera', { ate });
    await expect.poll(() => b.eventos(arn)).toContain('WaitStateEntered');
    b.adiantadoMs = 86_401_000;
    await expect.poll(() => b.eventos(arn)).toContain('WaitStateExited');
    expect(await b.situacao(arn)).toMatchObject({ status: 'RUNNING' });
    b.adiantadoMs = 10 * 86_400_000 + 1000;
    expect(await b.fim(arn)).toEqual({ status: 'SUCCEEDED', saida: { ate } });
  });

  it('calls a Lambda with Arguments and gives its answer as $states.result', async () => {
    b.lambdas.set('soma', ({ a, b: c }: { a: number; b: number }) => ({ total: a + c }));
    const tarefa = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'soma', Payload: { a: '{% $states.input.a %}', b: 2 } }, Assign: { t: '{% $states.result.Payload.total %}' }, End: true };
    expect(await rodar({ StartAt: 'S', States: { S: tarefa } }, { a: 1 })).toEqual({ status: 'SUCCEEDED', saida: { ExecutedVersion: '$LATEST', Payload: { total: 3 }, StatusCode: 200 } });
  });

  it('tries again with back-off as often as the retrier of that error allows, then catches with $states.errorOutput', async () => {
    let chamadas = 0;
    b.lambdas.set('teimosa', () => {
      chamadas++;
      throw erro(chamadas === 1 ? 'Outro' : 'Instavel', `vez ${chamadas}`);
    });
    const Retry = [{ ErrorEquals: ['Outro'], MaxAttempts: 1, IntervalSeconds: 1 }, { ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 5, BackoffRate: 3 }];
    const Catch = [{ ErrorEquals: ['Nenhum'], Next: 'F' }, { ErrorEquals: ['States.TaskFailed'], Next: 'C', Output: { nome: '{% $states.errorOutput.Error %}', causa: '{% $parse($states.errorOutput.Cause).errorMessage %}' }, Assign: { pego: true } }];
    const C = { Type: 'Pass', Output: { pego: '{% $pego %}', erro: '{% $states.input %}' }, End: true };
    await b.registrar('teima', { StartAt: 'T', States: { T: chamada('teimosa', { Retry, Catch, Next: 'F' }), C, F: fim } });
    const arn = await b.iniciar('teima');
    for (const [vez, segundos] of [1, 5, 15].entries()) {
      await expect.poll(async () => (await b.eventos(arn)).filter((tipo) => tipo === 'TaskFailed').length).toBe(vez + 1);
      b.adiantadoMs += (segundos - 0.9) * 1000;
      await new Promise((resolver) => setTimeout(resolver, 150));
      expect(chamadas).toBe(vez + 1);
      b.adiantadoMs += 900;
    }
    expect(await b.fim(arn)).toEqual({ status: 'SUCCEEDED', saida: { pego: true, erro: { nome: 'Instavel', causa: 'vez 4' } } });
    expect(chamadas).toBe(4);
  });

  it('fails with the error of the function when nobody catches it', async () => {
    b.lambdas.set('ruim', () => {
      throw erro('CicloParado', 'sem lote');
    });
    const r = await rodar({ StartAt: 'T', States: { T: chamada('ruim') } });
    expect(r).toMatchObject({ status: 'FAILED', erro: 'CicloParado' });
    expect(JSON.parse(r.causa ?? '')).toMatchObject({ errorType: 'CicloParado', errorMessage: 'sem lote' });
    expect(await rodar({ StartAt: 'T', States: { T: chamada('nao-existe') } })).toMatchObject({ status: 'FAILED', erro: 'Lambda.ServiceException' });
  });

  it('times a task out, and drops the answer that comes later', async () => {
    let soltar: (() => void) | undefined;
    b.lambdas.set('lenta', () => new Promise((resolver) => (soltar = () => resolver('tarde'))));
    await b.registrar('prazo', { StartAt: 'T', States: { T: chamada('lenta', { TimeoutSeconds: '{% $states.input.s %}', Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'C' }], Next: 'C' }), C: { Type: 'Wait', Seconds: 60, Next: 'F' }, F: fim } });
    const arn = await b.iniciar('prazo', { s: 30 });
    await expect.poll(() => soltar).toBeDefined();
    b.adiantadoMs = 31_000;
    await expect.poll(() => b.eventos(arn)).toContain('TaskTimedOut');
    soltar?.();
    b.adiantadoMs = 120_000;
    expect(await b.fim(arn)).toMatchObject({ status: 'SUCCEEDED', saida: { Error: 'States.Timeout' } });
  });

  it('maps items in order, with ItemSelector, index, value and variables from outside', async () => {
    b.lambdas.set('dobro', (n: { n: number; i: number; k: number }) => n.n * 2 + n.i * n.k);
    const ItemProcessor = { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'D', States: { D: chamada('dobro', { Next: 'E' }), E: { Type: 'Pass', Output: ['{% $states.input %}', '{% $states.context.Map.Item.Value %}'], End: true } } };
    const M = { Type: 'Map', Items: '{% $states.input.itens %}', ItemSelector: { n: '{% $states.context.Map.Item.Value %}', i: '{% $states.context.Map.Item.Index %}', k: '{% $k %}' }, MaxConcurrency: 2, ItemProcessor, Output: { r: '{% $states.result %}' }, End: true };
    const A = { Type: 'Pass', Assign: { k: 100 }, Next: 'M' };
    expect(await rodar({ StartAt: 'A', States: { A, M } }, { itens: [1, 2, 3, 4, 5] })).toEqual({ status: 'SUCCEEDED', saida: { r: [[2, 1], [104, 2], [206, 3], [308, 4], [410, 5]] } });
    expect(await rodar({ StartAt: 'A', States: { A, M } }, { itens: [] })).toEqual({ status: 'SUCCEEDED', saida: { r: [] } });
    expect(await rodar({ StartAt: 'A', States: { A, M } }, { itens: 7 })).toMatchObject({ status: 'FAILED', erro: 'States.QueryEvaluationError' });
  });

  it('runs as many iterations at a time as MaxConcurrency says, and never more than 40', async () => {
    let agora = 0;
    let maximo = 0;
    let ate = 0;
    let soltar: (() => void)[] = [];
    b.lambdas.set('conta', async () => {
      maximo = Math.max(maximo, ++agora);
      await new Promise<void>((resolver) => {
        soltar.push(resolver);
        // Nobody leaves before the house is full.
        if (maximo >= ate) for (const s of soltar.splice(0)) s();
      });
      agora--;
    });
    const mapa = (MaxConcurrency: number) => ({ StartAt: 'M', States: { M: { Type: 'Map', Items: '{% $range(1, 60, 1) %}', MaxConcurrency, ItemProcessor: { StartAt: 'D', States: { D: chamada('conta') } }, Output: '{% $count($states.result) %}', End: true } } });
    for (const [pedido, esperado] of [[3, 3], [0, 40], [100, 40]] as const) {
      maximo = 0;
      soltar = [];
      ate = esperado;
      expect(await rodar(mapa(pedido))).toMatchObject({ saida: 60 });
      expect(maximo).toBe(esperado);
    }
  });

  it('fails the Map with the error of one iteration, drops the others, and lets Retry of the Map run all again', async () => {
    let vezes = 0;
    b.lambdas.set('quebra', (n: number) => {
      if (n === 3 && ++vezes === 1) throw erro('Quebrou');
      return n;
    });
    const M = { Type: 'Map', Items: [1, 2, 3], ItemProcessor: { StartAt: 'D', States: { D: chamada('quebra') } }, Retry: [{ ErrorEquals: ['Quebrou'], IntervalSeconds: 1 }], End: true };
    await b.registrar('refaz', { StartAt: 'M', States: { M } });
    const arn = await b.iniciar('refaz');
    await expect.poll(() => b.eventos(arn)).toContain('MapIterationFailed');
    b.adiantadoMs = 2000;
    expect(await b.fim(arn)).toEqual({ status: 'SUCCEEDED', saida: [1, 2, 3] });
    expect(vezes).toBe(2);
  });

  it('runs branches in parallel, nested in a Map, and gathers them in order', async () => {
    const ramo = (nome: string, Output: string) => ({ StartAt: nome, States: { [nome]: { Type: 'Pass', Output, End: true } } });
    const P = { Type: 'Parallel', Arguments: '{% $states.input * 10 %}', Branches: [ramo('X', '{% $states.input + 1 %}'), ramo('Y', '{% $states.context.Map.Item.Index %}')], End: true };
    const M = { Type: 'Map', Items: [1, 2], ItemProcessor: { StartAt: 'P', States: { P } }, End: true };
    expect(await rodar({ StartAt: 'M', States: { M } })).toEqual({ status: 'SUCCEEDED', saida: [[11, 0], [21, 1]] });
  });

  it('ends a loop that never ends at the limit of events that AWS has', { timeout: 60_000 }, async () => {
    const r = await rodar({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } });
    expect(r).toMatchObject({ status: 'FAILED', erro: 'States.Runtime', causa: expect.stringContaining('25000') as string });
  });

  it('refuses values above 256 KiB, which no wildcard catches', async () => {
    b.lambdas.set('grande', () => 'x'.repeat(300_000));
    expect(await rodar({ StartAt: 'T', States: { T: chamada('grande', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }], Next: 'F' }), F: fim } })).toMatchObject({ status: 'FAILED', erro: 'States.DataLimitExceeded' });
  });

  it('catches an expression that yields nothing', async () => {
    b.lambdas.set('ok', () => ({}));
    const T = chamada('ok', { Output: '{% $states.result.nada %}', Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'F' }], Next: 'F' });
    expect(await rodar({ StartAt: 'T', States: { T, F: fim } })).toMatchObject({ status: 'SUCCEEDED', saida: { Error: 'States.QueryEvaluationError' } });
  });

  it.each([
    ['JSONPath', { QueryLanguage: 'JSONPath', StartAt: 'A', States: { A: fim } }, /QueryLanguage/],
    ['a field it does not know', { StartAt: 'A', States: { A: { ...fim, ResultPath: '$.x' } } }, /"A".*ResultPath/s],
    ['a distributed Map', { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: { B: fim } }, End: true } } }, /"A".*INLINE/s],
    ['an integration it does not have', { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: {}, End: true } } }, /"A".*Resource/s],
    ['a bad expression', { StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% 1 + %}', End: true } } }, /"A"/],
    ['a Next to nowhere', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Z' } } }, /"A".*"Z"/],
    ['a state without Next or End', { StartAt: 'A', States: { A: { Type: 'Pass' } } }, /"A".*Next or End/],
    ['a name used twice', { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: fim } }, End: true } } }, /"A".*twice/],
    ['an inner variable that hides an outer one', { StartAt: 'A', States: { A: { Type: 'Map', Assign: { v: 1 }, ItemProcessor: { StartAt: 'B', States: { B: { ...fim, Assign: { v: 2 } } } }, End: true } } }, /"A".*"v"/],
  ])('refuses a definition with %s, and says where', async (_nome, definicao, esperado) => {
    await expect(b.registrar('recusada', definicao)).rejects.toThrow(esperado);
  });
});
