import { randomInt } from 'node:crypto';

/** No letter nor digit that is taken for another. */
const ALFABETO = 'abcdefghjkmnpqrstuvwxyz23456789';
const GRUPOS = 5;
const DO_GRUPO = 4;

/** A password that is typed once, from paper: twenty random characters in groups, 99 bits. */
export function senhaProvisoria(): string {
  const grupo = () => Array.from({ length: DO_GRUPO }, () => ALFABETO[randomInt(ALFABETO.length)]).join('');
  return Array.from({ length: GRUPOS }, grupo).join('-');
}
