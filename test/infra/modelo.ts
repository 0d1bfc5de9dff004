import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpcoesApp } from '../../infra/opcoes.ts';
import { sintetizar } from '../../infra/sintetizar.ts';

/** A resource of a synthesized stack. */
export interface RecursoCfn {
  readonly pilha: string;
  readonly id: string;
  readonly tipo: string;
  readonly p: Readonly<Record<string, unknown>>;
}

export interface Modelo {
  readonly recursos: readonly RecursoCfn[];
  readonly doTipo: (tipo: string) => readonly RecursoCfn[];
  /** What a `Ref`, `Fn::GetAtt` or `Fn::ImportValue` points to. */
  readonly apontado: (referencia: unknown, pilha: string) => RecursoCfn | undefined;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

const PILHAS = ['dados', 'faturamento', 'arrecadacao', 'operacao', 'api'];

/** Synthesizes the tree at `raiz` (no validation unless asked) and reads the templates back. */
export async function modelar(raiz: string, opcoes: Partial<OpcoesApp> = {}): Promise<Modelo> {
  const diretorio = await sintetizar({ raiz, saida: join(raiz, 'cdk.out'), dist: join(raiz, 'dist'), local: true, ...opcoes });
  return lerModelo(diretorio);
}

export async function lerModelo(diretorio: string): Promise<Modelo> {
  const recursos: RecursoCfn[] = [];
  const exportados = new Map<string, { readonly valor: unknown; readonly pilha: string }>();
  for (const pilha of PILHAS) {
    const template = JSON.parse(await readFile(join(diretorio, `${pilha}.template.json`), 'utf8')) as Template;
    for (const [id, r] of Object.entries(template.Resources)) recursos.push({ pilha, id, tipo: r.Type, p: r.Properties ?? {} });
    for (const s of Object.values(template.Outputs ?? {})) if (s.Export !== undefined) exportados.set(s.Export.Name, { valor: s.Value, pilha });
  }
  const apontado = (referencia: unknown, pilha: string): RecursoCfn | undefined => {
    const [chave, alvo] = Object.entries((referencia ?? {}) as Record<string, unknown>)[0] ?? [];
    if (chave === 'Fn::ImportValue') {
      const exportado = exportados.get(String(alvo));
      return exportado && apontado(exportado.valor, exportado.pilha);
    }
    const id = chave === 'Fn::GetAtt' ? (alvo as readonly string[])[0] : alvo;
    return recursos.find((r) => r.pilha === pilha && r.id === id);
  };
  return { recursos, doTipo: (tipo) => recursos.filter((r) => r.tipo === tipo), apontado };
}

