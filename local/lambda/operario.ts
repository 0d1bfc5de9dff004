/**
 * Runs inside a worker thread: loads one bundle and answers one invocation at a time, like the Node.js runtime of Lambda.
 * It is bundled to one plain module (`operario-compilado.ts`), so the thread needs no TypeScript loader.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { DadosDoOperario, ErroLambda, PedidoAoOperario, RespostaDoOperario } from './protocolo.ts';

type Retorno = (erro: unknown, valor?: unknown) => void;
type Handler = (evento: unknown, contexto: object, retorno: Retorno) => unknown;

const dados = workerData as DadosDoOperario;
const porta = parentPort;
if (porta === null) throw new Error('operario.ts só roda em uma worker thread.');

function responder(r: RespostaDoOperario): void {
  porta?.postMessage(r);
}

async function carregar(): Promise<Handler> {
  const ponto = dados.handler.lastIndexOf('.');
  const base = join(dados.diretorio, dados.handler.slice(0, ponto));
  const arquivo = ['.mjs', '.js', '.cjs'].map((e) => base + e).find((c) => existsSync(c));
  if (arquivo === undefined) throw new Error(`Não há ${base}.{mjs,js,cjs}.`);
  const modulo = (await import(pathToFileURL(arquivo).href)) as Record<string, unknown>;
  const exportado = dados.handler.slice(ponto + 1);
  const handler = modulo[exportado] ?? (modulo['default'] as Record<string, unknown> | undefined)?.[exportado];
  if (typeof handler !== 'function') throw new Error(`${arquivo} não exporta ${exportado}.`);
  return handler as Handler;
}

function erroDe(e: unknown): ErroLambda {
  if (e instanceof Error) return { errorType: e.name, errorMessage: e.message, trace: (e.stack ?? '').split('\n') };
  return { errorType: typeof e, errorMessage: typeof e === 'string' ? e : (JSON.stringify(e) ?? 'undefined') };
}

function contextoDe(p: PedidoAoOperario): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: p.funcao,
    functionVersion: '$LATEST',
    invokedFunctionArn: p.arn,
    memoryLimitInMB: String(p.memoriaMB),
    awsRequestId: p.id,
    logGroupName: p.grupoDeLog,
    logStreamName: p.fluxoDeLog,
    getRemainingTimeInMillis: () => Math.max(0, p.prazo - Date.now()),
  };
}

function chamar(handler: Handler, p: PedidoAoOperario): Promise<unknown> {
  return new Promise((resolver, rejeitar) => {
    const retorno: Retorno = (erro, valor) => {
      if (erro === null || erro === undefined) resolver(valor);
      else rejeitar(erro instanceof Error ? erro : new Error(String(erro)));
    };
    const resultado = handler(JSON.parse(p.evento), contextoDe(p), retorno);
    if (resultado instanceof Promise) resultado.then(resolver, rejeitar);
    else if (handler.length < 3) resolver(resultado);
  });
}

const handler = await carregar();
porta.on('message', (p: PedidoAoOperario) => {
  Object.assign(process.env, { _X_AMZN_TRACE_ID: `Root=1-${p.id}` });
  chamar(handler, p).then(
    (valor) => responder({ tipo: 'resposta', id: p.id, carga: JSON.stringify(valor) ?? 'null' }),
    (e: unknown) => responder({ tipo: 'erro', id: p.id, erro: erroDe(e) }),
  );
});
responder({ tipo: 'pronto' });
