/** Compares an answer with what the old system said (TR 1.9.2), field by field. */

export interface Diferenca {
  /** Dotted path: `faixas.0.agua`. */
  readonly campo: string;
  readonly esperado: unknown;
  readonly obtido: unknown;
}

/** `confere` is null when nothing was compared. */
export interface Comparacao {
  readonly confere: boolean | null;
  readonly diferencas: readonly Diferenca[];
}

const LISTAS_SEM_ORDEM = new Set(['erros', 'violacoes', 'avisos']);
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** Leading zeros are identity (codes, references), not quantity. */
const CODIGO = /^-?0\d/;

/**
 * Compares `campos` of `resposta` with those of `esperado` that are neither absent nor null. Objects compare by the expected fields,
 * lists by position and length (`erros`, `violacoes`, `avisos` as sets), decimal strings by value, everything else exactly.
 */
export function compararResposta(
  resposta: Readonly<Record<string, unknown>>,
  esperado: Readonly<Record<string, unknown>>,
  campos: readonly string[],
): Comparacao {
  const comparados = campos.filter((campo) => esperado[campo] !== undefined && esperado[campo] !== null);
  const diferencas = comparados.flatMap((campo) => diferencasEm(campo, campo, esperado[campo], resposta[campo]));
  return { confere: comparados.length === 0 ? null : diferencas.length === 0, diferencas };
}

function diferencasEm(caminho: string, nome: string, esperado: unknown, obtido: unknown): readonly Diferenca[] {
  const diferente: readonly Diferenca[] = [{ campo: caminho, esperado, obtido: obtido === undefined ? null : obtido }];
  if (Array.isArray(esperado)) {
    if (!Array.isArray(obtido)) return diferente;
    return diferencasDeListas(caminho, nome, esperado, obtido) ?? diferente;
  }
  if (ehRegistro(esperado)) {
    if (!ehRegistro(obtido)) return diferente;
    return Object.keys(esperado).flatMap((chave) => diferencasEm(`${caminho}.${chave}`, chave, esperado[chave], obtido[chave]));
  }
  return mesmoValor(esperado, obtido) ? [] : diferente;
}

/** Null when the lists differ as a whole: other members, or another length. */
function diferencasDeListas(
  caminho: string,
  nome: string,
  esperado: readonly unknown[],
  obtido: readonly unknown[],
): readonly Diferenca[] | null {
  if (LISTAS_SEM_ORDEM.has(nome)) {
    const [a, b] = [new Set(esperado.map(texto)), new Set(obtido.map(texto))];
    return a.size === b.size && [...a].every((item) => b.has(item)) ? [] : null;
  }
  if (esperado.length !== obtido.length) return null;
  return esperado.flatMap((item, i) => diferencasEm(`${caminho}.${i}`, '', item, obtido[i]));
}

function mesmoValor(esperado: unknown, obtido: unknown): boolean {
  if (esperado === obtido || (esperado === null && obtido === undefined)) return true;
  if (typeof esperado !== 'string' || typeof obtido !== 'string') return false;
  return ehDecimal(esperado) && ehDecimal(obtido) && canonico(esperado) === canonico(obtido);
}

function ehDecimal(t: string): boolean {
  return DECIMAL.test(t) && !CODIGO.test(t);
}

/** Same value, same text: no trailing zeros after the point, no negative zero. */
function canonico(t: string): string {
  const semZeros = t.includes('.') ? t.replace(/0+$/, '').replace(/\.$/, '') : t;
  return semZeros === '-0' ? '0' : semZeros;
}

function texto(valor: unknown): string {
  return JSON.stringify(valor) ?? 'undefined';
}

export function ehRegistro(valor: unknown): valor is Readonly<Record<string, unknown>> {
  return typeof valor === 'object' && valor !== null && !Array.isArray(valor);
}
