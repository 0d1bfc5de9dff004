import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apagarMorada } from './diretorio.ts';
import { nascimento, processosDoBanco, vivo } from './processos.ts';
import type { OpcoesPostgres, PostgresLocal } from './postgres.ts';
import { iniciarPostgres } from './postgres.ts';
import { lugarRapido } from './lugar-rapido.ts';

let diretorio: string;
let abertos: PostgresLocal[];
let avisos: string[];

beforeEach(() => {
  diretorio = mkdtempSync(join(lugarRapido(), 'nascente-teste-'));
  chmodSync(diretorio, 0o755);
  abertos = [];
  avisos = [];
});
afterEach(async () => {
  for (const aberto of abertos) await aberto.parar();
  apagarMorada(diretorio);
});

async function abrir(opcoes: Partial<OpcoesPostgres> = {}): Promise<PostgresLocal> {
  const servidor = await iniciarPostgres({ diretorio, porta: 0, avisar: (m) => avisos.push(m), ...opcoes });
  abertos.push(servidor);
  return servidor;
}

async function consultar(servidor: PostgresLocal, sql: string): Promise<Record<string, unknown>[]> {
  const cliente = new pg.Client(servidor.url('postgres'));
  await cliente.connect();
  try {
    return (await cliente.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await cliente.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('sorts Portuguese by ICU, keeps checksums, flushes commits, asks for a password and stays on 127.0.0.1', async () => {
    const servidor = await abrir();
    const [ordem] = await consultar(servidor, "SELECT string_agg(x, ' ' ORDER BY x) AS s FROM (VALUES ('água'), ('Zebra'), ('Abelha'), ('Ánforas')) v(x)");
    expect(ordem).toEqual({ s: 'Abelha água Ánforas Zebra' });
    const nomes = ['data_checksums', 'fsync', 'synchronous_commit', 'server_encoding', 'listen_addresses', 'password_encryption'];
    const [ajustes] = await consultar(servidor, `SELECT ${nomes.map((n) => `current_setting('${n}') AS ${n}`).join(', ')}`);
    expect(ajustes).toEqual({ data_checksums: 'on', fsync: 'on', synchronous_commit: 'on', server_encoding: 'UTF8', listen_addresses: '127.0.0.1', password_encryption: 'scram-sha-256' });
    await expect(new pg.Client(servidor.url('postgres', 'postgres', 'errada')).connect()).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(servidor.diretorio, 'dados', 'senha-superusuario')).mode & 0o777).toBe(0o600);
  });

  it('takes another port when its own is taken, and keeps data over a clean restart', async () => {
    const intruso = createServer();
    const porta = await new Promise<number>((resolver) => intruso.listen(0, '127.0.0.1', () => resolver((intruso.address() as { port: number }).port)));
    const servidor = await abrir({ porta });
    expect(servidor.porta).not.toBe(porta);
    await consultar(servidor, 'CREATE TABLE t AS SELECT 7 AS n');
    await servidor.parar();
    await new Promise((resolver) => intruso.close(resolver));
    const outro = await abrir({ porta });
    expect(outro.porta).toBe(porta);
    expect(await consultar(outro, 'SELECT n FROM t')).toEqual([{ n: 7 }]);
  });

  it('comes back by itself, on the same port, with what was committed, when its processes are killed', async () => {
    const servidor = await abrir();
    await consultar(servidor, 'CREATE TABLE t AS SELECT 7 AS n');
    const antigo = servidor.pid();
    process.kill(antigo, 'SIGKILL');
    await expect.poll(() => consultar(servidor, 'SELECT n FROM t').catch(() => 'fora'), { timeout: 20_000 }).toEqual([{ n: 7 }]);
    expect(servidor.pid()).not.toBe(antigo);
    expect(avisos).toContain('O PostgreSQL caiu; recuperando os dados e subindo de novo.');
  });

  it('recovers after everything was killed, and removes a postmaster.pid whose number now belongs to a stranger', async () => {
    const servidor = await abrir();
    await consultar(servidor, 'CREATE TABLE t AS SELECT 7 AS n');
    await servidor.matar();
    const arquivo = join(servidor.diretorio, 'dados', 'postmaster.pid');
    writeFileSync(arquivo, readFileSync(arquivo, 'utf8').replace(/^\d+/, String(process.pid)));
    expect(await consultar(await abrir(), 'SELECT n FROM t')).toEqual([{ n: 7 }]);
    expect(vivo(process.pid)).toBe(true);
  });

  it('stops the server that a killed launcher left behind, and then opens the same data', async () => {
    const modulo = new URL('./postgres.ts', import.meta.url).href;
    const programa = `import { iniciarPostgres } from '${modulo}';
      const s = await iniciarPostgres({ diretorio: ${JSON.stringify(diretorio)}, porta: 0 });
      process.stdout.write(String(s.pid())); setInterval(() => {}, 1000);`;
    const lancador = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', programa], { stdio: ['ignore', 'pipe', 'inherit'] });
    const postmaster = await new Promise<number>((resolver) => lancador.stdout.once('data', (d: Buffer) => resolver(Number(d.toString()))));
    lancador.kill('SIGKILL');
    await pausa(100);
    expect(vivo(postmaster)).toBe(true);
    const servidor = await abrir();
    expect(nascimento(postmaster)).toBe('');
    expect(avisos).toEqual(['Um PostgreSQL de uma execução interrompida foi encerrado.']);
    expect(await consultar(servidor, 'SELECT 1 AS um')).toEqual([{ um: 1 }]);
  });

  it('refuses a directory that another living process answers for', async () => {
    const vizinho = spawn('sleep', ['60']);
    try {
      mkdirSync(diretorio, { recursive: true });
      const pid = vizinho.pid ?? 0;
      writeFileSync(join(diretorio, 'dono.json'), JSON.stringify({ pid, nascimento: nascimento(pid) }));
      await expect(abrir()).rejects.toThrow(`já está em uso pelo processo ${pid}`);
    } finally {
      vizinho.kill();
      rmSync(join(diretorio, 'dono.json'));
    }
  });

  it.runIf(process.getuid?.() === 0)('moves below another directory when the one asked for is closed to the user it runs as', async () => {
    chmodSync(diretorio, 0o700);
    const servidor = await abrir({ diretorio: join(diretorio, 'dados-da-plataforma') });
    expect(servidor.diretorio).not.toContain(diretorio);
    expect(avisos[0]).toContain(servidor.diretorio);
    expect(processosDoBanco(join(servidor.diretorio, 'dados')).length).toBeGreaterThan(1);
    await servidor.parar();
    apagarMorada(join(diretorio, 'dados-da-plataforma'));
    expect(() => statSync(servidor.diretorio)).toThrow('ENOENT');
  });
});
