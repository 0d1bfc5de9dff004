import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';

/** The folders of the inbox that wake somebody. */
export type PastaDeEntrada = 'leituras' | 'retornos';

/** Drops a file in the inbox as a person would, whole from the first moment that it can be seen. Answers where. */
export function deixarNaCaixa(dados: string, pasta: PastaDeEntrada, nome: string, bytes: Uint8Array | string): string {
  const lugar = join(dados, 's3', 'entrada', pasta);
  mkdirSync(lugar, { recursive: true });
  const provisorio = join(lugar, `.${nome}.novo`);
  writeFileSync(provisorio, bytes);
  const destino = join(lugar, nome);
  renameSync(provisorio, destino);
  return destino;
}

/** The file that was made for this name before, or the one made now: an interrupted work goes on with the same bytes. */
export async function guardarSimulado(dados: string, nome: string, fazer: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const pasta = join(dados, 'simulados');
  const caminho = join(pasta, nome);
  if (existsSync(caminho)) return readFileSync(caminho);
  const bytes = await fazer();
  mkdirSync(pasta, { recursive: true });
  writeFileSync(`${caminho}.novo`, bytes);
  renameSync(`${caminho}.novo`, caminho);
  return bytes;
}

const INTERVALO_MS = 300;
const ESPERA_MS = 180_000;

/** Asks until there is an answer. Throws, in Portuguese, when it takes too long. */
export async function esperar<T>(oQue: string, perguntar: () => Promise<T | undefined>): Promise<T> {
  const limite = performance.now() + ESPERA_MS;
  for (;;) {
    const resposta = await perguntar();
    if (resposta !== undefined) return resposta;
    if (performance.now() > limite) throw new Error(`${oQue} não chegou em ${ESPERA_MS / 60_000} minutos. Veja registros/ no diretório de dados e "nascente situacao".`);
    await pausa(INTERVALO_MS);
  }
}
