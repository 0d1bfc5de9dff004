/** The level of a password as it is typed (TR 3.8), from the number of guesses that an estimator of the browser gives it. */
import { afirmar } from '../comum/afirmar.ts';

/** From the weakest to the strongest. */
export const FORCAS = ['FRACA', 'NORMAL', 'FORTE', 'MUITO_FORTE'] as const;
export type ForcaDaSenha = (typeof FORCAS)[number];

/**
 * Guesses from which each level begins. The measure is whoever stole the hashes and tries 10,000 guesses a second of a slow hash (argon2id on some ten
 * graphics cards): 10^8 falls in three hours, 10^10 in twelve days, 10^12 in three years. Online, lockout stops all of them long before.
 */
export const PALPITES_DE_NORMAL = 1e8;
export const PALPITES_DE_FORTE = 1e10;
export const PALPITES_DE_MUITO_FORTE = 1e12;

/** As the TR writes them. */
export const NOME_DA_FORCA: Readonly<Record<ForcaDaSenha, string>> = {
  FRACA: 'fraca',
  NORMAL: 'normal',
  FORTE: 'forte',
  MUITO_FORTE: 'muito forte',
};

/** `palpites`: zero or more, infinite allowed (estimators overflow on long passphrases). */
export function forcaDaSenha(palpites: number): ForcaDaSenha {
  afirmar(palpites >= 0, `${palpites} não é um número de palpites`);
  if (palpites < PALPITES_DE_NORMAL) return 'FRACA';
  if (palpites < PALPITES_DE_FORTE) return 'NORMAL';
  return palpites < PALPITES_DE_MUITO_FORTE ? 'FORTE' : 'MUITO_FORTE';
}
