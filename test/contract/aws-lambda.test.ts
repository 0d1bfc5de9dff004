import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Injecao } from '../../local/lambda/injecao.ts';
import type { MapeamentoSqs } from '../../local/lambda/mapeamento.ts';
import { lerMapeamentos } from '../../local/lambda/mapeamento.ts';
import { SondaSqs } from '../../local/lambda/sonda-sqs.ts';
import { tratarInvocacao } from '../../local/lambda/invocar-http.ts';
import { criarSqs } from '../../local/sqs/sqs.ts';
import type { Sqs } from '../../local/sqs/sqs.ts';
import { bancoVazio } from '../fixture/banco.ts';
import type { BancoDeTeste } from '../fixture/banco.ts';
import { lambdasDeTeste } from '../fixture/lambdas.ts';
import type { LambdasDeTeste } from '../fixture/lambdas.ts';
import { funcaoDeTeste } from '../fixture/montagem.ts';

const TUDO = `
let chamadas = 0;
const dormir = (ms) => new Promise((r) => setTimeout(r, ms));
export const handler = async (e, c) => {
  chamadas += 1;
  console.log('recebi', JSON.stringify(e));
  switch (e?.faz) {
    case 'erro': { class Recusa extends Error {} ; const x = new Recusa('não pode'); x.name = 'Recusa'; throw x; }
    case 'fora': setTimeout(() => { throw new Error('fora do handler'); }, 5); return dormir(60_000);
    case 'sair': process.exit(3);
    case 'laco': for (;;);
    case 'memoria': { const tudo = []; for (;;) tudo.push(new Array(1e5).fill(Math.random())); }
    case 'dormir': await dormir(e.ms); return { de: e.de, ate: Date.now(), chamadas };
    case 'ambiente': return { ...process.env };
    case 'contexto': return { nome: c.functionName, arn: c.invokedFunctionArn, mb: c.memoryLimitInMB, id: c.awsRequestId, resta: c.getRemainingTimeInMillis() };
    default: return { eco: e, chamadas };
  }
};`;

const LOTE = `
export const handler = async ({ Records }) => {
  await new Promise((r) => setTimeout(r, Number(process.env.DEMORA ?? 0)));
  if (Records.some((r) => r.body === 'derruba')) throw new Error('lote inteiro');
  return { batchItemFailures: Records.filter((r) => r.body.startsWith('ruim')).map((r) => ({ itemIdentifier: r.messageId })) };
};`;

let injecao: Injecao = {};
let t: LambdasDeTeste;
let banco: BancoDeTeste;
let sqs: Sqs;

beforeAll(async () => {
  banco = await bancoVazio();
  sqs = await criarSqs(banco.pool());
  t = await lambdasDeTeste(
    {
      Tudo: funcaoDeTeste('tudo', { Timeout: 1, MemorySize: 64, Environment: { Variables: { COR: 'azul', FILA: { 'Fn::GetAtt': ['Fila', 'Arn'] } } } }),
      Unica: { ...funcaoDeTeste('unica', { Code: { S3Key: 'tudo' }, ReservedConcurrentExecutions: 1 }) },
      Lote: funcaoDeTeste('lote'),
      Python: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'piton', Runtime: 'python3.13', Code: { ZipFile: 'x' } } },
      Fila: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'origem' } },
      Liga: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { BatchSize: 10, EventSourceArn: { 'Fn::GetAtt': ['Fila', 'Arn'] }, FunctionName: { Ref: 'Lote' }, FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 2 } },
      },
    },
    { tudo: TUDO, unica: TUDO, lote: LOTE },
    { injecao: () => injecao },
  );
});
beforeEach(() => {
  injecao = {};
});
afterAll(async () => {
  sqs.parar();
  await t.fechar();
  await banco.fechar();
});

const chamar = async (evento: unknown, nome = 'tudo'): Promise<Record<string, unknown>> => {
  const d = await t.lambdas.invocar(nome, evento);
  if (!d.ok) throw new Error(JSON.stringify(d.erro));
  return JSON.parse(d.carga) as Record<string, unknown>;
};
const errar = async (evento: unknown) => {
  const d = await t.lambdas.invocar('tudo', evento);
  if (d.ok) throw new Error(`não falhou: ${d.carga}`);
  return d.erro;
};

describe('Lambda: one function in its worker', () => {
  it('answers by name, by ARN and by the ARN of a version, keeping the module between calls', async () => {
    const primeira = await chamar({ a: 1 });
    expect(primeira['eco']).toEqual({ a: 1 });
    const depois = await chamar({}, 'arn:aws:lambda:sa-east-1:000000000000:function:tudo:1');
    expect(depois['chamadas']).toBe(Number(primeira['chamadas']) + 1);
  });

  it('sees only the environment of its template and of Lambda, never that of this machine', async () => {
    process.env['SEGREDO_DA_MAQUINA'] = 'x';
    const ambiente = await chamar({ faz: 'ambiente' });
    delete process.env['SEGREDO_DA_MAQUINA'];
    expect(ambiente).toMatchObject({ COR: 'azul', FILA: 'arn:aws:sqs:sa-east-1:000000000000:origem', EXTRA: 'sim', AWS_LAMBDA_FUNCTION_NAME: 'tudo', AWS_REGION: 'sa-east-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:3001' });
    expect(ambiente).not.toHaveProperty('SEGREDO_DA_MAQUINA');
    expect(ambiente).not.toHaveProperty('HOME');
  });

  it('gets the context of Lambda', async () => {
    const c = await chamar({ faz: 'contexto' });
    expect(c).toMatchObject({ nome: 'tudo', arn: 'arn:aws:lambda:sa-east-1:000000000000:function:tudo', mb: '64' });
    expect(c['id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(c['resta']).toBeGreaterThan(500);
    expect(c['resta']).toBeLessThanOrEqual(1000);
  });

  it('fails with name, message and trace of what it threw, and goes on living', async () => {
    const antes = await chamar({});
    expect(await errar({ faz: 'erro' })).toMatchObject({ errorType: 'Recusa', errorMessage: 'não pode' });
    expect((await chamar({}))['chamadas']).toBe(Number(antes['chamadas']) + 2);
  });

  it.each([
    ['an exception outside the handler', 'fora', 'Error'],
    ['process.exit', 'sair', 'Runtime.ExitError'],
    ['an endless loop past its time limit', 'laco', 'Sandbox.Timedout'],
    ['more memory than it has', 'memoria', 'Runtime.OutOfMemory'],
  ])('dies of %s and the next call finds a new one', async (_como, faz, errorType) => {
    expect((await errar({ faz })).errorType).toBe(errorType);
    expect((await chamar({}))['chamadas']).toBe(1);
  });

  it('runs several calls at once, or one after the other when one is reserved', async () => {
    const inicio = Date.now();
    await Promise.all([1, 2, 3].map((de) => chamar({ faz: 'dormir', ms: 400, de })));
    expect(Date.now() - inicio).toBeLessThan(1100);
    const fins = await Promise.all([1, 2, 3].map((de) => chamar({ faz: 'dormir', ms: 100, de }, 'unica')));
    const ordenados = fins.map((f) => Number(f['ate'])).sort((a, b) => a - b);
    expect(ordenados[1]! - ordenados[0]!).toBeGreaterThanOrEqual(90);
    expect(ordenados[2]! - ordenados[1]!).toBeGreaterThanOrEqual(90);
  });

  it('writes to its own log, with the id of the request', async () => {
    await chamar({ marca: 'única no registro' });
    await esperar(50);
    const linha = t.registro('tudo').split('\n').find((l) => l.includes('única no registro'));
    expect(JSON.parse(linha ?? '{}')).toMatchObject({ fluxo: 'stdout', pedido: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
  });

  it('refuses, saying why, what cannot run here', async () => {
    expect(await t.lambdas.invocar('piton', {})).toMatchObject({ ok: false, erro: { errorMessage: expect.stringContaining('python3.13') as unknown } });
    await expect(t.lambdas.invocar('nenhuma', {})).rejects.toThrow('nenhuma');
  });

  it('is killed at random moments when that is injected, and never answers twice', async () => {
    let n = 0;
    injecao = { matarTrabalhador: 1, janelaDaMorteMs: 20, sorte: () => [0.5, 0.9, 0.5][n++ % 3]! };
    const desfechos = await Promise.all(Array.from({ length: 6 }, () => t.lambdas.invocar('tudo', { faz: 'dormir', ms: 200 })));
    expect(desfechos.map((d) => (d.ok ? 'ok' : d.erro.errorType))).toEqual(Array(6).fill('Runtime.ExitError'));
    injecao = {};
    expect((await chamar({}))['chamadas']).toBe(1);
  });
});

describe('Lambda: the Invoke API', () => {
  const pedir = async (nome: string, corpo: string, cabecalhos: Record<string, string> = {}) => {
    const r = await tratarInvocacao(t.lambdas, { metodo: 'POST', caminho: `/2015-03-31/functions/${encodeURIComponent(nome)}/invocations`, consulta: new URLSearchParams(), cabecalhos, corpo: Buffer.from(corpo) });
    return { ...r, corpo: r.corpo.toString() };
  };

  it('answers the value, marks an error of the function, and does not know others', async () => {
    expect(JSON.parse((await pedir('tudo', '{"x":1}')).corpo)).toMatchObject({ eco: { x: 1 } });
    const falha = await pedir('tudo', '{"faz":"erro"}');
    expect([falha.status, falha.cabecalhos['x-amz-function-error']]).toEqual([200, 'Unhandled']);
    expect((await pedir('tudo', '{}', { 'x-amz-invocation-type': 'Event' })).status).toBe(202);
    expect((await pedir('ninguem', '{}')).status).toBe(404);
  });
});

describe('Lambda: a queue as event source', () => {
  let sonda: SondaSqs | undefined;
  const ligar = async (mudancas: Partial<MapeamentoSqs> = {}): Promise<void> => {
    await sqs.garantirFila('mortas', {});
    await sqs.garantirFila('origem', { visibilidadeS: 30, filaMorta: { nome: 'mortas', recepcoes: 2 } });
    const [lido] = lerMapeamentos(t.template);
    const mapeamento = { ...lido!, ...mudancas };
    const arn = mapeamento.arnDaFila;
    sonda = new SondaSqs({
      mapeamento,
      funcao: t.lambdas.buscar(mapeamento.funcao)!,
      concorrencia: mapeamento.concorrencia ?? 2,
      registrarFalha: (e) => {
        throw e instanceof Error ? e : new Error(String(e));
      },
      fila: {
        receber: (maximo, esperaS, sinal) => sqs.receber(arn, { maximo, esperaS, sinal }),
        apagar: (m) => sqs.apagar(arn, [m.ReceiptHandle]),
        devolver: async (m, s) => void (await sqs.mudarVisibilidade(arn, m.ReceiptHandle, Math.min(s, 0))),
      },
    });
    sonda.iniciar();
  };
  beforeEach(async () => {
    await sonda?.parar();
    await banco.pool().query('DELETE FROM sqs.mensagem').catch(() => undefined);
  });
  afterAll(() => sonda?.parar());

  const vazia = async (): Promise<void> => {
    for (let i = 0; i < 200; i += 1) {
      const p = (await sqs.profundidade()).find((f) => f.fila === 'origem');
      if (p !== undefined && p.visiveis + p.emVoo + p.atrasadas === 0) return;
      await esperar(30);
    }
    expect.fail('a fila não esvaziou');
  };
  const mortas = async (): Promise<string[]> => (await sqs.receber('mortas', { maximo: 10 })).map((m) => m.Body).sort();

  it('reads the mapping of the template', () => {
    expect(lerMapeamentos(t.template)).toEqual([{ idLogico: 'Liga', funcao: 'lote', arnDaFila: 'arn:aws:sqs:sa-east-1:000000000000:origem', lote: 10, janelaS: 0, concorrencia: 2, parcial: true }]);
  });

  it('deletes what succeeded and gives back only what failed, until it is dead', async () => {
    await ligar();
    await sqs.enviar('origem', ['boa 1', 'ruim 1', 'boa 2', 'ruim 2'].map((corpo) => ({ corpo })));
    await vazia();
    expect(await mortas()).toEqual(['ruim 1', 'ruim 2']);
  });

  it('gives back the whole batch when the function throws, or when it does not answer item by item', async () => {
    await ligar();
    await sqs.enviar('origem', ['boa', 'derruba'].map((corpo) => ({ corpo })));
    await vazia();
    expect(await mortas()).toEqual(['boa', 'derruba']);
    await sonda?.parar();
    await ligar({ parcial: false });
    await sqs.enviar('origem', [{ corpo: 'ruim, mas não perguntado' }]);
    await vazia();
    expect(await mortas()).toEqual([]);
  });

  it('stops without losing the batch in course', async () => {
    await ligar();
    await sqs.enviar('origem', [{ corpo: 'boa' }]);
    await esperar(5);
    await sonda?.parar();
    const [p] = (await sqs.profundidade()).filter((f) => f.fila === 'origem');
    expect(p?.emVoo).toBe(0);
  });
});
