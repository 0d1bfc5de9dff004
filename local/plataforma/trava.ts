import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nascimento, vivo } from '../banco/processos.ts';
import { instanteBr } from '../cli/texto.ts';

interface Posse {
  readonly pid: number;
  /** With the pid it names one process for ever: pids are used again. */
  readonly nascimento: string;
  readonly desde: string;
}

/** Another living process has the data directory. */
export class DiretorioEmUso extends Error {
  constructor(
    readonly diretorio: string,
    readonly pid: number,
    desde: string,
  ) {
    super(
      `O diretório de dados ${diretorio} já está em uso pelo processo ${pid}${desde === '' ? '' : `, desde ${instanteBr(desde)}`}. ` +
        `Use o Nascente que já está no ar, encerre-o (kill ${pid}), ou escolha outro diretório de dados.`,
    );
    this.name = 'DiretorioEmUso';
  }
}

export interface Trava {
  soltar(): void;
}

function ler(arquivo: string): Posse | undefined {
  try {
    return JSON.parse(readFileSync(arquivo, 'utf8')) as Posse;
  } catch {
    return undefined;
  }
}

function deOutroVivo(p: Posse | undefined): p is Posse {
  if (p === undefined || p.pid === process.pid || !vivo(p.pid)) return false;
  const nasceu = nascimento(p.pid);
  return nasceu === '' || p.nascimento === '' || nasceu === p.nascimento;
}

/** Directories that this process already has: the file alone does not tell two platforms of one process apart. */
const nossos = new Set<string>();

/**
 * Takes the data directory for this process. What a killed process left is taken over; a living one is respected.
 * Throws {@link DiretorioEmUso}.
 */
export function travar(diretorio: string): Trava {
  mkdirSync(diretorio, { recursive: true });
  const arquivo = join(diretorio, 'plataforma.json');
  const posse: Posse = { pid: process.pid, nascimento: nascimento(process.pid), desde: new Date().toISOString() };
  for (let tentativa = 0; ; tentativa += 1) {
    try {
      if (nossos.has(arquivo)) throw new DiretorioEmUso(diretorio, process.pid, ler(arquivo)?.desde ?? '');
      writeFileSync(arquivo, JSON.stringify(posse), { flag: 'wx' });
      break;
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EEXIST' || tentativa > 5) throw e;
      const atual = ler(arquivo);
      if (deOutroVivo(atual)) throw new DiretorioEmUso(diretorio, atual.pid, atual.desde);
      rmSync(arquivo, { force: true });
    }
  }
  nossos.add(arquivo);
  return {
    soltar: () => {
      nossos.delete(arquivo);
      if (ler(arquivo)?.pid === process.pid) rmSync(arquivo, { force: true });
    },
  };
}
