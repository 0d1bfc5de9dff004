import { parseSync } from '@swc/core';
import { linhas } from './arquivos.ts';

/** A node as the parser gives it: only what is read here. */
interface No {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [campo: string]: unknown;
}

const FUNCOES = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ClassMethod', 'PrivateMethod', 'MethodProperty', 'Constructor']);

function ehNo(valor: unknown): valor is No {
  return typeof valor === 'object' && valor !== null && typeof (valor as { type?: unknown }).type === 'string';
}

function visitar(valor: unknown, ver: (no: No) => void): void {
  if (Array.isArray(valor)) {
    for (const item of valor) visitar(item, ver);
    return;
  }
  if (typeof valor !== 'object' || valor === null) return;
  if (ehNo(valor)) ver(valor);
  for (const filho of Object.values(valor)) if (typeof filho === 'object') visitar(filho, ver);
}

function analisar(caminho: string, texto: string): unknown {
  return parseSync(texto, { syntax: 'typescript', tsx: caminho.endsWith('.tsx'), target: 'es2022' });
}

/** The functions of a file that have more than `limite` lines: first line and size. */
export function funcoesLongas(caminho: string, texto: string, limite: number): { linha: number; tamanho: number }[] {
  if (linhas(texto) <= limite) return [];
  const bytes = Buffer.from(texto);
  const longas: { linha: number; tamanho: number }[] = [];
  visitar(analisar(caminho, texto), (no) => {
    if (!FUNCOES.has(no.type) || no.span === undefined) return;
    // Positions are bytes, counted from 1.
    const antes = bytes.subarray(0, no.span.start - 1).toString().split('\n').length;
    const tamanho = bytes.subarray(no.span.start - 1, no.span.end - 1).toString().split('\n').length;
    if (tamanho > limite) longas.push({ linha: antes, tamanho });
  });
  return longas;
}

/** Names used as values or types, with `Math.random` and the like as `Math.random`. */
export function nomesUsados(caminho: string, texto: string): Set<string> {
  const nomes = new Set<string>();
  visitar(analisar(caminho, texto), (no) => {
    if (no.type === 'Identifier' && typeof no['value'] === 'string') nomes.add(no['value']);
    if (no.type !== 'MemberExpression' || !ehNo(no['object']) || !ehNo(no['property'])) return;
    nomes.add(`${String(no['object']['value'])}.${String(no['property']['value'])}`);
  });
  return nomes;
}

/** The texts written in a file: string literals and the fixed parts of templates. */
export function textos(caminho: string, texto: string): string[] {
  const achados: string[] = [];
  visitar(analisar(caminho, texto), (no) => {
    if (no.type === 'StringLiteral' && typeof no['value'] === 'string') achados.push(no['value']);
    if (no.type === 'TemplateElement' && typeof no['raw'] === 'string') achados.push(no['raw']);
  });
  return achados;
}

/** Modules that a file imports with code, that is, not by `import type`. */
export function importadosComCodigo(caminho: string, texto: string): string[] {
  const modulos: string[] = [];
  visitar(analisar(caminho, texto), (no) => {
    const comCodigo = no.type === 'ImportDeclaration' || no.type === 'ExportNamedDeclaration' || no.type === 'ExportAllDeclaration';
    if (comCodigo && no['typeOnly'] !== true && ehNo(no['source'])) modulos.push(String(no['source']['value']));
  });
  return modulos;
}

/** The regular expressions written in a file. */
export function expressoesDe(caminho: string, texto: string): { readonly padrao: string; readonly sinais: string }[] {
  const achadas: { padrao: string; sinais: string }[] = [];
  visitar(analisar(caminho, texto), (no) => {
    if (no.type === 'RegExpLiteral') achadas.push({ padrao: String(no['pattern']), sinais: String(no['flags']) });
  });
  return achadas;
}
