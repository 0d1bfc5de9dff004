import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/**
 * One project per kind of test; `npx vitest run --project unit domain/faturamento` runs a part of one.
 * A test that needs PostgreSQL is in `test/{contract,integration,scenario,e2e}`, in `layers/postgres`, or is named `*.pg.test.ts`:
 * those projects start a throw-away cluster, and every file clones its own database from the migrated template.
 */
const ARQUIVO_POSTGRES = './test/fixture/postgres-global.ts';
const postgres = existsSync(new URL(ARQUIVO_POSTGRES, import.meta.url)) ? [ARQUIVO_POSTGRES] : [];
const nunca = ['**/node_modules/**', '**/dist/**', '**/cdk.out/**', '**/.nascente/**'];

interface Projeto {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  /** Projects of one order run together, the orders one after the other. */
  readonly ordem: number;
  readonly comPostgres?: boolean;
  readonly segundos?: number;
  /** Files at a time, where they wait more for PostgreSQL than for the processor. */
  readonly aoMesmoTempo?: number;
  /** Files share the modules of their worker: they change nothing that another would see. */
  readonly juntos?: boolean;
}

function projeto({ name, include, exclude = [], ordem, comPostgres = false, segundos = 10, aoMesmoTempo = 2, juntos = false }: Projeto) {
  return {
    test: {
      name,
      include,
      exclude: [...nunca, ...exclude],
      environment: 'node' as const,
      globalSetup: comPostgres ? postgres : [],
      testTimeout: segundos * 1000,
      hookTimeout: Math.max(30, segundos) * 1000,
      maxWorkers: aoMesmoTempo,
      isolate: !juntos,
      setupFiles: juntos ? ['./test/fixture/modulos-novos.ts'] : [],
      pool: 'forks' as const,
      sequence: { groupOrder: ordem },
      env: { TZ: 'America/Sao_Paulo', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', POWERTOOLS_DEV: 'true' },
    },
  };
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    // what a test prints is read only when it fails
    silent: 'passed-only',
    projects: [
      projeto({
        name: 'unit',
        ordem: 0,
        include: ['{domain,layers,events,functions,infra,web,bench}/**/*.test.{ts,tsx}'],
        exclude: ['layers/postgres/**', 'layers/documentos/**', 'layers/acesso/senha-guardada.test.ts', '**/*.pg.test.ts'],
        segundos: 60,
      }),
      projeto({ name: 'architecture', ordem: 0, include: ['test/architecture/**/*.test.ts'], segundos: 120 }),
      // what draws pages, generates a town, starts processes or derives keys: right, and too slow for every save
      projeto({ name: 'lento', ordem: 1, include: ['{layers/documentos,local}/**/*.test.ts', 'layers/acesso/senha-guardada.test.ts'], exclude: ['**/*.pg.test.ts'], segundos: 120 }),
      projeto({ name: 'contract', ordem: 2, include: ['test/contract/**/*.test.ts'], comPostgres: true, segundos: 120, aoMesmoTempo: 2, juntos: true }),
      projeto({
        name: 'integration',
        ordem: 3,
        include: ['test/integration/**/*.test.ts', 'layers/postgres/**/*.test.ts', '**/*.pg.test.ts'],
        comPostgres: true,
        segundos: 180,
        aoMesmoTempo: 2,
        juntos: true,
      }),
      projeto({ name: 'infra', ordem: 4, include: ['test/infra/**/*.test.ts'], segundos: 240, juntos: true }),
      // a journey waits for people and a scenario computes: side by side they fill the two cores
      projeto({ name: 'scenario', ordem: 5, include: ['test/scenario/**/*.test.ts'], comPostgres: true, segundos: 600 }),
      projeto({ name: 'e2e', ordem: 5, include: ['test/e2e/**/*.test.ts'], comPostgres: true, segundos: 300 }),
    ],
  },
});
