/**
 * `npm run check`: what must hold before a commit. `npm test` (`--tudo`): that, then every other test.
 * Two steps run at a time, one per core; the output of a step is shown only when it fails.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';

interface Etapa {
  readonly nome: string;
  /** A program of node_modules/.bin and its arguments. */
  readonly comando: readonly [string, ...string[]];
  /** Shows its output as it runs, alone. */
  readonly aoVivo?: boolean;
}

interface Fim {
  readonly nome: string;
  readonly ok: boolean;
  readonly segundos: number;
  readonly saida: string;
}

const PASTAS = ['domain', 'events', 'layers', 'functions', 'infra', 'web', 'local', 'test', 'bench'].filter((pasta) => existsSync(pasta));

/** The longest first, so that the short ones fill the other core. */
const CONFERENCIA: readonly Etapa[] = [
  // pure tests in one set of modules for each worker: a third of their time was loading the same files again
  { nome: 'testes de unidade e de arquitetura', comando: ['vitest', 'run', '--no-isolate', '--project', 'unit', '--project', 'architecture'] },
  { nome: 'tipos (tsc)', comando: ['tsc', '--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.tsbuildinfo'] },
  { nome: 'lint com tipos (oxlint)', comando: ['oxlint', '--no-error-on-unmatched-pattern', ...PASTAS, 'vitest.config.ts'] },
  { nome: 'código sem uso (knip)', comando: ['knip', '--no-progress'] },
];

const DEMAIS: Etapa = {
  nome: 'contrato, integração, infra, cenário e navegador',
  // named one by one: two exclusions are a union, and would run everything again
  comando: ['vitest', 'run', ...['lento', 'contract', 'integration', 'infra', 'scenario', 'e2e'].flatMap((projeto) => ['--project', projeto])],
  aoVivo: true,
};

function executar({ nome, comando: [programa, ...argumentos], aoVivo = false }: Etapa): Promise<Fim> {
  const inicio = performance.now();
  const pedacos: Buffer[] = [];
  return new Promise((resolver) => {
    const processo = spawn(join('node_modules', '.bin', programa), argumentos, {
      stdio: aoVivo ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(pc.isColorSupported ? { FORCE_COLOR: '1' } : {}) },
    });
    processo.stdout?.on('data', (parte: Buffer) => pedacos.push(parte));
    processo.stderr?.on('data', (parte: Buffer) => pedacos.push(parte));
    const terminar = (ok: boolean) => resolver({ nome, ok, segundos: (performance.now() - inicio) / 1000, saida: Buffer.concat(pedacos).toString() });
    processo.on('error', (erro) => {
      pedacos.push(Buffer.from(`${programa}: ${erro.message}. Rode "npm install".`));
      terminar(false);
    });
    processo.on('close', (codigo) => terminar(codigo === 0));
  });
}

function mostrar({ nome, ok, segundos, saida }: Fim): void {
  console.log(`${ok ? pc.green('✓') : pc.red('✗')} ${nome} ${pc.dim(`${segundos.toFixed(1)} s`)}`);
  if (!ok && saida !== '') console.log(saida);
}

/** Runs the steps, `largura` at a time. */
async function executarTodas(etapas: readonly Etapa[], largura: number): Promise<Fim[]> {
  const fila = [...etapas];
  const fins: Fim[] = [];
  const consumir = async () => {
    for (let etapa = fila.shift(); etapa !== undefined; etapa = fila.shift()) {
      const fim = await executar(etapa);
      mostrar(fim);
      fins.push(fim);
    }
  };
  await Promise.all(Array.from({ length: largura }, consumir));
  return fins;
}

const inicio = performance.now();
const fins = await executarTodas(CONFERENCIA, Math.min(2, availableParallelism()));
if (process.argv.includes('--tudo')) fins.push(...(await executarTodas([DEMAIS], 1)));

const falhas = fins.filter(({ ok }) => !ok).map(({ nome }) => nome);
const total = `${((performance.now() - inicio) / 1000).toFixed(1)} s`;
console.log(falhas.length === 0 ? pc.green(`Tudo certo em ${total}.`) : pc.red(`Falhou em ${total}: ${falhas.join('; ')}.`));
process.exitCode = falhas.length === 0 ? 0 : 1;
