import type { z } from 'zod';
import type { ContratoRota } from '../../events/contrato.ts';
import { problema } from '../../events/http/problema.ts';
import { ErroDaApi, FalhaDeRede, type ClienteDaApi, type OpcoesDaChamada, type Resposta } from './tipos.ts';

export interface OpcoesDoCliente {
  /** `/api` from a page; `http://127.0.0.1:3000/api` from a command. */
  readonly base: string;
  /** A page has its session cookie and no token. */
  readonly token?: string;
  readonly buscar?: typeof fetch;
  /** Waits between tries, milliseconds. */
  readonly esperar?: (ms: number) => Promise<void>;
}

interface Pedido {
  readonly params?: unknown;
  readonly consulta?: unknown;
  readonly corpo?: unknown;
}

const TENTATIVAS = 3;

/**
 * A client of the contracts: `cliente.chamar(mostrarCiclo, { params: { ciclo: 1 } })`. Acts carry an `Idempotency-Key`, so that a call lost on the way,
 * refused because the platform was busy (503), or cut because its function fell (5xx without a word of ours), is tried again, at most three times in
 * all, and done once.
 */
export function criarCliente(opcoes: OpcoesDoCliente): ClienteDaApi {
  const tentar = async (contrato: ContratoRota, pedido: Pedido, daChamada: OpcoesDaChamada = {}): Promise<Resposta<unknown, never>> => {
    const resposta = await insistir(contrato, opcoes, montar(contrato, pedido, opcoes, daChamada));
    return resposta.ok ? { ok: true, valor: await lerValor(contrato, resposta) } : { ok: false, erro: await lerProblema(resposta) };
  };
  const cliente = {
    tentar,
    chamar: async (contrato: ContratoRota, pedido: Pedido, daChamada?: OpcoesDaChamada) => {
      const resposta = await tentar(contrato, pedido, daChamada);
      if (resposta.ok) return resposta.valor;
      throw new ErroDaApi(resposta.erro);
    },
    endereco: (contrato: ContratoRota, pedido: Pedido) => enderecoDe(contrato, pedido, opcoes.base),
  };
  // One implementation for every contract: the interface ties what goes in and out to the schemas that check it.
  return cliente as ClienteDaApi;
}

function enderecoDe(contrato: ContratoRota, pedido: Pedido, base: string): string {
  const params = textos(pedido.params);
  const caminho = contrato.caminho.replace(/\{(\w+)\}/g, (_, nome: string) => encodeURIComponent(params[nome] ?? ''));
  const consulta = new URLSearchParams(textos(pedido.consulta)).toString();
  return `${base}${caminho}${consulta === '' ? '' : `?${consulta}`}`;
}

function textos(parte: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(parte ?? {}).filter(([, v]) => v !== undefined).map(([nome, v]) => [nome, String(v)]));
}

function montar(contrato: ContratoRota, pedido: Pedido, { base, token }: OpcoesDoCliente, { chave, sinal }: OpcoesDaChamada): Request {
  const temCorpo = pedido.corpo !== undefined;
  return new Request(new URL(enderecoDe(contrato, pedido, base), globalThis.location?.href), {
    method: contrato.metodo,
    credentials: 'same-origin',
    headers: {
      accept: contrato.binario ?? 'application/json',
      ...(temCorpo ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(contrato.idempotente ? { 'idempotency-key': chave ?? crypto.randomUUID() } : {}),
    },
    ...(temCorpo ? { body: JSON.stringify(pedido.corpo) } : {}),
    ...(sinal ? { signal: sinal } : {}),
  });
}

async function insistir(contrato: ContratoRota, { buscar = fetch, esperar = pausa }: OpcoesDoCliente, pedido: Request): Promise<Response> {
  const repetivel = contrato.metodo === 'GET' || contrato.idempotente === true;
  for (let tentativa = 1; ; tentativa++) {
    const ultima = !repetivel || tentativa === TENTATIVAS;
    try {
      const resposta = await buscar(pedido.clone());
      if (ultima || !(resposta.status === 503 || caiu(resposta))) return resposta;
      await esperar(Math.min(Number(resposta.headers.get('retry-after') ?? 1), 10) * 1000);
    } catch (erro) {
      if (pedido.signal.aborted) throw erro;
      if (ultima) throw new FalhaDeRede('Não foi possível falar com o sistema. Confira a conexão e tente de novo.', { cause: erro });
      await esperar(500 * tentativa);
    }
  }
}

/** The gateway answers in the place of a function that fell: what the platform says itself is a `problema`. */
function caiu(resposta: Response): boolean {
  return resposta.status >= 500 && !ehProblema(resposta);
}

/** Not a word of ours: a proxy, or another system at that address. */
function barrado(resposta: Response): boolean {
  return (resposta.status === 401 || resposta.status === 403) && !ehProblema(resposta);
}

function ehProblema(resposta: Response): boolean {
  return resposta.headers.get('content-type')?.startsWith('application/problem+json') === true;
}

function pausa(ms: number): Promise<void> {
  return new Promise((resolver) => setTimeout(resolver, ms));
}

async function lerValor(contrato: ContratoRota, resposta: Response): Promise<unknown> {
  if (resposta.status === 204) return null;
  const valor: unknown = contrato.binario === undefined ? await lerJson(resposta) : { nome: nomeDe(resposta), conteudo: new Uint8Array(await resposta.arrayBuffer()) };
  return conferir(contrato.resposta, valor);
}

function nomeDe(resposta: Response): string {
  return /filename="([^"]+)"/.exec(resposta.headers.get('content-disposition') ?? '')?.[1] ?? 'documento';
}

async function lerProblema(resposta: Response): Promise<never> {
  if (caiu(resposta)) throw new FalhaDeRede(`O sistema falhou antes de responder (${resposta.status}). Veja se o que você pediu foi feito e, se não foi, tente de novo.`);
  if (barrado(resposta)) throw new FalhaDeRede(`O sistema não reconheceu quem pediu (${resposta.status}): o token ou a sessão não vale aqui, ou já venceu. Confira o token e o endereço, ou entre de novo.`);
  return conferir(problema, await lerJson(resposta)) as never;
}

async function lerJson(resposta: Response): Promise<unknown> {
  try {
    return await resposta.json();
  } catch (erro) {
    throw new FalhaDeRede(`O sistema respondeu de forma inesperada (${resposta.status}). Confira se o endereço é o dele, recarregue e tente de novo.`, { cause: erro });
  }
}

function conferir<Z extends z.ZodType>(esquema: Z, valor: unknown): z.output<Z> {
  const lido = esquema.safeParse(valor);
  if (lido.success) return lido.data;
  throw new FalhaDeRede('O sistema foi atualizado e respondeu em outro formato. Recarregue a página, ou atualize o programa que usa para falar com ele.', { cause: lido.error });
}
