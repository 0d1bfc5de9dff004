import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import desafioDaEntrada from '../../../../events/http/acesso/desafio-da-entrada.ts';
import type { ProvaDeTrabalho } from '../../../../events/http/esquemas-prova.ts';
import { api } from './api.ts';

const LIMITE_MS = 60_000;

/** Works for about a second, outside the thread that draws (WebCrypto derives in its own), so that typing goes on. Throws when the browser cannot. */
export async function provarTrabalho(): Promise<ProvaDeTrabalho> {
  const desafio = await api.chamar(desafioDaEntrada, {});
  const { signature, ...parameters } = desafio;
  const achada = await solveChallenge({ challenge: { parameters, signature }, deriveKey, timeout: LIMITE_MS });
  if (achada === null) throw new Error('O navegador demorou demais para conferir que não é um programa. Tente de novo.');
  return { desafio, solucao: { counter: achada.counter, derivedKey: achada.derivedKey } };
}
