import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONTEXTOS, type Contrato } from '../../events/contrato.ts';

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
    if (!condicao) faltas.push(`${caminho}: ${falta}`);
  };
  exigir(PASTA_DO_TIPO[contrato.tipo] === pasta, `a ${contrato.tipo} belongs in events/${PASTA_DO_TIPO[contrato.tipo]}`);
  exigir(contrato.contexto === contexto && CONTEXTOS.includes(contrato.contexto), `contexto ${contrato.contexto} is not its folder`);
  exigir(contrato.nome === nome, `nome ${contrato.nome} is not its file`);
  const funcao = `functions/${contrato.contexto}/${contrato.nome}`;
  for (const parte of ['handler.ts', 'env.ts', 'deps.ts']) exigir(existe(`${funcao}/${parte}`), `has no ${funcao}/${parte}`);
  exigir(existe(`docs/runbook/${contrato.execucao.runbook}`), `has no docs/runbook/${contrato.execucao.runbook}`);
  if (contrato.tipo === 'rota') {
    for (const prova of ['contract', 'integration']) {
      const teste = `test/${prova}/${contrato.contexto}/${contrato.nome}.test.ts`;
      exigir(existe(teste), `has no ${teste}`);
    }
  }
  return [...faltas, ...conferirExemplo(caminho, contrato)];
}

/** A sample that its own schema refuses is worse than none. */
function conferirExemplo(caminho: string, contrato: Contrato): string[] {
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
    .map(([parte]) => `${caminho}: its sample of ${parte} does not fit its own schema`);
}
