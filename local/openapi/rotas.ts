import { readdir } from 'node:fs/promises';
import type { ContratoRota } from '../../events/contrato.ts';

const PASTA = new URL('../../events/http/', import.meta.url);

/** Every route contract of the project, in order of address and method: a listing of the folders, so that nothing keeps a list by hand. */
export async function carregarRotas(): Promise<readonly ContratoRota[]> {
  const contextos = (await readdir(PASTA, { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name);
  const arquivos = await Promise.all(
    contextos.map(async (contexto) => (await readdir(new URL(`${contexto}/`, PASTA))).filter((nome) => nome.endsWith('.ts') && !nome.endsWith('.test.ts')).map((nome) => `${contexto}/${nome}`)),
  );
  const rotas = await Promise.all(arquivos.flat().map(async (arquivo) => ((await import(new URL(arquivo, PASTA).href)) as { default: ContratoRota }).default));
  return ordenar(rotas);
}

/** The order of the documents: by address, then by method. Never by the order of a directory listing. */
export function ordenar(rotas: readonly ContratoRota[]): readonly ContratoRota[] {
  const chave = (r: ContratoRota) => `${r.caminho} ${r.metodo}`;
  return [...rotas].sort((a, b) => (chave(a) < chave(b) ? -1 : chave(a) > chave(b) ? 1 : 0));
}
