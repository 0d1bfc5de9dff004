/** A pool of worker processes that take batches as they are free, as Lambdas take messages from a queue. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import calcularRota from '../events/sqs/faturamento/calcular-rota.ts';
import { opcoesDoNode } from '../infra/constructs/opcoes-do-node.ts';
import type { AcessoDoBench } from './banco/servidor.ts';
import { picoDeMemoria } from './medida/cpu.ts';
import type { Pedido, Resposta } from './trabalhador.ts';

const REQUIRE_EM_ESM = "import { createRequire as __criarRequire } from 'node:module'; const require = __criarRequire(import.meta.url);";

const CACHE = fileURLToPath(new URL('../node_modules/.cache/nascente-bench', import.meta.url));
const MODELOS = fileURLToPath(new URL('../layers/documentos/modelos', import.meta.url));

export interface Trabalhadores {
  readonly pids: readonly number[];
  /** The first `quantos` of them; the others stay without connection. */
  conectar(acesso: AcessoDoBench, quantos: number): Promise<void>;
  soltar(): Promise<void>;
  /** Every batch once, by whoever is free of those connected; batches of several callers wait in one line, as in a queue. */
  distribuir(lotes: readonly Pedido[]): Promise<void>;
  /** Largest resident memory of any of the first `quantos`, MiB. */
  pico(quantos: number): number;
  encerrar(): Promise<void>;
}

async function pedir(filho: ChildProcess, pedido: Pedido): Promise<void> {
  filho.send(pedido);
  const [resposta] = (await once(filho, 'message')) as [Resposta];
  if (resposta.erro !== null) throw new Error(`trabalhador: ${resposta.erro}`);
}

interface Fila {
  /** Who serves from now on; nobody is serving. */
  atendentes(filhos: readonly ChildProcess[]): void;
  /** Settles when the batch was done. */
  por(lote: Pedido): Promise<void>;
}

function criarFila(): Fila {
  const espera: { readonly lote: Pedido; readonly feito: (erro?: unknown) => void }[] = [];
  let livres: ChildProcess[] = [];
  const servir = (): void => {
    while (espera.length > 0 && livres.length > 0) {
      const [filho, proximo] = [livres.shift(), espera.shift()];
      if (filho === undefined || proximo === undefined) return;
      pedir(filho, proximo.lote).then(() => proximo.feito(), proximo.feito).finally(() => {
        livres.push(filho);
        servir();
      });
    }
  };
  return {
    atendentes: (filhos) => {
      livres = [...filhos];
    },
    por: (lote) =>
      new Promise((resolver, rejeitar) => {
        espera.push({ lote, feito: (erro) => (erro === undefined ? resolver() : rejeitar(erro instanceof Error ? erro : new Error(String(erro)))) });
        servir();
      }),
  };
}

export async function iniciarTrabalhadores(quantidade: number): Promise<Trabalhadores> {
  // below node_modules, so that the native packages that stay out of the bundle are found
  mkdirSync(CACHE, { recursive: true });
  const pasta = mkdtempSync(join(CACHE, 'trabalhador-'));
  const modulo = join(pasta, 'trabalhador.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./trabalhador.ts', import.meta.url))],
    outfile: modulo,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['pg-native', '@myriaddreamin/typst-ts-node-compiler'],
    banner: { js: REQUIRE_EM_ESM },
    sourcemap: 'inline',
  });
  // a bundle carries the templates of documents beside itself
  cpSync(MODELOS, join(pasta, 'modelos'), { recursive: true });
  const argumentos = process.env['BENCH_CPU_PROF'] === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_CPU_PROF']}`];
  const filhos = Array.from({ length: quantidade }, () => fork(modulo, { execArgv: [...opcoesDoNode(calcularRota.execucao.memoriaMB), ...argumentos] }));
  const pids = filhos.map((f) => f.pid ?? 0);
  const fila = criarFila();
  return {
    pids,
    conectar: async (acesso, quantos) => {
      const ligados = filhos.slice(0, quantos);
      await Promise.all(ligados.map((f) => pedir(f, { tipo: 'conectar', acesso })));
      fila.atendentes(ligados);
    },
    soltar: async () => void (await Promise.all(filhos.map((f) => pedir(f, { tipo: 'soltar' })))),
    distribuir: async (lotes) => void (await Promise.all(lotes.map((lote) => fila.por(lote)))),
    pico: (quantos) => Math.max(...pids.slice(0, quantos).map(picoDeMemoria)),
    encerrar: async () => {
      await Promise.all(
        filhos.map(async (f) => {
          const fim = once(f, 'exit');
          f.disconnect();
          await fim;
        }),
      );
      rmSync(pasta, { recursive: true, force: true });
    },
  };
}
