import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';
import { ErroDeEstado } from './erros.ts';
import type { Json, ObjetoJson } from './json.ts';

/** What an expression can see. */
export interface Visao {
  /** Bound to `$states`. */
  readonly states: ObjetoJson;
  readonly variaveis: ObjetoJson;
  readonly agora: Date;
}

const compiladas = new Map<string, jsonata.Expression>();

function codigoDe(texto: string): string | undefined {
  return texto.startsWith('{%') && texto.endsWith('%}') ? texto.slice(2, -2).trim() : undefined;
}

function compilar(codigo: string): jsonata.Expression {
  const pronta = compiladas.get(codigo);
  if (pronta !== undefined) return pronta;
  if (/\$eval\s*\(/.test(codigo)) throw new Error('$eval is not available in Step Functions');
  const nova = jsonata(codigo);
  compiladas.set(codigo, nova);
  return nova;
}

/** Compiles every expression inside a template; throws where one is wrong. */
export function compilarTudo(modelo: Json | undefined): void {
  if (typeof modelo === 'string') {
    const codigo = codigoDe(modelo);
    if (codigo !== undefined) compilar(codigo);
  } else if (typeof modelo === 'object' && modelo !== null) {
    for (const parte of Object.values(modelo)) compilarTudo(parte);
  }
}

function partes(lista: readonly Json[], tamanho: number): Json[] {
  return Array.from({ length: Math.ceil(lista.length / tamanho) }, (_, i) => lista.slice(i * tamanho, (i + 1) * tamanho));
}

function faixa(de: number, ate: number, passo: number): number[] {
  const quantos = Math.floor((ate - de) / passo) + 1;
  if (!Number.isFinite(quantos) || quantos > 1000) throw new Error('$range makes at most 1000 numbers');
  return Array.from({ length: Math.max(0, quantos) }, (_, i) => de + i * passo);
}

const ALGORITMOS: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };

function resumir(dado: string, algoritmo = 'SHA-256'): string {
  const nome = ALGORITMOS[algoritmo];
  if (nome === undefined) throw new Error(`$hash does not know ${algoritmo}`);
  return createHash(nome).update(dado).digest('hex');
}

/** The functions that Step Functions adds to JSONata, and the clock of the platform in place of the machine's. */
function funcoes(agora: Date): Record<string, unknown> {
  return {
    partition: partes,
    range: faixa,
    hash: resumir,
    uuid: () => randomUUID(),
    parse: (texto: string) => JSON.parse(texto) as Json,
    millis: () => agora.getTime(),
    now: (formato?: string) => {
      if (formato !== undefined) throw new Error('with a picture, write $fromMillis($millis(), picture)');
      return agora.toISOString();
    },
  };
}

async function avaliarExpressao(codigo: string, { states, variaveis, agora }: Visao): Promise<Json> {
  let valor: unknown;
  try {
    valor = await compilar(codigo).evaluate(undefined, { ...funcoes(agora), ...variaveis, states });
  } catch (erro) {
    const motivo = erro instanceof Error ? erro.message : ((erro as { message?: string }).message ?? String(erro));
    throw new ErroDeEstado('States.QueryEvaluationError', `The JSONata expression '${codigo}' failed: ${motivo}`);
  }
  // The round trip drops functions and the marks that JSONata leaves on its arrays.
  const texto = typeof valor === 'function' ? undefined : JSON.stringify(valor);
  if (texto === undefined) throw new ErroDeEstado('States.QueryEvaluationError', `The JSONata expression '${codigo}' returned nothing (undefined).`);
  return JSON.parse(texto) as Json;
}

/**
 * Fills in a template: strings of the form `{% … %}` are evaluated, everything else stays.
 * @throws ErroDeEstado States.QueryEvaluationError
 */
export async function avaliar(modelo: Json, visao: Visao): Promise<Json> {
  if (typeof modelo === 'string') {
    const codigo = codigoDe(modelo);
    return codigo === undefined ? modelo : avaliarExpressao(codigo, visao);
  }
  if (typeof modelo !== 'object' || modelo === null) return modelo;
  if (Array.isArray(modelo)) {
    const lista: Json[] = [];
    for (const parte of modelo as readonly Json[]) lista.push(await avaliar(parte, visao));
    return lista;
  }
  const objeto: Record<string, Json> = {};
  for (const [nome, parte] of Object.entries(modelo)) objeto[nome] = await avaliar(parte, visao);
  return objeto;
}
