/** Instants without a clock: they come from the injected relogio, on the server (TR 6.2.19), and only compare and add here. */
import { afirmar } from './afirmar.ts';

declare const marca: unique symbol;
/** Milliseconds since 1970-01-01T00:00Z, a safe integer. */
export type Instante = number & { readonly [marca]: 'Instante' };

const MS_POR_MINUTO = 60_000;

export function instante(milissegundos: number): Instante {
  afirmar(Number.isSafeInteger(milissegundos), `${milissegundos} não é um instante`);
  return milissegundos as Instante;
}

export function somarMinutos(de: Instante, minutos: number): Instante {
  return instante(de + minutos * MS_POR_MINUTO);
}

/** Whole minutes until `ate`, rounded up so that nobody is told to wait less than it takes; zero when it has passed. */
export function minutosAte(agora: Instante, ate: Instante): number {
  return Math.max(0, Math.ceil((ate - agora) / MS_POR_MINUTO));
}
