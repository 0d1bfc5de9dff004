import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';
import { criarPasta } from '../cli/criar-pasta.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { comando } from '../cli/texto.ts';

/** The folders of the inbox that wake somebody. */
export type PastaDeEntrada = 'leituras' | 'retornos';

/** Drops a file in the inbox as a person would, whole from the first moment that it can be seen. Answers where. */
export function deixarNaCaixa(dados: string, pasta: PastaDeEntrada, nome: string, bytes: Uint8Array | string): string {
  const lugar = join(dados, 's3', 'entrada', pasta);
  criarPasta(lugar);
  const provisorio = join(lugar, `.${nome}.novo`);
  writeFileSync(provisorio, bytes);
  const destino = join(lugar, nome);
  renameSync(provisorio, destino);
  return destino;
}

/** A file that the demonstration made up. */
export interface Simulado {
  readonly nome: string;
  readonly bytes: Uint8Array;
}

const pastaDosSimulados = (dados: string): string => join(dados, 'simulados');

/** Name of the file of this kind that was made before, if one was. */
export function simuladoAnterior(dados: string, extensao: string): string | undefined {
  const pasta = pastaDosSimulados(dados);
  return existsSync(pasta) ? readdirSync(pasta).find((nome) => nome.endsWith(extensao)) : undefined;
}

/** The file of this kind that was made before, or the one made now: an interrupted work goes on with the same bytes. */
export async function guardarSimulado(dados: string, extensao: string, fazer: () => Promise<Simulado>): Promise<Simulado> {
  const pasta = pastaDosSimulados(dados);
  const anterior = simuladoAnterior(dados, extensao);
  if (anterior !== undefined) return { nome: anterior, bytes: readFileSync(join(pasta, anterior)) };
  const simulado = await fazer();
  criarPasta(pasta);
  writeFileSync(join(pasta, `${simulado.nome}.novo`), simulado.bytes);
  renameSync(join(pasta, `${simulado.nome}.novo`), join(pasta, simulado.nome));
  return simulado;
}

const INTERVALO_MS = 300;
const ESPERA_MS = 180_000;

/** Asks until there is an answer. Throws, in Portuguese, when it takes too long. */
export async function esperar<T>(oQue: string, perguntar: () => Promise<T | undefined>): Promise<T> {
  const limite = performance.now() + ESPERA_MS;
  for (;;) {
    const resposta = await perguntar();
    if (resposta !== undefined) return resposta;
    if (performance.now() > limite) throw new FalhaDoComando(`${oQue} não chegou em ${ESPERA_MS / 60_000} minutos. Veja registros/ no diretório de dados e: ${comando('situacao')}`);
    await pausa(INTERVALO_MS);
  }
}
