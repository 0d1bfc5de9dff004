import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONTEXTOS, type Contrato } from '../../events/contrato.ts';
import type { Violacao } from './regras.ts';

const PASTA_DO_TIPO = { rota: 'http', fila: 'sqs', s3: 's3', agenda: 'schedule', passo: 'step' } as const;
const CONTRATO = /^events\/(http|sqs|s3|schedule|step)\/([a-z]+)\/([a-z0-9-]+)\.ts$/;

/** Whether a project path is a contract: `events/<kind>/<contexto>/<nome>.ts`. */
export function ehContrato(caminho: string): boolean {
  return CONTRATO.test(caminho) && !caminho.endsWith('.test.ts');
}

/** Loads the default export of a contract file. */
export async function carregarContrato(caminho: string): Promise<Contrato> {
  const modulo = (await import(/* @vite-ignore */ pathToFileURL(resolve(caminho)).href)) as { default: Contrato };
  return modulo.default;
}

/** What a contract and its surroundings lack. `existe` tells whether a project path is there. */
export function conferirContrato(caminho: string, contrato: Contrato, existe: (caminho: string) => boolean = existsSync): string[] {
  const [, pasta, contexto, nome] = CONTRATO.exec(caminho) ?? [];
  const faltas: string[] = [];
  const exigir = (condicao: boolean, falta: string) => {
    if (!condicao) faltas.push(falta);
  };
  exigir(PASTA_DO_TIPO[contrato.tipo] === pasta, `a ${contrato.tipo} belongs in events/${PASTA_DO_TIPO[contrato.tipo]}`);
  exigir(contrato.contexto === contexto && CONTEXTOS.includes(contrato.contexto), `contexto ${contrato.contexto} is not its folder`);
  exigir(contrato.nome === nome, `nome ${contrato.nome} is not its file`);
  const funcao = `functions/${contrato.contexto}/${contrato.nome}`;
  const pedidos = ['handler.ts', 'env.ts', 'deps.ts'].map((parte) => `${funcao}/${parte}`);
  pedidos.push(`docs/runbook/${contrato.execucao.runbook}`);
  if (contrato.tipo === 'rota') pedidos.push(...['contract', 'integration'].map((prova) => `test/${prova}/${contrato.contexto}/${contrato.nome}.test.ts`));
  const ausentes = pedidos.filter((pedido) => !existe(pedido));
  exigir(ausentes.length === 0, `has no ${ausentes.join(', ')}`);
  return [...faltas, ...conferirExemplo(contrato)].map((falta) => `${caminho}: ${falta}`);
}

/** A sample that its own schema refuses is worse than none. */
function conferirExemplo(contrato: Contrato): string[] {
  const pares: (readonly [string, { safeParse(valor: unknown): { success: boolean } } | undefined, unknown])[] = [];
  if (contrato.tipo === 'rota') {
    const { params, consulta, corpo, resposta, exemplo } = contrato;
    pares.push(['params', params, exemplo.params], ['consulta', consulta, exemplo.consulta], ['corpo', corpo, exemplo.corpo]);
    if (contrato.binario === undefined && contrato.status !== 204) pares.push(['resposta', resposta, exemplo.resposta]);
  }
  if (contrato.tipo === 'fila') pares.push(['mensagem', contrato.mensagem, contrato.exemplo]);
  if (contrato.tipo === 'passo') pares.push(['entrada', contrato.entrada, contrato.exemplo]);
  return pares
    .filter(([, esquema, exemplo]) => esquema !== undefined && !esquema.safeParse(exemplo).success)
    .map(([parte]) => `its sample of ${parte} does not fit its own schema`);
}

/** Function folders that no contract wakes. */
export function funcoesSemContrato(caminhos: readonly string[]): Violacao[] {
  const declaradas = new Set(caminhos.filter(ehContrato).map((caminho) => caminho.replace(/^events\/[a-z0-9]+\//, 'functions/').replace(/\.ts$/, '/')));
  const pastas = new Set(caminhos.map((caminho) => /^functions\/[^/]+\/[^/]+\//.exec(caminho)?.[0]).filter((pasta) => pasta !== undefined));
  return [...pastas].filter((pasta) => !declaradas.has(pasta)).map((caminho) => ({ regra: 'funcao-sem-contrato', caminho, detalhe: 'nothing wakes it' }));
}
