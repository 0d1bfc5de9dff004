/** Linha digitável of arrecadação: the 44 digits in four blocks of 11, each followed by its check digit (Febraban v07 §10). */
import { afirmar } from '../comum/afirmar.ts';
import { dvDeArrecadacao, type CodigoDeBarras } from './codigo-de-barras.ts';
import { moduloDoIdentificador } from './convenio.ts';

declare const marca: unique symbol;
/** 48 digits whose block digits were computed or checked. */
export type LinhaDigitavel = string & { readonly [marca]: 'LinhaDigitavel' };

export const TAMANHO_DO_BLOCO = 11;
export const BLOCOS = [1, 2, 3, 4] as const;

/** 48 digits of a barcode. @throws when the value identifier does not exist: such a code has no digits to compute */
export function linhaDigitavel(codigo: CodigoDeBarras): LinhaDigitavel {
  const modulo = moduloDoIdentificador(codigo.slice(2, 3));
  afirmar(codigo.length === 44 && modulo !== null, 'código de barras sem módulo conhecido');
  let linha = '';
  for (const n of BLOCOS) {
    const bloco = codigo.slice((n - 1) * TAMANHO_DO_BLOCO, n * TAMANHO_DO_BLOCO);
    linha += bloco + dvDeArrecadacao(bloco, modulo);
  }
  return linha as LinhaDigitavel;
}

/** The four blocks with the digit informed for each, from 48 digits. */
export function blocosDaLinha(linha: string): readonly { readonly digitos: string; readonly dv: string }[] {
  const passo = TAMANHO_DO_BLOCO + 1;
  return BLOCOS.map((n) => ({
    digitos: linha.slice((n - 1) * passo, n * passo - 1),
    dv: linha.slice(n * passo - 1, n * passo),
  }));
}

/** The 44 digits inside 48, block digits dropped and not judged. */
export function codigoDaLinha(linha: string): string {
  return blocosDaLinha(linha).map((b) => b.digitos).join('');
}

/** `"82650000001-1 18560110202-0 …"`: as it is printed on the bill. */
export function formatarLinhaDigitavel(linha: LinhaDigitavel): string {
  return blocosDaLinha(linha).map((b) => `${b.digitos}-${b.dv}`).join(' ');
}
