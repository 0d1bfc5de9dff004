/**
 * The proof of work that takes the place of reCAPTCHA (document 003 item 6.5.23.6): the browser finds a number by trying, nothing is asked of a third party
 * and nobody reads crooked letters. A proof opens one attempt, which the caller sees to (`resumo`).
 */
import { hkdfSync } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Desafio, ProvaDeTrabalho } from '../../events/http/esquemas-prova.ts';
import { resumoDe } from './segredo-aleatorio.ts';

const ALGORITMO = 'PBKDF2/SHA-256';
/** Iterations of one guess, and guesses at most: about a second of a common computer, half of it on average. */
const CUSTO = 5_000;
const PALPITES = { de: 100, ate: 400 };
/** Time enough for a slow telephone. */
export const VALIDADE_DA_PROVA_S = 300;

/** The key that signs proofs, of the one that signs sessions: neither tells the other. */
function chaveDaProva(chaveDeSessao: string): string {
  return Buffer.from(hkdfSync('sha256', chaveDeSessao, '', 'nascente/prova-de-trabalho', 32)).toString('hex');
}

export async function criarDesafio(chaveDeSessao: string): Promise<Desafio> {
  const { parameters, signature } = await createChallenge({
    algorithm: ALGORITMO,
    cost: CUSTO,
    counter: randomInt(PALPITES.ate, PALPITES.de),
    deriveKey,
    expiresAt: new Date(Date.now() + VALIDADE_DA_PROVA_S * 1000),
    hmacSignatureSecret: chaveDaProva(chaveDeSessao),
  });
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix, expiresAt } = parameters;
  if (algorithm !== ALGORITMO || expiresAt === undefined || signature === undefined) throw new Error('a biblioteca da prova fez outro desafio');
  return { algorithm, nonce, salt, cost, keyLength, keyPrefix, expiresAt, signature };
}

/** The digest by which a valid proof is remembered; undefined when it is not ours, is late or was not worked for. */
export async function resumoDaProva({ desafio, solucao }: ProvaDeTrabalho, chaveDeSessao: string): Promise<Buffer | undefined> {
  const { signature, ...parameters } = desafio;
  const { verified } = await verifySolution({ challenge: { parameters, signature }, solution: solucao, deriveKey, hmacSignatureSecret: chaveDaProva(chaveDeSessao) });
  return verified ? resumoDe(`prova:${signature}`) : undefined;
}
