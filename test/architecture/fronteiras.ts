import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import './analisador.ts';
import { ciclosDeCodigo } from './ciclos.ts';

const PASTAS = ['domain', 'events', 'layers', 'functions', 'infra', 'web', 'local', 'test', 'bench'];

/** What the import table says of the tree under `raiz`, and how many modules were seen. */
export interface Fronteiras {
  readonly modulos: number;
  readonly violacoes: readonly string[];
}

/** Runs `.dependency-cruiser.cjs` of this project over the code folders under `raiz` (absolute). */
export async function conferirFronteiras(raiz: string): Promise<Fronteiras> {
  const opcoes = await extractDepcruiseOptions(join(process.cwd(), '.dependency-cruiser.cjs'));
  const pastas = PASTAS.filter((pasta) => existsSync(join(raiz, pasta)));
  const resultado = await cruise(pastas, { ...opcoes, baseDir: raiz, validate: true });
  const { summary, modules } = resultado.output as ICruiseResult;
  const proprios = new Map(modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes('node_modules')).map((m) => [m.source, m.dependencies.map((d) => d.resolved)]));
  return { modulos: summary.totalCruised, violacoes: [...summary.violations.map(descrever), ...ciclosDeCodigo(raiz, proprios)].sort() };
}

function descrever({ rule, from, to }: IViolation): string {
  return `${rule.name}: ${from} → ${to}`;
}
