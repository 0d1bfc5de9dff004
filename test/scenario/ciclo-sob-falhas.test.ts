import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { criarAleatorio, type Aleatorio } from '../../local/semear/aleatorio.ts';
import { lugarRapido } from '../../local/banco/lugar-rapido.ts';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const MES = join(RAIZ, 'test/scenario/apoio/mes-sob-falhas.ts');
const LIGACOES = '120';
const MORTES = 20;
/** Beyond it the month is not going on, it is going round. */
const VIDAS_MAXIMAS = 3 * MORTES;
/** Another day, another month: `SEMENTE=n` plays one again. */
const SEMENTE = process.env['SEMENTE'] ?? String(Date.now() % 1_000_000);

const pasta = mkdtempSync(join(lugarRapido(), 'mes-sob-falhas-'));
chmodSync(pasta, 0o755);
afterAll(() => rmSync(pasta, { recursive: true, force: true }));

interface Fim {
  readonly quebradas: readonly string[];
  readonly partes: readonly (readonly [nome: string, sha256: string, linhas: number])[];
  readonly filasVazias: boolean;
}
/** What is to happen to a life of the platform, in ms after it is up: the database falls alone, once or more, and then everything ends. */
interface Destino {
  readonly quedasDoBanco: readonly number[];
  readonly morte: number;
  readonly comOBanco: boolean;
}
interface Vida {
  readonly fim: Fim | null;
  /** Of the platform, and of the database alone. */
  readonly mortes: number;
  readonly saida: string;
}

function pastaDoPostgres(dados: string): string | undefined {
  const nome = readdirSync(dados, { recursive: true, encoding: 'utf8' }).find((n) => n.endsWith('postmaster.pid'));
  return nome === undefined ? undefined : join(dados, nome);
}

/** The server goes with no goodbye, as when the machine takes its memory back; its supervisor or the next start has to see to it. */
function matarPostgres(dados: string): boolean {
  try {
    const pid = Number(readFileSync(pastaDoPostgres(dados) ?? '', 'utf8').split('\n')[0]);
    return pid > 1 && process.kill(pid, 'SIGKILL');
  } catch {
    // it is down already, and has not come back
    return false;
  }
}

/** One life of the platform, from its start to the end of the work, to its death, or to its failure. */
function viver(dados: string, falhas: 'sim' | 'não', semente: string, destino: Destino | null): Promise<Vida> {
  const filho = spawn(process.execPath, ['--import', 'tsx', MES, dados, join(pasta, 'cache'), LIGACOES, semente, falhas], { cwd: RAIZ, stdio: ['ignore', 'pipe', 'pipe'] });
  let saida = '';
  let mortes = 0;
  const marcados: NodeJS.Timeout[] = [];
  const cumprir = ({ quedasDoBanco, morte, comOBanco }: Destino): void => {
    for (const ms of quedasDoBanco) marcados.push(setTimeout(() => void (mortes += matarPostgres(dados) ? 1 : 0), ms));
    const matar = (): void => {
      if (comOBanco) matarPostgres(dados);
      mortes += filho.kill('SIGKILL') ? 1 : 0;
    };
    marcados.push(setTimeout(matar, morte));
  };
  filho.stderr.on('data', (d: Buffer) => (saida += d.toString()));
  filho.stdout.on('data', (d: Buffer) => {
    const antes = saida;
    saida += d.toString();
    if (destino !== null && !antes.includes('no ar ') && saida.includes('no ar ')) cumprir(destino);
  });
  return new Promise((resolver) => {
    filho.once('close', () => {
      for (const marcado of marcados) clearTimeout(marcado);
      const linha = /^FIM (.*)$/mu.exec(saida);
      resolver({ fim: linha === null ? null : (JSON.parse(linha[1] ?? '') as Fim), mortes, saida });
    });
  });
}

/** Most of the deaths come while the platform takes up what the last one left, the others in the middle of the work. */
function sortearDestino(sorte: Aleatorio): Destino {
  const morte = sorte.inteiro(0, sorte.chance(0.7) ? 800 : 2000);
  return { morte, comOBanco: sorte.chance(0.3), quedasDoBanco: sorte.chance(0.6) ? [sorte.inteiro(0, morte)] : [] };
}

describe('a month with every message twice, workers that die, and the database or the whole platform killed at twenty random moments', () => {
  it(`ends as the one where nothing failed (SEMENTE=${SEMENTE})`, async () => {
    const calma = await viver(join(pasta, 'calma'), 'não', SEMENTE, null);
    expect(calma.fim, calma.saida).not.toBeNull();
    expect(calma.fim?.quebradas).toEqual([]);

    const sorte = criarAleatorio(Number(SEMENTE), 'mortes');
    const dados = join(pasta, 'falhas');
    let mortes = 0;
    let ultima: Vida = { fim: null, mortes: 0, saida: '' };
    for (let vida = 0; ultima.fim === null && vida < VIDAS_MAXIMAS; vida++) {
      ultima = await viver(dados, 'sim', `${SEMENTE}${vida}`, mortes < MORTES ? sortearDestino(sorte) : null);
      mortes += ultima.mortes;
    }
    expect(ultima.fim, ultima.saida.slice(-4000)).not.toBeNull();
    expect(ultima.fim?.quebradas).toEqual([]);
    expect(ultima.fim?.filasVazias).toBe(true);
    expect(ultima.fim?.partes).toEqual(calma.fim?.partes);
    expect(mortes).toBeGreaterThanOrEqual(MORTES);
  });
});
