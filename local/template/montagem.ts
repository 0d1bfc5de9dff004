import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** One resource of a stack, as synthesized (intrinsics not resolved). */
export interface RecursoBruto {
  readonly pilha: string;
  readonly idLogico: string;
  readonly tipo: string;
  readonly propriedades: Readonly<Record<string, unknown>>;
  readonly condicao?: string;
}

export interface Pilha {
  readonly nome: string;
  readonly recursos: ReadonlyMap<string, RecursoBruto>;
  readonly parametros: Readonly<Record<string, { Default?: unknown }>>;
  readonly condicoes: Readonly<Record<string, unknown>>;
  readonly mapeamentos: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly saidas: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;
}

/** A cloud assembly in memory. `ativos` goes from the S3 key of an asset (`<hash>.zip`) to its absolute path on disk. */
export interface Montagem {
  readonly pilhas: ReadonlyMap<string, Pilha>;
  readonly ativos: ReadonlyMap<string, string>;
}

interface Manifesto {
  artifacts: Record<string, { type: string; properties?: { templateFile?: string; file?: string; stackName?: string } }>;
}
interface ArquivoDeAtivos {
  files: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}
interface Template {
  Resources?: Record<string, { Type: string; Properties?: Record<string, unknown>; Condition?: string }>;
  Parameters?: Pilha['parametros'];
  Conditions?: Pilha['condicoes'];
  Mappings?: Pilha['mapeamentos'];
  Outputs?: Pilha['saidas'];
}

async function lerJson<T>(caminho: string): Promise<T> {
  return JSON.parse(await readFile(caminho, 'utf8')) as T;
}

function pilhaDe(nome: string, template: Template): Pilha {
  const recursos = new Map<string, RecursoBruto>();
  for (const [idLogico, r] of Object.entries(template.Resources ?? {})) {
    recursos.set(idLogico, {
      pilha: nome,
      idLogico,
      tipo: r.Type,
      propriedades: r.Properties ?? {},
      ...(r.Condition === undefined ? {} : { condicao: r.Condition }),
    });
  }
  return {
    nome,
    recursos,
    parametros: template.Parameters ?? {},
    condicoes: template.Conditions ?? {},
    mapeamentos: template.Mappings ?? {},
    saidas: template.Outputs ?? {},
  };
}

/** Reads a cloud assembly: `manifest.json`, every `*.template.json` and every `*.assets.json`, nested assemblies included. */
export async function lerMontagem(diretorio: string): Promise<Montagem> {
  const raiz = resolve(diretorio);
  const manifesto = await lerJson<Manifesto>(join(raiz, 'manifest.json'));
  const pilhas = new Map<string, Pilha>();
  const ativos = new Map<string, string>();
  for (const [id, artefato] of Object.entries(manifesto.artifacts)) {
    const { templateFile, file, stackName } = artefato.properties ?? {};
    if (artefato.type === 'aws:cloudformation:stack' && templateFile !== undefined) {
      const nome = stackName ?? id;
      pilhas.set(nome, pilhaDe(nome, await lerJson<Template>(join(raiz, templateFile))));
    } else if (artefato.type === 'cdk:asset-manifest' && file !== undefined) {
      for (const ativo of Object.values((await lerJson<ArquivoDeAtivos>(join(raiz, file))).files)) {
        if (ativo.source.path === undefined) continue;
        for (const d of Object.values(ativo.destinations)) ativos.set(d.objectKey, resolve(raiz, ativo.source.path));
      }
    } else if (artefato.type === 'cdk:cloud-assembly') {
      const dentro = await lerMontagem(join(raiz, (artefato.properties as { directoryName: string }).directoryName));
      for (const [nome, pilha] of dentro.pilhas) pilhas.set(nome, pilha);
      for (const [chave, caminho] of dentro.ativos) ativos.set(chave, caminho);
    }
  }
  return { pilhas, ativos };
}
