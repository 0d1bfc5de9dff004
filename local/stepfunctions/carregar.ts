import { z } from 'zod';
import { definicao, estado } from './gramatica.ts';
import type { Estado } from './gramatica.ts';
import { compilarTudo } from './jsonata.ts';
import type { Json } from './json.ts';

/** A checked machine. State names are unique in the whole of it, nested ones included, so a name is an address. */
export interface Maquina {
  readonly inicio: string;
  readonly estados: ReadonlyMap<string, Estado>;
  /** For a nested state, the Map or Parallel that holds it. */
  readonly donos: ReadonlyMap<string, string>;
  readonly tempoLimiteS: number | undefined;
}

interface Escopo {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, unknown>>;
}

class DefinicaoInvalida extends Error {
  constructor(onde: string, motivo: string) {
    super(`Definição de máquina de estados inválida, ou que usa um recurso que o ambiente local não tem. ${onde}: ${motivo}`);
  }
}

function destinos(e: Estado): string[] {
  switch (e.Type) {
    case 'Choice':
      return [...e.Choices.map((c) => c.Next), ...(e.Default === undefined ? [] : [e.Default])];
    case 'Task':
    case 'Map':
    case 'Parallel':
      return [...e.Catch.map((c) => c.Next), ...(e.Next === undefined ? [] : [e.Next])];
    case 'Pass':
    case 'Wait':
      return e.Next === undefined ? [] : [e.Next];
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

function dentro(e: Estado): readonly Escopo[] {
  if (e.Type === 'Map') return [e.ItemProcessor];
  return e.Type === 'Parallel' ? e.Branches : [];
}

function atribuidas(e: Estado): string[] {
  const listas = [
    'Assign' in e ? e.Assign : undefined,
    ...('Catch' in e ? e.Catch.map((c) => c.Assign) : []),
    ...(e.Type === 'Choice' ? e.Choices.map((c) => c.Assign) : []),
  ];
  return listas.flatMap((a) => Object.keys(a ?? {}));
}

/** The state without the levels inside it, whose states are compiled on their own. */
function semNiveis(e: Estado): Json {
  const nu = e.Type === 'Map' ? { ...e, ItemProcessor: null } : e.Type === 'Parallel' ? { ...e, Branches: null } : e;
  return JSON.parse(JSON.stringify(nu)) as Json;
}

function conferir(nome: string, e: Estado, irmaos: ReadonlySet<string>): void {
  const onde = `Estado "${nome}"`;
  for (const destino of destinos(e)) {
    if (!irmaos.has(destino)) throw new DefinicaoInvalida(onde, `goes to "${destino}", which is not a state of the same level`);
  }
  const termina = e.Type === 'Choice' || e.Type === 'Succeed' || e.Type === 'Fail';
  if (!termina && (e.Next === undefined) === (e.End === undefined)) throw new DefinicaoInvalida(onde, 'must have Next or End, and not both');
  if (e.Type === 'Task' && e.Arguments === undefined) throw new DefinicaoInvalida(onde, 'must have Arguments');
  try {
    compilarTudo(semNiveis(e));
  } catch (erro) {
    throw new DefinicaoInvalida(onde, erro instanceof Error ? erro.message : String(erro));
  }
}

interface Leitura {
  readonly estados: Map<string, Estado>;
  readonly donos: Map<string, string>;
}

function percorrer({ StartAt, States }: Escopo, dono: string | undefined, deFora: ReadonlySet<string>, { estados: todos, donos }: Leitura): void {
  const onde = dono === undefined ? 'Definição' : `Estado "${dono}"`;
  const nomes = new Set(Object.keys(States));
  if (!nomes.has(StartAt)) throw new DefinicaoInvalida(onde, `StartAt names "${StartAt}", which is not a state`);
  const lidos = Object.entries(States).map(([nome, bruto]) => {
    const lido = estado.safeParse(bruto);
    if (!lido.success) throw new DefinicaoInvalida(`Estado "${nome}"`, z.prettifyError(lido.error));
    if (todos.has(nome)) throw new DefinicaoInvalida(`Estado "${nome}"`, 'this name is used twice in the machine');
    conferir(nome, lido.data, nomes);
    todos.set(nome, lido.data);
    if (dono !== undefined) donos.set(nome, dono);
    return [nome, lido.data] as const;
  });
  const daqui = new Set(lidos.flatMap(([, e]) => atribuidas(e)));
  const repetida = [...daqui].find((v) => deFora.has(v));
  if (repetida !== undefined) throw new DefinicaoInvalida(onde, `assigns the variable "${repetida}" of an outer level`);
  for (const [nome, e] of lidos) for (const escopo of dentro(e)) percorrer(escopo, nome, new Set([...deFora, ...daqui]), { estados: todos, donos });
}

/**
 * Reads a definition in Amazon States Language and compiles its expressions.
 * @throws Error in Portuguese that names the state, when the definition is wrong or uses what does not run locally
 */
export function carregarMaquina(texto: string): Maquina {
  const lida = definicao.safeParse(JSON.parse(texto));
  if (!lida.success) throw new DefinicaoInvalida('Definição', z.prettifyError(lida.error));
  const leitura: Leitura = { estados: new Map(), donos: new Map() };
  percorrer(lida.data, undefined, new Set(), leitura);
  return { inicio: lida.data.StartAt, ...leitura, tempoLimiteS: lida.data.TimeoutSeconds };
}
