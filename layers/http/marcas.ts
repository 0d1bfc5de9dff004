/** Where the marks of personal data (events/http/esquemas-pessoais.ts) are in a schema, and the way to what they mark in a value. */
import { z } from 'zod';
import type { Mascarador, TipoPessoal } from '../../domain/cadastro/mascaras/politica.ts';
import { marcasPessoais } from '../../events/http/esquemas-pessoais.ts';

/** Where the marked fields are. */
export type Caminho =
  | { readonly marca: TipoPessoal; readonly maximo: number | null }
  | { readonly campos: readonly (readonly [string, Caminho])[] }
  | { readonly itens: Caminho }
  | { readonly valores: Caminho }
  | { readonly todos: readonly Caminho[] };

const achados = new WeakMap<z.core.$ZodType, Caminho | 'NENHUM'>();

/** Found once per schema: a value without marks is not walked at all. */
export function caminhoDasMarcas(esquema: z.core.$ZodType): Caminho | 'NENHUM' {
  const sabido = achados.get(esquema);
  if (sabido !== undefined) return sabido;
  const achado = procurar(esquema, new Set()) ?? 'NENHUM';
  achados.set(esquema, achado);
  return achado;
}

function procurar(esquema: z.core.$ZodType, acima: ReadonlySet<z.core.$ZodType>): Caminho | undefined {
  const marca = marcasPessoais.get(esquema as z.ZodType)?.tipo;
  if (marca !== undefined) return { marca, maximo: esquema instanceof z.ZodString ? esquema.maxLength : null };
  if (acima.has(esquema)) throw new Error('um esquema que contém a si mesmo não pode ter dados pessoais marcados');
  const dentro = (e: z.core.$ZodType): Caminho | undefined => procurar(e, new Set([...acima, esquema]));
  if (esquema instanceof z.ZodObject) {
    const campos = Object.entries<z.core.$ZodType>(esquema.shape).flatMap(([nome, e]): [string, Caminho][] => {
      const c = dentro(e);
      return c === undefined ? [] : [[nome, c]];
    });
    return campos.length === 0 ? undefined : { campos };
  }
  if (esquema instanceof z.ZodArray) {
    const itens = dentro(esquema.element);
    return itens && { itens };
  }
  if (esquema instanceof z.ZodRecord) {
    const valores = dentro(esquema.valueType);
    return valores && { valores };
  }
  return juntar(alternativas(esquema).map(dentro));
}

/** What a value of this schema may be a value of. */
function alternativas(esquema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (esquema instanceof z.ZodUnion) return esquema.options;
  if (esquema instanceof z.ZodIntersection) return [esquema.def.left, esquema.def.right];
  if (esquema instanceof z.ZodTuple) throw new Error('uma tupla não pode ter dados pessoais marcados: use um objeto');
  if (esquema instanceof z.ZodPipe) return [esquema.def.in, esquema.def.out];
  if (esquema instanceof z.ZodLazy) return [esquema.def.getter()];
  // optional, nullable, default, catch, readonly and whatever else only wraps another
  if ('innerType' in esquema._zod.def) return [esquema._zod.def.innerType as z.core.$ZodType];
  return [];
}

function juntar(achados: readonly (Caminho | undefined)[]): Caminho | undefined {
  const todos = achados.filter((c) => c !== undefined);
  return todos.length <= 1 ? todos[0] : { todos };
}

/** The value with what is marked in it under `mascarar`. */
export function percorrer(c: Caminho, valor: unknown, mascarar: Mascarador): unknown {
  if (valor === null || valor === undefined) return valor;
  if ('marca' in c) return caber(mascarar(c.marca, valor), c.maximo);
  if ('todos' in c) return c.todos.reduce<unknown>((v, cada) => percorrer(cada, v, mascarar), valor);
  if ('itens' in c) return Array.isArray(valor) ? valor.map((item) => percorrer(c.itens, item, mascarar)) : valor;
  if (typeof valor !== 'object' || Array.isArray(valor)) return valor;
  if ('valores' in c) return Object.fromEntries(Object.entries(valor).map(([nome, item]) => [nome, percorrer(c.valores, item, mascarar)]));
  const feito: Record<string, unknown> = { ...valor };
  for (const [nome, dentro] of c.campos) if (nome in feito) feito[nome] = percorrer(dentro, feito[nome], mascarar);
  return feito;
}

/** A mask may be longer than what it hides, and the answer still fits its schema. */
function caber(mascarado: unknown, maximo: number | null): unknown {
  return typeof mascarado === 'string' && maximo !== null ? mascarado.slice(0, maximo) : mascarado;
}
