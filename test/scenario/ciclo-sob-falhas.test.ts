import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { criarAleatorio } from '../../local/semear/aleatorio.ts';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const MES = join(RAIZ, 'test/scenario/apoio/mes-sob-falhas.ts');
const LIGACOES = '120';
const MORTES = 20;
/** Beyond it the month is not going on, it is going round. */
const VIDAS_MAXIMAS = 3 * MORTES;
/** Another day, another month: `SEMENTE=n` plays one again. */
const SEMENTE = process.env['SEMENTE'] ?? String(Date.now() % 1_000_000);

const pasta = mkdtempSync(join(tmpdir(), 'mes-sob-falhas-'));
chmodSync(pasta, 0o755);
afterAll(() => rmSync(pasta, { recursive: true, force: true }));

interface Fim {
  readonly quebradas: readonly string[];
  readonly partes: readonly (readonly [nome: string, sha256: string, linhas: number])[];
  readonly filasVazias: boolean;
}
interface Vida {
  readonly fim: Fim | null;
  readonly morta: boolean;
  readonly saida: string;
}

function pastaDoPostgres(dados: string): string | undefined {
  const nome = readdirSync(dados, { recursive: true, encoding: 'utf8' }).find((n) => n.endsWith('postmaster.pid'));
  return nome === undefined ? undefined : join(dados, nome);
}

/** The server goes with no goodbye, as when the machine takes its memory back; its supervisor or the next start has to see to it. */
function matarPostgres(dados: string): void {
  const arquivo = pastaDoPostgres(dados);
  const pid = arquivo === undefined || !existsSync(arquivo) ? NaN : Number(readFileSync(arquivo, 'utf8').split('\n')[0]);
  if (pid > 1) process.kill(pid, 'SIGKILL');
}

/** One life of the platform, from its start to the end of the work, to its death at `ms` after it is up, or to its failure. */
function viver(dados: string, falhas: 'sim' | 'não', semente: string, morte: { readonly ms: number; readonly postgres: boolean } | null): Promise<Vida> {
  const filho = spawn(process.execPath, ['--import', 'tsx', MES, dados, join(pasta, 'cache'), LIGACOES, semente, falhas], { cwd: RAIZ, stdio: ['ignore', 'pipe', 'pipe'] });
  let saida = '';
  let morta = false;
  const matar = (): void => {
    morta = true;
    if (morte?.postgres === true) matarPostgres(dados);
    filho.kill('SIGKILL');
  };
  filho.stderr.on('data', (d: Buffer) => (saida += d.toString()));
  filho.stdout.on('data', (d: Buffer) => {
    const antes = saida;
    saida += d.toString();
    if (morte !== null && !antes.includes('no ar ') && saida.includes('no ar ')) setTimeout(matar, morte.ms);
  });
  return new Promise((resolver) => {
    filho.once('close', () => {
      const linha = /^FIM (.*)$/mu.exec(saida);
      resolver({ fim: linha === null ? null : (JSON.parse(linha[1] ?? '') as Fim), morta, saida });
    });
  });
}

describe('a month with every message twice, workers that die and the whole platform killed at random moments', () => {
  it(`ends as the one where nothing failed (SEMENTE=${SEMENTE})`, async () => {
    const calma = await viver(join(pasta, 'calma'), 'não', SEMENTE, null);
    expect(calma.fim, calma.saida).not.toBeNull();
    expect(calma.fim?.quebradas).toEqual([]);

    const sorte = criarAleatorio(Number(SEMENTE), 'mortes');
    const dados = join(pasta, 'falhas');
    let mortes = 0;
    let ultima: Vida = { fim: null, morta: false, saida: '' };
    for (let vida = 0; ultima.fim === null && vida < VIDAS_MAXIMAS; vida++) {
      // Most of the deaths come while the platform takes up what the last one left, the others in the middle of the work.
      const morte = mortes < MORTES ? { ms: sorte.inteiro(0, sorte.chance(0.7) ? 800 : 2000), postgres: sorte.chance(0.3) } : null;
      ultima = await viver(dados, 'sim', `${SEMENTE}${vida}`, morte);
      if (ultima.morta) mortes++;
    }
    expect(ultima.fim, ultima.saida.slice(-4000)).not.toBeNull();
    expect(ultima.fim?.quebradas).toEqual([]);
    expect(ultima.fim?.filasVazias).toBe(true);
    expect(ultima.fim?.partes).toEqual(calma.fim?.partes);
    // The month may end before the last death was due; a fast machine meets fewer of them.
    expect(mortes).toBeGreaterThan(4);
  });
});
