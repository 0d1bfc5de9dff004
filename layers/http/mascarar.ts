/** The one place where personal data is hidden from who may not see it (TR 6.5.23.10, 6.5.23.13): what the contracts mark, in whatever route. */
import { z } from 'zod';
import { mascaradorDe, PRIVILEGIO_DADO_PESSOAL, type Mascarador, type PoliticaDeMascaras, type TipoPessoal } from '../../domain/cadastro/mascaras/politica.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { marcasPessoais } from '../../events/http/esquemas-pessoais.ts';
import type { Quem } from './pedido.ts';

/** Where the marked fields of an answer are. */
type Caminho =
  | { readonly marca: TipoPessoal; readonly maximo: number | null }
  | { readonly campos: readonly (readonly [string, Caminho])[] }
  | { readonly itens: Caminho }
  | { readonly valores: Caminho }
  | { readonly todos: readonly Caminho[] };

const caminhos = new WeakMap<ContratoRota, Caminho | 'NENHUM'>();
const mascaradores = new WeakMap<PoliticaDeMascaras, Mascarador>();

/** Found once per contract: an answer without marks is not walked at all. */
function caminhoDe(contrato: ContratoRota): Caminho | 'NENHUM' {
  const sabido = caminhos.get(contrato);
  if (sabido !== undefined) return sabido;
  const achado = contrato.binario === undefined ? (procurar(contrato.resposta, new Set()) ?? 'NENHUM') : 'NENHUM';
  caminhos.set(contrato, achado);
  return achado;
}

/** Whether the answers of a contract carry personal data. */
export function temDadoPessoal(contrato: ContratoRota): boolean {
  return caminhoDe(contrato) !== 'NENHUM';
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
  if (esquema instanceof z.ZodOptional || esquema instanceof z.ZodNullable || esquema instanceof z.ZodReadonly) return [esquema.unwrap()];
  if (esquema instanceof z.ZodDefault) return [esquema.def.innerType];
  if (esquema instanceof z.ZodPipe) return [esquema.def.out];
  return [];
}

function juntar(achados: readonly (Caminho | undefined)[]): Caminho | undefined {
  const todos = achados.filter((c) => c !== undefined);
  return todos.length <= 1 ? todos[0] : { todos };
}

function percorrer(c: Caminho, valor: unknown, mascarar: Mascarador): unknown {
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

/** True for who sees whole values: only a privilege that is there by its name. */
export function veDadosPessoais(quem: Pick<Quem, 'privilegios'>): boolean {
  return quem.privilegios.includes(PRIVILEGIO_DADO_PESSOAL);
}

/** The answer as this caller may see it. The policy is asked for only when there is something to hide. */
export async function mascararResposta(contrato: ContratoRota, quem: Quem, valor: unknown, politica: () => Promise<PoliticaDeMascaras>): Promise<unknown> {
  const caminho = caminhoDe(contrato);
  if (caminho === 'NENHUM' || veDadosPessoais(quem) || contrato.revela === true) return valor;
  const vigente = await politica();
  const mascarar = mascaradores.get(vigente) ?? mascaradorDe(vigente);
  mascaradores.set(vigente, mascarar);
  return percorrer(caminho, valor, mascarar);
}
