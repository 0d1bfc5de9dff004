import type { z } from 'zod';
import type { Layout } from '../../../domain/leitura/arquivo/layout.ts';
import { LAYOUT_NASCENTE } from '../../../domain/leitura/arquivo/layout.ts';
import { cortar, pedaco } from '../../../domain/leitura/arquivo/ler-campo.ts';
import type { Executor } from '../conexao.ts';
import { DefinicaoDoLayout, Reconhecimento } from './esquema-do-layout.ts';

/** A row that describes no layout: the files that need it are refused with this, the others are read. */
export interface LayoutInvalido {
  readonly codigo: string;
  /** Where it is wrong, and what is expected there. */
  readonly motivo: string;
  /** Whether a file with this first line is of this layout; null when not even that can be told. */
  readonly abre: ((primeiraLinha: string) => boolean) | null;
}

export interface LayoutsCadastrados {
  readonly validos: readonly Layout[];
  readonly invalidos: readonly LayoutInvalido[];
}

/** The first places that are wrong, each said once. */
function motivoDe({ issues }: z.ZodError): string {
  const porLugar = new Map([...issues].reverse().map((i) => [i.path.join('.') || 'definicao', i.message]));
  return [...porLugar].reverse().slice(0, 3).map(([lugar, erro]) => `${lugar}: ${erro}`).join('; ');
}

function invalido(codigo: string, nome: string, definicao: unknown, motivo: string): LayoutInvalido {
  const lido = Reconhecimento.safeParse(definicao);
  if (!lido.success) return { codigo, motivo, abre: null };
  const { forma, header } = lido.data;
  const layout: Layout = { codigo, nome, forma, header: { marca: header.marca, campos: {} }, detalhe: { marca: header.marca, campos: {} } };
  return { codigo, motivo, abre: (linha) => pedaco(cortar(linha, layout), header.marca).trim() === header.marca.valor };
}

/** Our own layout and those of the contractors, which are rows that people write. */
export async function layoutsCadastrados(banco: Executor): Promise<LayoutsCadastrados> {
  const { rows } = await banco.query<{ codigo: string; nome: string; definicao: unknown }>('SELECT codigo, nome, definicao FROM leitura.layout WHERE ativo ORDER BY codigo');
  const validos: Layout[] = [LAYOUT_NASCENTE];
  const invalidos: LayoutInvalido[] = [];
  for (const { codigo, nome, definicao } of rows) {
    if (codigo === LAYOUT_NASCENTE.codigo) continue;
    const lido = DefinicaoDoLayout.safeParse(definicao);
    if (lido.success) validos.push({ ...lido.data, codigo, nome });
    else invalidos.push(invalido(codigo, nome, definicao, motivoDe(lido.error)));
  }
  return { validos, invalidos };
}

/** Those that can be used. */
export async function layoutsAtivos(banco: Executor): Promise<readonly Layout[]> {
  return (await layoutsCadastrados(banco)).validos;
}
