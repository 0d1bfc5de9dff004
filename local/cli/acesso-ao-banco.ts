import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { criarPool, type Acesso, type Pool } from '../../layers/postgres/conexao.ts';
import { iniciarPostgres } from '../banco/postgres.ts';
import { travar } from '../plataforma/trava.ts';
import { plataformaNoAr } from './estado.ts';
import { FalhaDoComando } from './falhas.ts';
import { recusaDoServidor } from './motivos.ts';
import { diretorioDados } from './onde.ts';
import { senhaDoPapel } from './segredos-locais.ts';

export interface OpcoesDoBanco {
  readonly banco?: string;
  readonly dados?: string;
}

export type Papel = 'nascente_migrador' | 'nascente_leitura' | 'nascente_app';

/** For an address where nobody answers. */
const ESPERA_MS = 10_000;

/** Name of the application's database on one machine, as the template has it. */
const NOME = 'nascente';

/** A letter of the address that was not written as addresses write it (`%` alone) makes it another. */
function ehEndereco(texto: string): boolean {
  try {
    decodeURIComponent(texto);
    return URL.canParse(texto) && /^postgres(ql)?:$/.test(new URL(texto).protocol);
  } catch {
    return false;
  }
}

function acessoDaUrl(texto: string): Acesso {
  if (!ehEndereco(texto)) throw new FalhaDoComando('Diga o endereço do banco como postgres://usuario:senha@host:porta/nome; na senha, % se escreve %25, @ se escreve %40 e / se escreve %2F.');
  const u = new URL(texto);
  return {
    host: u.hostname,
    porta: u.port === '' ? 5432 : Number(u.port),
    nome: decodeURIComponent(u.pathname.slice(1)),
    usuario: decodeURIComponent(u.username),
    senha: decodeURIComponent(u.password),
    tls: u.searchParams.get('sslmode') === 'require',
  };
}

async function usar<T>(acesso: Acesso, acao: (pool: Pool, acesso: Acesso) => Promise<T>): Promise<T> {
  const pool = criarPool({ ...acesso, maximo: 2 });
  try {
    return await acao(pool, acesso);
  } finally {
    await pool.end();
  }
}

/** Whether the server lets it in. A pool forgets a connection that failed with its socket open, and the server waits for the password that will not come. */
async function bater(acesso: Acesso): Promise<void> {
  const cliente = new pg.Client(comoConfiguracao(acesso));
  try {
    await cliente.connect();
  } finally {
    await cliente.end();
  }
}

/** A database that a person named: what its server refuses is for the person to mend. */
async function usarONomeado<T>(url: string, acao: (pool: Pool, acesso: Acesso) => Promise<T>): Promise<T> {
  try {
    const acesso = acessoDaUrl(url);
    await bater(acesso);
    return await usar(acesso, acao);
  } catch (e) {
    const recusa = recusaDoServidor(e);
    throw recusa === undefined ? e : new FalhaDoComando(recusa, { cause: e });
  }
}

/** The platform is down: its database is put up for as long as the command takes. */
async function comServidorProprio<T>(dados: string, acao: (porta: number) => Promise<T>): Promise<T> {
  const diretorio = join(dados, 'postgres');
  if (!existsSync(diretorio)) throw new FalhaDoComando(`Não há banco em ${dados}. Rode "npm start" uma vez, diga em --dados a pasta certa, ou defina NASCENTE_BANCO com o endereço de um banco.`);
  const trava = travar(dados);
  try {
    const servidor = await iniciarPostgres({ diretorio });
    try {
      return await acao(servidor.porta);
    } finally {
      await servidor.parar();
    }
  } finally {
    trava.soltar();
  }
}

/**
 * Runs `acao` on the database: the one of the address given, of the platform that is up, or of the data directory with its server put up
 * for this. On this machine it enters as `papel`.
 */
export async function comBanco<T>(o: OpcoesDoBanco, papel: Papel, acao: (pool: Pool, acesso: Acesso) => Promise<T>): Promise<T> {
  const url = o.banco ?? process.env['NASCENTE_BANCO'] ?? '';
  if (url !== '') return usarONomeado(url, acao);
  const dados = diretorioDados(o.dados);
  const acesso = (host: string, porta: number, nome: string): Acesso => ({ host, porta, nome, usuario: papel, senha: senhaDoPapel(dados, papel), tls: false });
  const noAr = plataformaNoAr(dados);
  if (noAr !== undefined) return usar(acesso(noAr.banco.host, noAr.banco.porta, noAr.banco.nome), acao);
  return comServidorProprio(dados, (porta) => usar(acesso('127.0.0.1', porta, NOME), acao));
}

/** The same as `pg` takes it. */
export function comoConfiguracao(a: Acesso): pg.ClientConfig {
  return { host: a.host, port: a.porta, database: a.nome, user: a.usuario, password: a.senha, connectionTimeoutMillis: ESPERA_MS, ssl: a.tls ? { rejectUnauthorized: true } : false };
}
