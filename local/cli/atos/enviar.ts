import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pausa } from 'node:timers/promises';
import { FalhaDoComando } from '../falhas.ts';
import { motivoDoArquivo } from '../motivos.ts';
import { caminhoDigitado } from '../onde.ts';
import { comando } from '../texto.ts';

/** Bytes up to here go inside the call; beyond, straight to the bucket. */
const DENTRO_DA_CHAMADA = 2_500_000;
const INTERVALO_MS = 300;
const ESPERA_MS = 120_000;

interface Pedido {
  readonly nome: string;
  readonly tamanho: number;
  readonly conteudo?: string;
}

interface Envio {
  readonly chave: string;
  readonly envio?: { readonly url: string; readonly metodo: 'PUT'; readonly cabecalhos: Readonly<Record<string, string>> } | undefined;
}

export interface ArquivoAEnviar {
  readonly nome: string;
  readonly bytes: Uint8Array;
}

/** A file as the person named it. Throws {@link FalhaDoComando} when it cannot be read. */
export function lerArquivo(caminho: string): ArquivoAEnviar {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(caminhoDigitado(caminho));
  } catch (e) {
    throw new FalhaDoComando(`Não foi possível ler ${caminho}: ${motivoDoArquivo(e) ?? (e as Error).message}. Confira o nome do arquivo.`);
  }
  if (bytes.length === 0) throw new FalhaDoComando(`O arquivo ${caminho} está vazio. Baixe-o ou gere-o de novo.`);
  return { nome: basename(caminho), bytes };
}

/** Announces the file, sends its bytes one way or the other, and answers by what key it is known until it is received. */
export async function enviar({ nome, bytes }: ArquivoAEnviar, anunciar: (pedido: Pedido) => Promise<Envio>): Promise<string> {
  const pequeno = bytes.length <= DENTRO_DA_CHAMADA;
  const { chave, envio } = await anunciar({ nome, tamanho: bytes.length, ...(pequeno ? { conteudo: Buffer.from(bytes).toString('base64') } : {}) });
  if (envio !== undefined) {
    const resposta = await fetch(envio.url, { method: envio.metodo, headers: envio.cabecalhos, body: Buffer.from(bytes) });
    if (!resposta.ok) throw new FalhaDoComando(`O envio do arquivo foi recusado (${resposta.status}). Tente de novo.`);
  }
  return chave;
}

/** Asks until there is an answer. Throws {@link FalhaDoComando} after two minutes. */
export async function esperarRecepcao<T>(procurar: () => Promise<T | undefined>, oQue: string): Promise<T> {
  const limite = performance.now() + ESPERA_MS;
  for (;;) {
    const achado = await procurar();
    if (achado !== undefined) return achado;
    if (performance.now() > limite) throw new FalhaDoComando(`${oQue} foi enviado e ainda não foi recebido. Veja as filas com: ${comando('situacao')}`);
    await pausa(INTERVALO_MS);
  }
}
