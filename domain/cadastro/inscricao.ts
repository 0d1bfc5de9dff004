/**
 * Inscrição cadastral: the position of a ligação in the reading route, thirteen digits, then a módulo 10 digit over them and a módulo 11
 * digit over the fourteen.
 */
import { mod10, mod11Arrecadacao } from '../comum/digitos.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';

declare const marca: unique symbol;
/** 15 digits: 13 of position and 2 check digits. */
export type Inscricao = string & { readonly [marca]: 'Inscricao' };

/** Completes thirteen digits. Refusal: `inscricao/base-invalida`. */
export function comporInscricao(base: string): Resultado<Inscricao> {
  if (!/^\d{13}$/.test(base)) {
    return recusa('inscricao/base-invalida', 'A posição da ligação deve ter 13 dígitos. Confira a roteirização.', 'inscricao');
  }
  const comPrimeiro = `${base}${mod10(base)}`;
  return ok(`${comPrimeiro}${mod11Arrecadacao(comPrimeiro)}` as Inscricao);
}

/** Refusals: `inscricao/formato-invalido`, `inscricao/digito-invalido`. */
export function lerInscricao(texto: string): Resultado<Inscricao> {
  if (!/^\d{15}$/.test(texto)) {
    return recusa('inscricao/formato-invalido', 'A inscrição cadastral deve ter 15 dígitos.', 'inscricao');
  }
  const composta = comporInscricao(texto.slice(0, 13));
  if (composta.ok && composta.valor === texto) return composta;
  return recusa('inscricao/digito-invalido', 'Os dígitos verificadores da inscrição não conferem. Verifique os números.', 'inscricao');
}
