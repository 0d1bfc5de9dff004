/**
 * The import table of CONTRIBUTING.md. `test/architecture/boundaries.test.ts` runs it, checks that it saw modules at all (with a parser that
 * does not know the language it silently sees none) and plants one violation of each rule. This parser does not tell `import type` from
 * `import`: what hangs on that (cycles of code, places where only types may cross) is checked beside it.
 */
const CONTEXTOS = ['comum', 'acesso', 'cadastro', 'hidrometria', 'leitura', 'razao', 'faturamento', 'arrecadacao', 'cobranca', 'juridico'];
const NO_TOPO = ['servico', 'atendimento', 'gerencial'];
/** Tests, and the arbitraries that only they use. */
const TESTE = '\\.(test|arbitrarios)\\.tsx?$';
const CODIGO = '^(domain|events|layers|functions|infra|web)/';

/** One rule per context: it may not know any context after it, nor those on top. */
const ordem = CONTEXTOS.map((contexto, i) => ({
  name: `${contexto}-knows-only-earlier-contexts`,
  comment: `The contexts are acyclic: ${CONTEXTOS.join(' → ')}; ${NO_TOPO.join(', ')} stand on top.`,
  severity: 'error',
  from: { path: `^(domain|functions)/${contexto}/`, pathNot: TESTE },
  to: { path: `^(domain|functions)/(${[...CONTEXTOS.slice(i + 1), ...NO_TOPO].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-unresolvable',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-knows-only-domain',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTE },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'events-know-only-zod-and-types-of-domain',
      severity: 'error',
      from: { path: '^events/', pathNot: TESTE },
      to: { pathNot: ['^events/', '(^|/)node_modules/zod/', '^domain/'] },
    },
    {
      name: 'layers-know-domain-and-events',
      severity: 'error',
      from: { path: '^layers/', pathNot: TESTE },
      to: { path: '^(functions|infra|web|local|test|bench|migrations)/' },
    },
    {
      name: 'functions-know-domain-events-and-layers',
      severity: 'error',
      from: { path: '^functions/', pathNot: TESTE },
      to: { pathNot: ['^(domain|events|layers|functions)/', '(^|/)node_modules/(zod|@types)/'] },
    },
    {
      name: 'functions-use-zod-only-in-env',
      comment: 'The schemas of what enters are in events/; a function parses only its environment.',
      severity: 'error',
      from: { path: '^functions/', pathNot: [TESTE, '/env\\.ts$'] },
      to: { path: '(^|/)node_modules/zod/' },
    },
    {
      name: 'functions-never-import-another-function',
      severity: 'error',
      from: { path: '^functions/([^/]+)/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/$2/' },
    },
    {
      name: 'infra-knows-events-and-the-types-of-env',
      severity: 'error',
      from: { path: '^infra/', pathNot: TESTE },
      to: { path: '^(domain|layers|functions|web|local|test|bench)/', pathNot: '^functions/[^/]+/[^/]+/env\\.ts$' },
    },
    {
      name: 'web-knows-events-and-domain',
      severity: 'error',
      from: { path: '^web/', pathNot: TESTE },
      to: { path: '^(layers|functions|infra|local|test|bench)/' },
    },
    {
      name: 'web-apps-share-only-the-api-client',
      severity: 'error',
      from: { path: '^web/([^/]+)/' },
      to: { path: '^web/', pathNot: '^web/($1|api-client)/' },
    },
    {
      name: 'nothing-imports-local-test-or-bench',
      severity: 'error',
      from: { path: CODIGO, pathNot: TESTE },
      to: { path: '^(local|test|bench)/' },
    },
    {
      name: 'runtime-code-has-no-development-packages',
      comment: 'What runs in AWS must be in `dependencies`.',
      severity: 'error',
      from: { path: '^(domain|events|layers|functions)/', pathNot: TESTE },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    ...ordem,
    {
      name: 'contexts-on-top-use-the-index-of-others',
      severity: 'error',
      from: { path: `^domain/(${NO_TOPO.join('|')})/` },
      to: { path: '^domain/', pathNot: ['^domain/$1/', '^domain/comum/', '^domain/[^/]+/index\\.ts$'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk\\.out|\\.nascente)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
