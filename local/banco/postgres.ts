import { join } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';
import { prepararBinarios } from './binarios.ts';
import { SUPERUSUARIO, abrirCluster } from './cluster.ts';
import { escolherMorada } from './diretorio.ts';
import { assinarPosse, largarPosse, recolherOrfao } from './orfao.ts';
import type { Parametros } from './parametros.ts';
import { parametrosDuraveis, parametrosEfemeros } from './parametros.ts';
import { portaLivre } from './portas.ts';
import type { Receita, Servidor } from './servidor.ts';
import { PostgresNaoIniciou, derrubar, descer, subir } from './servidor.ts';
import { executorDoPostgres } from './usuario.ts';

export const PORTA_PADRAO = 54320;

export interface OpcoesPostgres {
  /** Keeps `dados/` (PGDATA), the log and the signature of the owner. */
  readonly diretorio: string;
  /** Preferred port; another free one is used when it is taken. */
  readonly porta?: number;
  /** Override settings of postgresql.conf, by name. */
  readonly parametros?: Parametros;
  /** A throwaway server: nothing is flushed, and nobody restarts it. */
  readonly efemero?: boolean;
  /** Receives, in Portuguese, what the person at the terminal should know. */
  readonly avisar?: (mensagem: string) => void;
  /** Called when the server died by itself and could not be brought back. */
  readonly aoDesistir?: (erro: Error) => void;
}

/** A running PostgreSQL 17. */
export interface PostgresLocal {
  readonly host: '127.0.0.1';
  readonly porta: number;
  readonly superusuario: string;
  readonly senha: string;
  /** Where the data really live: another place than the one asked for when the server's user could not reach it. */
  readonly diretorio: string;
  /** Number of the postmaster's process now. */
  pid(): number;
  /** Connection string; as superuser unless another user and password are given. */
  url(banco: string, usuario?: string, senha?: string): string;
  /** Clean shutdown. Does nothing the second time. */
  parar(): Promise<void>;
  /** kill -9 of every process of the server, for fault tests; `iniciarPostgres` on the same directory recovers. */
  matar(): Promise<void>;
}

async function subirEmAlgumaPorta(receita: Receita, preferida: number): Promise<Servidor> {
  for (let tentativa = 1; ; tentativa++) {
    const porta = await portaLivre(preferida);
    try {
      return await subir(receita, porta);
    } catch (e) {
      // Somebody took the port in between, or backends of a killed postmaster still hold its memory.
      const passa = e instanceof PostgresNaoIniciou && e.motivo !== 'outro';
      if (!passa || tentativa === 20) throw e;
      await pausa(250);
    }
  }
}

/** The server now running, and the way to stop watching over it. */
interface Vigia {
  atual(): Servidor;
  /** Waits for a restart under way, so that no server is left behind. */
  soltar(): Promise<void>;
}

const QUEDAS_POR_MINUTO = 10;

/** Brings the server back, on the same port, when it dies without being told to. */
function vigiar(receita: Receita, raiz: string, inicial: Servidor, opcoes: OpcoesPostgres): Vigia {
  let servidor = inicial;
  let solto = false;
  let reerguendo: Promise<void> = Promise.resolve();
  const quedas: number[] = [];
  // It may be killed again while it recovers, so one try that fails is one more fall, and no reason to give up.
  const reerguer = async (): Promise<void> => {
    for (;;) {
      quedas.push(performance.now());
      opcoes.avisar?.('O PostgreSQL caiu; recuperando os dados e subindo de novo.');
      try {
        await recolherOrfao(raiz, receita.pgdata);
        servidor = await subir(receita, servidor.porta);
        return;
      } catch (erro) {
        const recentes = quedas.filter((q) => q > performance.now() - 60_000);
        if (solto || recentes.length > QUEDAS_POR_MINUTO) throw erro;
        await pausa(100 * recentes.length);
      }
    }
  };
  const acompanhar = async (): Promise<void> => {
    for (;;) {
      await servidor.fim;
      if (solto) return;
      reerguendo = reerguer();
      await reerguendo;
    }
  };
  acompanhar().catch((e: unknown) => {
    if (solto) return;
    const erro = new Error(`O PostgreSQL não voltou. Veja ${receita.log}.`, { cause: e });
    opcoes.avisar?.(erro.message);
    opcoes.aoDesistir?.(erro);
  });
  return {
    atual: () => servidor,
    soltar: async () => {
      solto = true;
      await reerguendo.catch(() => undefined);
    },
  };
}

/**
 * Starts the embedded PostgreSQL 17 on 127.0.0.1, creating its data at the first time and recovering them after a crash.
 * Whatever a crashed run left in the directory is collected first.
 * @throws Error in Portuguese when another living process uses the directory or the server cannot start
 */
export async function iniciarPostgres(opcoes: OpcoesPostgres): Promise<PostgresLocal> {
  const executor = executorDoPostgres();
  const morada = escolherMorada(opcoes.diretorio, executor);
  if (morada.mudou) {
    opcoes.avisar?.(`O PostgreSQL não roda como root e não consegue entrar em ${morada.pedido} (pasta fechada a outros usuários). Os dados do banco ficam em ${morada.real}.`);
  }
  const raiz = morada.real;
  const binarios = prepararBinarios(executor, raiz);
  const efemero = opcoes.efemero === true;
  if (await recolherOrfao(raiz, join(raiz, 'dados'))) opcoes.avisar?.('Um PostgreSQL de uma execução interrompida foi encerrado.');
  assinarPosse(raiz);
  const cluster = await abrirCluster(binarios, raiz, executor, !efemero);
  const parametros = { ...(efemero ? parametrosEfemeros() : parametrosDuraveis()), ...opcoes.parametros };
  const receita: Receita = { binarios, pgdata: cluster.pgdata, executor, parametros, log: join(raiz, 'postgres.log') };
  const primeiro = await subirEmAlgumaPorta(receita, opcoes.porta ?? PORTA_PADRAO);
  const { porta } = primeiro;
  const vigia: Vigia = efemero ? { atual: () => primeiro, soltar: () => Promise.resolve() } : vigiar(receita, raiz, primeiro, opcoes);
  let encerrado = false;
  const encerrar = async (como: (servidor: Servidor) => Promise<void>): Promise<void> => {
    if (encerrado) return;
    encerrado = true;
    await vigia.soltar();
    await como(vigia.atual());
    largarPosse(raiz);
  };
  return {
    host: '127.0.0.1',
    porta,
    superusuario: SUPERUSUARIO,
    senha: cluster.senha,
    diretorio: raiz,
    pid: () => vigia.atual().pid,
    url: (banco, usuario = SUPERUSUARIO, senha = cluster.senha) =>
      `postgres://${encodeURIComponent(usuario)}:${encodeURIComponent(senha)}@127.0.0.1:${porta}/${encodeURIComponent(banco)}`,
    parar: () => encerrar((servidor) => descer(servidor)),
    matar: () => encerrar((servidor) => derrubar(servidor, cluster.pgdata)),
  };
}
