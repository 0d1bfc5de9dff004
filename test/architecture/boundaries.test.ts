import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { conferirFronteiras } from './fronteiras.ts';

const raizes: string[] = [];
afterEach(() => {
  for (const raiz of raizes.splice(0)) rmSync(raiz, { recursive: true, force: true });
});

/** A small tree that keeps every rule; each planted case adds or replaces files. */
const CORRETA: Record<string, string> = {
  'domain/comum/tipo-a.ts': "import type { B } from './tipo-b.ts';\nexport const a = (b: B): unknown => b;\n",
  'domain/comum/tipo-b.ts': "import { a } from './tipo-a.ts';\nexport type B = string;\nexport const b = a;\n",
  'domain/comum/dinheiro.ts': 'export type Centavos = number;\nexport const zero = 0;\n',
  'domain/leitura/index.ts': "import { zero } from '../comum/dinheiro.ts';\nexport const leitura = zero;\n",
  'domain/leitura/interna.ts': 'export const interna = 1;\n',
  'domain/leitura/interna.test.ts': "import { it } from 'vitest';\nimport './interna.ts';\nit('x', () => {});\n",
  'domain/gerencial/painel.ts': "import { leitura } from '../leitura/index.ts';\nexport const painel = leitura;\n",
  'events/http/leitura/listar.ts': "import { z } from 'zod';\nimport type { Centavos } from '../../../domain/comum/dinheiro.ts';\nexport const a: Centavos = 1;\nexport default z.string();\n",
  'layers/postgres/pool.ts': "import { Pool } from 'pg';\nimport { zero } from '../../domain/comum/dinheiro.ts';\nexport const pool = [Pool, zero];\n",
  'functions/leitura/listar/env.ts': "import { z } from 'zod';\nexport type Env = string;\nexport const env = z.string();\n",
  'functions/leitura/listar/handler.ts': "import { env } from './env.ts';\nimport { pool } from '../../../layers/postgres/pool.ts';\nexport const handler = [env, pool];\n",
  'infra/app.ts': "import contrato from '../events/http/leitura/listar.ts';\nimport type { Env } from '../functions/leitura/listar/env.ts';\nexport const app: Env = String(contrato);\n",
  'web/api-client/cliente.ts': 'export const cliente = 1;\n',
  'web/operador/main.ts': "import { cliente } from '../api-client/cliente.ts';\nexport const main = cliente;\n",
  'web/painel/main.ts': 'export const main = 1;\n',
  'local/cli/nascente.ts': "import '../../functions/leitura/listar/handler.ts';\nexport const local = 1;\n",
};

function arvore(plantado: Record<string, string>): string {
  const raiz = mkdtempSync(join(tmpdir(), 'fronteiras-'));
  raizes.push(raiz);
  symlinkSync(join(process.cwd(), 'node_modules'), join(raiz, 'node_modules'), 'dir');
  writeFileSync(join(raiz, 'package.json'), JSON.stringify({ type: 'module', dependencies: { zod: '*', pg: '*' }, devDependencies: { 'fast-check': '*' } }));
  for (const [caminho, texto] of Object.entries({ ...CORRETA, ...plantado })) {
    mkdirSync(join(raiz, dirname(caminho)), { recursive: true });
    writeFileSync(join(raiz, caminho), texto);
  }
  return raiz;
}

/** What is planted, and the rule that must catch it. */
const PLANTADAS: readonly (readonly [regra: string, arquivos: Record<string, string>])[] = [
  ['no-cycles', { 'domain/comum/a.ts': "import { b } from './b.ts';\nexport const a = (): unknown => b;\n", 'domain/comum/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n" }],
  ['no-unresolvable', { 'layers/postgres/x.ts': "import './nao-existe.ts';\n" }],
  ['domain-knows-only-domain', { 'domain/comum/x.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n" }],
  ['domain-knows-only-domain', { 'domain/comum/x.ts': "import { z } from 'zod';\nexport const x = z;\n" }],
  ['domain-knows-only-domain', { 'domain/comum/x.ts': "import type { Pool } from 'pg';\nexport type X = Pool;\n" }],
  ['events-know-only-zod-and-types-of-domain', { 'events/http/leitura/x.ts': "import { Pool } from 'pg';\nexport const x = Pool;\n" }],
  ['layers-know-domain-and-events', { 'layers/postgres/x.ts': "import '../../functions/leitura/listar/env.ts';\n" }],
  ['functions-know-domain-events-and-layers', { 'functions/leitura/listar/x.ts': "import { Pool } from 'pg';\nexport const x = Pool;\n" }],
  ['functions-use-zod-only-in-env', { 'functions/leitura/listar/x.ts': "import { z } from 'zod';\nexport const x = z;\n" }],
  ['functions-never-import-another-function', { 'functions/leitura/outra/handler.ts': "import '../listar/handler.ts';\n" }],
  ['infra-knows-events-and-the-types-of-env', { 'infra/x.ts': "import '../layers/postgres/pool.ts';\n" }],
  ['web-knows-events-and-domain', { 'web/operador/x.ts': "import '../../layers/postgres/pool.ts';\n" }],
  ['web-knows-events-and-domain', { 'web/operador/x.tsx': "import '../../layers/postgres/pool.ts';\nexport const X = () => <p title=\"a\">{1}</p>;\n" }],
  ['web-apps-share-only-the-api-client', { 'web/operador/x.ts': "import '../painel/main.ts';\n" }],
  ['nothing-imports-local-test-or-bench', { 'functions/leitura/listar/x.ts': "import '../../../local/cli/nascente.ts';\n" }],
  ['runtime-code-has-no-development-packages', { 'layers/postgres/x.ts': "import fc from 'fast-check';\nexport const x = fc;\n" }],
  ['comum-knows-only-earlier-contexts', { 'domain/comum/x.ts': "import '../leitura/interna.ts';\n" }],
  ['leitura-knows-only-earlier-contexts', { 'domain/leitura/x.ts': "import '../gerencial/painel.ts';\n" }],
  ['leitura-knows-only-earlier-contexts', { 'domain/razao/x.ts': 'export const x = 1;\n', 'functions/leitura/listar/x.ts': "import '../../../domain/razao/x.ts';\n" }],
  ['contexts-on-top-use-the-index-of-others', { 'domain/gerencial/x.ts': "import '../leitura/interna.ts';\n" }],
];

describe('import table', () => {
  it('holds in this project, and the modules were really seen', async () => {
    const { modulos, violacoes } = await conferirFronteiras(process.cwd());
    expect(modulos).toBeGreaterThan(0);
    expect(violacoes).toEqual([]);
  });

  it('accepts a tree that keeps it', async () => {
    const { modulos, violacoes } = await conferirFronteiras(arvore({}));
    expect(violacoes).toEqual([]);
    expect(modulos).toBeGreaterThanOrEqual(Object.keys(CORRETA).length);
  });

  it.each(PLANTADAS)('catches a planted violation of %s', async (regra, arquivos) => {
    const { violacoes } = await conferirFronteiras(arvore(arquivos));
    expect(violacoes.map((linha) => linha.split(':')[0])).toContain(regra);
  });
});
