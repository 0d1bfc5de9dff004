import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Recurso } from '../events/contrato.ts';
import type { FuncaoPlanejada } from './funcoes.ts';

/** Native: comes from the published layer in AWS and from node_modules on one machine. */
const NATIVO = '@myriaddreamin/typst-ts-node-compiler';
/** Required by a library inside a try; we do not have it and do not want it. */
const AUSENTES = ['pg-native'];
/** Lambda runs nodejs24.x; the bundle must also run on the oldest Node of a developer. */
const ALVO = 'node20';
/** CommonJS libraries inside an ESM bundle call `require` for the parts of Node. */
const REQUIRE_EM_ESM = "import { createRequire as __criarRequire } from 'node:module'; const require = __criarRequire(import.meta.url);";

export interface OpcoesEmpacotar {
  /** The project: has `layers/` and `migrations/`. */
  readonly projeto: string;
  /** Where the bundles go: `<destino>/funcoes/<nome>/index.mjs`. Emptied first. */
  readonly destino: string;
  readonly funcoes: readonly FuncaoPlanejada[];
  /** Smaller bundles for AWS; on one machine the time is better spent starting. */
  readonly minificar: boolean;
}

/**
 * The layer's folder reaches a function through NODE_PATH, which `import` does not read and `require` does: the native package is
 * taken by `require` in the one place where it is imported.
 */
const nativoPorRequire: Plugin = {
  name: 'nativo-por-require',
  setup(construcao) {
    construcao.onResolve({ filter: /^@myriaddreamin\/typst-ts-node-compiler$/ }, ({ path, namespace, kind }) =>
      namespace === 'nativo' || kind === 'require-call' ? { path, external: true } : { path, namespace: 'nativo' },
    );
    construcao.onLoad({ filter: /.*/, namespace: 'nativo' }, () => ({ contents: `module.exports = require('${NATIVO}');`, loader: 'js' }));
  },
};

function modulo(de: string, para: string): string {
  const caminho = relative(dirname(de), para);
  return JSON.stringify(caminho.startsWith('.') ? caminho : `./${caminho}`);
}

/** The entry of a Lambda that serves many routes: their contracts and handlers, mounted by `layers/http/montar.ts`. */
export function entradaDaApi(arquivo: string, projeto: string, rotas: readonly { readonly handler: string }[]): string {
  const imports = rotas.map((r, i) => `import { handler as rota${i} } from ${modulo(arquivo, r.handler)};`);
  return [
    `import { montarApi } from ${modulo(arquivo, join(projeto, 'layers/http/montar.ts'))};`,
    ...imports,
    `export const handler = montarApi([${rotas.map((_, i) => `rota${i}`).join(', ')}]);`,
    '',
  ].join('\n');
}

/** The entry of the Lambda of what is no route: the names of the routes, and not their contracts. */
function entradaDosDesconhecidos(arquivo: string, projeto: string, rotas: readonly { readonly metodo: string; readonly caminho: string }[]): string {
  return [
    `import { montarDesconhecidos } from ${modulo(arquivo, join(projeto, 'layers/http/endereco-desconhecido.ts'))};`,
    `export const handler = montarDesconhecidos(${JSON.stringify(rotas.map(({ metodo, caminho }) => ({ metodo, caminho })))});`,
    '',
  ].join('\n');
}

async function entradaDe(f: FuncaoPlanejada, o: OpcoesEmpacotar): Promise<string> {
  if (f.entrada.tipo === 'handler') return f.entrada.arquivo;
  const arquivo = join(o.destino, 'entradas', `${f.nome}.ts`);
  const { entrada } = f;
  await writeFile(arquivo, entrada.tipo === 'api' ? entradaDaApi(arquivo, o.projeto, entrada.rotas) : entradaDosDesconhecidos(arquivo, o.projeto, entrada.rotas));
  return arquivo;
}

/** Files that a function reads beside its bundle, by what it uses. */
function anexosDe(f: FuncaoPlanejada, projeto: string): readonly { readonly de: string; readonly como: string }[] {
  const migra = f.execucao.usa.some((r: Recurso) => 'banco' in r && r.banco === 'migrador');
  return [
    ...(migra ? [{ de: join(projeto, 'migrations'), como: 'migrations' }] : []),
    ...(f.execucao.camada === 'typst' ? [{ de: join(projeto, 'layers/documentos/modelos'), como: 'modelos' }] : []),
  ];
}

/** The folder of each function by its name, which exists at once, and when their content will be there. */
export interface Pacotes {
  readonly pastas: ReadonlyMap<string, string>;
  readonly prontos: Promise<void>;
}

/**
 * Bundles every function at once; the handler in each folder is `index.handler`. The work is esbuild's own process, so on one machine the
 * template is laid out meanwhile. `prontos` rejects with what esbuild says, file and line of each error.
 */
export async function empacotar(o: OpcoesEmpacotar): Promise<Pacotes> {
  const funcoes = join(o.destino, 'funcoes');
  await rm(funcoes, { recursive: true, force: true });
  await mkdir(join(o.destino, 'entradas'), { recursive: true });
  const pastas = new Map(o.funcoes.map((f) => [f.nome, join(funcoes, f.nome)]));
  await Promise.all([...pastas.values()].map((pasta) => mkdir(pasta, { recursive: true })));
  const entradas = await Promise.all(o.funcoes.map(async (f) => ({ in: await entradaDe(f, o), out: join(f.nome, 'index') })));
  return { pastas, prontos: construir(o, funcoes, entradas) };
}

async function construir(o: OpcoesEmpacotar, funcoes: string, entradas: readonly { readonly in: string; readonly out: string }[]): Promise<void> {
  await build({
    entryPoints: [...entradas],
    outdir: funcoes,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: o.projeto,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: ALVO,
    banner: { js: REQUIRE_EM_ESM },
    external: AUSENTES,
    plugins: [nativoPorRequire],
    minify: o.minificar,
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
  });
  await Promise.all(
    o.funcoes.flatMap((f) => anexosDe(f, o.projeto).map((a) => cp(a.de, join(funcoes, f.nome, a.como), { recursive: true, filter: (c) => !c.endsWith('.test.ts') }))),
  );
}
