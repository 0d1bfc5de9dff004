import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binarios } from './binarios.ts';
import type { Executor } from './usuario.ts';
import { donoDosArquivos } from './usuario.ts';

export const SUPERUSUARIO = 'postgres';
const ARQUIVO_DA_SENHA = 'senha-superusuario';

/** A created cluster: its PGDATA and the superuser's password. */
export interface Cluster {
  readonly pgdata: string;
  readonly senha: string;
}

function entregar(caminho: string, executor: Executor): void {
  if (executor.uid !== undefined && executor.gid !== undefined) chownSync(caminho, executor.uid, executor.gid);
}

function sincronizar(caminho: string): void {
  const fd = openSync(caminho, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

function rodarInitdb(binario: string, argumentos: readonly string[], executor: Executor): Promise<{ codigo: number | null; saida: string }> {
  return new Promise((resolver, rejeitar) => {
    const filho = spawn(binario, argumentos, { ...executor, cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' } });
    let saida = '';
    const juntar = (parte: Buffer): void => {
      saida += parte.toString();
    };
    filho.stdout.on('data', juntar);
    filho.stderr.on('data', juntar);
    filho.once('error', rejeitar);
    filho.once('close', (codigo) => resolver({ codigo, saida }));
  });
}

/** `C.UTF-8` knows what a letter is beyond ASCII; older C libraries lack it and then plain C serves (ICU sorts in both). */
const LOCAIS_DA_LIBC = ['C.UTF-8', 'C'];

async function criar(binarios: Binarios, raiz: string, executor: Executor, duravel: boolean): Promise<void> {
  const senha = randomBytes(24).toString('base64url');
  const arquivo = join(raiz, 'senha-inicial');
  writeFileSync(arquivo, senha, { mode: 0o600 });
  entregar(arquivo, executor);
  const rascunho = join(raiz, `dados.criando-${process.pid}`);
  const comuns = ['--pgdata', rascunho, '--username', SUPERUSUARIO, '--pwfile', arquivo, '--auth', 'scram-sha-256', '--encoding', 'UTF8'];
  const idioma = ['--locale-provider', 'icu', '--icu-locale', 'pt-BR', '--lc-messages', 'C', '--data-checksums', ...(duravel ? [] : ['--no-sync'])];
  let falha = '';
  for (const local of LOCAIS_DA_LIBC) {
    rmSync(rascunho, { recursive: true, force: true });
    mkdirSync(rascunho, { mode: 0o700 });
    entregar(rascunho, executor);
    const { codigo, saida } = await rodarInitdb(binarios.initdb, [...comuns, ...idioma, '--locale', local], executor);
    if (codigo === 0) {
      falha = '';
      break;
    }
    falha = saida;
  }
  rmSync(arquivo, { force: true });
  if (falha !== '') throw new Error(`Não foi possível criar o banco de dados em ${raiz}:\n${falha}`);
  const guardada = join(rascunho, ARQUIVO_DA_SENHA);
  writeFileSync(guardada, senha, { mode: 0o600 });
  entregar(guardada, executor);
  if (duravel) sincronizar(guardada);
  // The rename is the commit: a run killed before it leaves only a draft, which the next one deletes.
  renameSync(rascunho, join(raiz, 'dados'));
  if (duravel) sincronizar(raiz);
}

function apagarRascunhos(raiz: string): void {
  for (const nome of readdirSync(raiz)) {
    if (nome.startsWith('dados.criando-')) rmSync(join(raiz, nome), { recursive: true, force: true });
  }
}

/**
 * Opens the cluster of `raiz`, creating it (UTF-8, ICU pt-BR, checksums, scram) when there is none.
 * @throws Error in Portuguese when the data were made by another major version or belong to another user
 */
export async function abrirCluster(binarios: Binarios, raiz: string, executor: Executor, duravel: boolean): Promise<Cluster> {
  const pgdata = join(raiz, 'dados');
  apagarRascunhos(raiz);
  if (!existsSync(pgdata)) await criar(binarios, raiz, executor, duravel);
  const versao = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  if (versao !== '17') throw new Error(`Os dados em ${pgdata} são do PostgreSQL ${versao}; este programa usa o 17. Exporte-os com a versão antiga antes de continuar.`);
  const dono = donoDosArquivos(executor);
  if (dono !== undefined) conferirDono(pgdata, dono, executor);
  return { pgdata, senha: readFileSync(join(pgdata, ARQUIVO_DA_SENHA), 'utf8').trim() };
}

function conferirDono(pgdata: string, dono: number, executor: Executor): void {
  if (statSync(pgdata).uid === dono) return;
  if (executor.uid === undefined) {
    throw new Error(`Os dados em ${pgdata} pertencem a outro usuário (provavelmente o programa já rodou como root aqui). Rode como o mesmo usuário, ou apague-os com --limpar.`);
  }
  entregarTudo(pgdata, executor);
}

function entregarTudo(pasta: string, executor: Executor): void {
  entregar(pasta, executor);
  chmodSync(pasta, 0o700);
  for (const e of readdirSync(pasta, { withFileTypes: true })) {
    const caminho = join(pasta, e.name);
    if (e.isDirectory()) entregarTudo(caminho, executor);
    else if (e.isFile()) entregar(caminho, executor);
  }
}
