import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONTEXTOS } from '../events/contrato.ts';
import type { Contexto, Contrato, ContratoAgenda, ContratoFila, ContratoPasso, ContratoRota, ContratoS3 } from '../events/contrato.ts';
import { conferirConjunto, conferirContrato } from './contratos-conferencia.ts';

/** The folder of each kind under `events/`. */
const TIPO_DA_PASTA = { http: 'rota', sqs: 'fila', s3: 's3', schedule: 'agenda', step: 'passo' } as const satisfies Record<string, Contrato['tipo']>;
type Pasta = keyof typeof TIPO_DA_PASTA;

/** A contract with the two files that make it run (absolute paths). */
export interface Descoberto<C extends Contrato = Contrato> {
  readonly contrato: C;
  readonly arquivo: string;
  readonly handler: string;
}

/** Every contract of the project, by kind, in the order of their paths. */
export interface Contratos {
  readonly rotas: readonly Descoberto<ContratoRota>[];
  readonly filas: readonly Descoberto<ContratoFila>[];
  readonly objetos: readonly Descoberto<ContratoS3>[];
  readonly agendas: readonly Descoberto<ContratoAgenda>[];
  readonly passos: readonly Descoberto<ContratoPasso>[];
}

/** One or more contracts that cannot become a running thing; `motivos` has a line for each, with its file. */
export class ContratoInvalido extends Error {
  constructor(readonly motivos: readonly string[]) {
    super(`Contratos inválidos:\n${motivos.map((m) => `- ${m}`).join('\n')}`);
    this.name = 'ContratoInvalido';
  }
}

function ehContexto(nome: string): nome is Contexto {
  return CONTEXTOS.some((c) => c === nome);
}

async function subpastas(pasta: string): Promise<readonly string[]> {
  if (!existsSync(pasta)) return [];
  const itens = await readdir(pasta, { withFileTypes: true });
  return itens.filter((i) => i.isDirectory()).map((i) => i.name).sort();
}

async function arquivosTs(pasta: string): Promise<readonly string[]> {
  return (await readdir(pasta)).filter((a) => a.endsWith('.ts') && !a.endsWith('.test.ts')).sort();
}

interface Candidato {
  readonly pasta: Pasta;
  readonly contexto: string;
  readonly nome: string;
  readonly arquivo: string;
}

async function candidatos(raiz: string): Promise<readonly Candidato[]> {
  const achados: Candidato[] = [];
  for (const pasta of Object.keys(TIPO_DA_PASTA) as Pasta[]) {
    for (const contexto of await subpastas(join(raiz, 'events', pasta))) {
      const diretorio = join(raiz, 'events', pasta, contexto);
      for (const arquivo of await arquivosTs(diretorio)) {
        achados.push({ pasta, contexto, nome: arquivo.slice(0, -'.ts'.length), arquivo: join(diretorio, arquivo) });
      }
    }
  }
  return achados;
}

function pareceContrato(v: unknown): v is Contrato {
  return typeof v === 'object' && v !== null && 'tipo' in v && 'contexto' in v && 'nome' in v && 'execucao' in v;
}

async function carregar(raiz: string, c: Candidato, motivos: string[]): Promise<Descoberto | undefined> {
  const arquivo = relative(raiz, c.arquivo);
  const recusar = (motivo: string): undefined => {
    motivos.push(`${arquivo}: ${motivo}`);
    return undefined;
  };
  if (!ehContexto(c.contexto)) return recusar(`a pasta ${c.contexto} não é um contexto de events/contrato.ts`);
  const modulo = (await import(pathToFileURL(c.arquivo).href)) as { default?: unknown };
  if (!pareceContrato(modulo.default)) return recusar('o export default não é um contrato feito por rota, fila, s3, agenda ou passo');
  const contrato = modulo.default;
  const handler = join(raiz, 'functions', c.contexto, c.nome, 'handler.ts');
  const antes = motivos.length;
  if (contrato.tipo !== TIPO_DA_PASTA[c.pasta]) recusar(`é ${contrato.tipo}, mas a pasta events/${c.pasta} é de ${TIPO_DA_PASTA[c.pasta]}`);
  if (contrato.nome !== c.nome) recusar(`o nome é ${contrato.nome}, e o do arquivo é ${c.nome}`);
  if (contrato.contexto !== c.contexto) recusar(`o contexto é ${contrato.contexto}, e o da pasta é ${c.contexto}`);
  if (!existsSync(handler)) recusar(`falta ${relative(raiz, handler)}, que responde por ele`);
  for (const motivo of conferirContrato(contrato)) recusar(motivo);
  return motivos.length === antes ? { contrato, arquivo: c.arquivo, handler } : undefined;
}

function doTipo<T extends Contrato['tipo']>(todos: readonly Descoberto[], tipo: T): readonly Descoberto<Extract<Contrato, { tipo: T }>>[] {
  return todos.filter((d): d is Descoberto<Extract<Contrato, { tipo: T }>> => d.contrato.tipo === tipo);
}

/**
 * Finds every contract under `raiz/events` by listing folders: nothing keeps a list by hand.
 * Throws {@link ContratoInvalido} with every reason at once.
 */
export async function descobrirContratos(raiz: string): Promise<Contratos> {
  const motivos: string[] = [];
  const todos: Descoberto[] = [];
  for (const c of await candidatos(raiz)) {
    const descoberto = await carregar(raiz, c, motivos);
    if (descoberto !== undefined) todos.push(descoberto);
  }
  if (motivos.length === 0) motivos.push(...conferirConjunto(todos.map((d) => d.contrato)));
  if (motivos.length > 0) throw new ContratoInvalido(motivos);
  return {
    rotas: doTipo(todos, 'rota'),
    filas: doTipo(todos, 'fila'),
    objetos: doTipo(todos, 's3'),
    agendas: doTipo(todos, 'agenda'),
    passos: doTipo(todos, 'passo'),
  };
}

/** All of them in one list. */
export function todosOsContratos(c: Contratos): readonly Descoberto[] {
  return [...c.rotas, ...c.filas, ...c.objetos, ...c.agendas, ...c.passos];
}
