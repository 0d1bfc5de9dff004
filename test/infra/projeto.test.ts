import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descobrirContratos, todosOsContratos } from '../../infra/contratos.ts';
import { sintetizar } from '../../infra/sintetizar.ts';
import { PROJETO } from './arvore.ts';
import { lerModelo } from './modelo.ts';
import type { RecursoCfn } from './modelo.ts';

let pasta: string;
let funcoes: readonly RecursoCfn[];
beforeAll(async () => {
  pasta = await mkdtemp(join(PROJETO, 'dist', 'projeto-'));
  const diretorio = await sintetizar({ saida: join(pasta, 'cdk.out'), dist: pasta, local: true });
  funcoes = (await lerModelo(diretorio)).doTipo('AWS::Lambda::Function').filter((f) => f.p['FunctionName'] !== undefined);
}, 120_000);
afterAll(async () => rm(pasta, { recursive: true, force: true }));

/** Loads every bundle in a process of its own, as Lambda would, and answers what each exports as its handler. */
async function carregarPacotes(nomes: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const enderecos = Object.fromEntries(nomes.map((n) => [n, pathToFileURL(join(pasta, 'funcoes', n, 'index.mjs')).href]));
  const programa = `const r = {}; for (const [n, u] of Object.entries(${JSON.stringify(enderecos)})) { try { r[n] = typeof (await import(u)).handler; } catch (e) { r[n] = String(e); } } console.log(JSON.stringify(r)); process.exit(0);`;
  const env = { PATH: process.env['PATH'] ?? '', AWS_REGION: 'sa-east-1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', programa], { env, cwd: pasta });
  return JSON.parse(stdout) as Record<string, string>;
}

describe('the project as it is', () => {
  it('has one Lambda for each contract that needs its own, one for each context and trust level of routes, the authorizer and what is no route', async () => {
    const contratos = todosOsContratos(await descobrirContratos(PROJETO)).map((d) => d.contrato);
    const esperadas = new Set(contratos.map((c) => (c.tipo === 'rota' ? `api-${c.contexto}-${c.confianca}` : `${c.contexto}-${c.nome}`)));
    expect(funcoes.map((f) => String(f.p['FunctionName'])).sort()).toEqual([...esperadas, 'acesso-autorizar', 'comum-endereco-desconhecido'].sort());
  });

  it('every bundle loads by itself and exports a handler', async () => {
    const nomes = funcoes.map((f) => String(f.p['FunctionName']));
    expect(await carregarPacotes(nomes)).toEqual(Object.fromEntries(nomes.map((n) => [n, 'function'])));
  });

  it('what is no route knows every route by name, and none of their code', async () => {
    const codigo = await readFile(join(pasta, 'funcoes/comum-endereco-desconhecido/index.mjs'), 'utf8');
    const { rotas } = await descobrirContratos(PROJETO);
    for (const { contrato } of rotas) expect(codigo).toContain(`"${contrato.caminho}"`);
    expect(codigo.match(/^\/\/ (?:layers\/postgres|functions|node_modules\/pg)\/.*/gm)).toBeNull();
  });

  it('what a function reads beside its bundle is there', () => {
    expect(existsSync(join(pasta, 'funcoes/comum-migrar/migrations/0001_comum.sql'))).toBe(true);
    expect(existsSync(join(pasta, 'funcoes/faturamento-imprimir-rota/modelos/fatura.v1.typ'))).toBe(true);
  });

  it('no bundle carries the native compiler or the text of the sources', async () => {
    const codigo = await readFile(join(pasta, 'funcoes/faturamento-imprimir-rota/index.mjs'), 'utf8');
    expect(codigo).toMatch(/require\("@myriaddreamin\/typst-ts-node-compiler"\)/);
    expect((await readFile(join(pasta, 'funcoes/faturamento-imprimir-rota/index.mjs.map'), 'utf8')).includes('"sourcesContent"')).toBe(false);
  });
});
