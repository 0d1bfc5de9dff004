/** The proof of work that the login asks for after failures: a challenge that we sign, and the number that a browser found. */
import { z } from 'zod';
import type { Erros } from '../contrato.ts';

const hexadecimal = (maximo: number) => z.string().max(maximo).regex(/^(?:[0-9a-f]{2})+$/, 'use hexadecimal');

/** As `altcha-lib` makes it; each field is signed, and must come back as it went. */
export const desafio = z
  .strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: hexadecimal(128),
    salt: hexadecimal(128),
    cost: z.int().min(1).max(100_000),
    keyLength: z.int().min(16).max(64),
    keyPrefix: hexadecimal(64),
    expiresAt: z.int().min(0).meta({ description: 'Segundos desde 1970' }),
    signature: hexadecimal(128),
  })
  .meta({ id: 'Desafio', description: 'Desafio assinado: ache o número cuja derivação começa por keyPrefix' });
export type Desafio = z.output<typeof desafio>;

export const provaDeTrabalho = z
  .strictObject({ desafio, solucao: z.strictObject({ counter: z.int().min(0).max(1_000_000), derivedKey: hexadecimal(128) }) })
  .meta({ id: 'ProvaDeTrabalho', description: 'Resposta a um desafio; vale para uma tentativa' });
export type ProvaDeTrabalho = z.output<typeof provaDeTrabalho>;

export const EXEMPLO_DE_DESAFIO = {
  algorithm: 'PBKDF2/SHA-256',
  nonce: '0f8c2d9a5b7e4c1036d2a8f0b1c2d3e4',
  salt: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  cost: 5_000,
  keyLength: 32,
  keyPrefix: '5f0e1d2c3b4a59687786a5b4c3d2e1f0',
  expiresAt: 1_779_000_000,
  signature: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
} as const satisfies Desafio;

/** The refusals of whatever proves who enters, before it is looked at. */
export const ERROS_DA_TENTATIVA = {
  'acesso/prova-exigida': { status: 428, descricao: 'Depois de falhas, a entrada pede uma prova de trabalho do navegador' },
  'acesso/bloqueado-ate': { status: 429, descricao: 'Muitas falhas: a entrada está bloqueada por algum tempo' },
  'acesso/bloqueado-ate-liberar': { status: 403, descricao: 'Muitas falhas: a entrada está bloqueada até ser liberada' },
  'acesso/bloqueado': { status: 403, descricao: 'A entrada foi bloqueada por uma pessoa' },
  'acesso/rede-recusada': { status: 403, descricao: 'O endereço de rede não tem acesso ao sistema' },
} as const satisfies Erros;
