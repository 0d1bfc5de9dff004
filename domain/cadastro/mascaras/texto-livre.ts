/** Personal data inside what people write: reasons, messages, what an act kept of its object. */
import { ehCnpj, ehCpf } from '../documento.ts';
import { mascararCnpj, mascararCpf, mascararEmail, mascararTelefone, type TipoMascarado } from './mascaras.ts';

/** As people and word processors write them: digits of whatever width, spaces that do not break, dashes of whatever length. */
const D = '[0-9０-９]';
const ESPACO = '[ \\u00a0\\u2009\\u202f]';
const TRACO = '[-\\u2010-\\u2015\\u2212]';
/** Where no number, word, mask or part of an identifier is going on. */
const ANTES = String.raw`(?<![\p{L}\p{N}*.-])`;
const DEPOIS = String.raw`(?![\p{L}\p{N}]|-\d)`;
/** What says by itself what follows, stuck to it: `CPF52998224725`, `tel15991234567`. */
const logoDepoisDe = (palavras: string): string => String.raw`(?<=(?:${palavras})[-_.:]?)`;

/** Each is bounded in length and begins where no word is going on, so that a long text costs what a long text must, whatever is in it. */
const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-][\p{L}\p{N}_.+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const CNPJ = /(?<![\p{L}\p{N}_*-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}(\/?)[0-9A-Z]{4}-?\d{2}(?![\p{L}\p{N}_]|-\d)/giu;
const SEPARA = String.raw`(?:[./]|${TRACO}|${ESPACO})?`;
const CPF = new RegExp(String.raw`(?:(?<![\p{L}\p{N}*-])|${logoDepoisDe('cpf')})${D}{3}${SEPARA}${D}{3}${SEPARA}${D}{3}${SEPARA}(?:${ESPACO})?${D}{2}${DEPOIS}`, 'giu');
const CPF_COMO_SE_ESCREVE = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/;
/** With its area between parentheses or apart, with a mobile's nine, or with its hyphen; ten digits together are a number of anything. */
const TELEFONE = new RegExp(
  [
    String.raw`(?:${ANTES}|${logoDepoisDe('tel|fone|cel|zap|whats')})(?:\+?55(?:${ESPACO}|-)?)?(?:\(${D}{2}\)${ESPACO}?|${D}{2}(?:${ESPACO}|${TRACO}))9?${D}{4}(?:${ESPACO}|${TRACO})?${D}{4}${DEPOIS}`,
    String.raw`(?:${ANTES}|${logoDepoisDe('tel|fone|cel|zap|whats')})(?:\+?55)?[1-9][1-9]9\d{8}${DEPOIS}`,
    String.raw`${ANTES}9\d{4}${TRACO}\d{4}${DEPOIS}`,
  ].join('|'),
  'giu',
);

/** A number without its usual marks may be of anything, a bill or a file: it is a document only when its check digits say so. */
function cpf(achado: string): string {
  const numero = achado.normalize('NFKC').replace(/\D/g, '');
  return CPF_COMO_SE_ESCREVE.test(achado) || ehCpf(numero) ? mascararCpf(numero) : achado;
}
const cnpj = (achado: string, barra: string): string => (barra === '/' || ehCnpj(achado.replace(/[.\-/]/g, '').toUpperCase()) ? mascararCnpj(achado) : achado);
const telefone = (achado: string): string => mascararTelefone(achado.normalize('NFKC'));

const ALGARISMOS = new RegExp(`${D}{2}`, 'u');

/** The text with each e-mail, CPF, CNPJ and telephone of the kinds asked for under its mask. Names cannot be told from other words. */
export function mascararTexto(texto: string, tipos: ReadonlySet<TipoMascarado>): string {
  let feito = texto;
  if (tipos.has('EMAIL')) feito = feito.replace(EMAIL, mascararEmail);
  // the rest has digits, and most texts have not
  if (!ALGARISMOS.test(feito)) return feito;
  if (tipos.has('CNPJ')) feito = feito.replace(CNPJ, cnpj);
  if (tipos.has('CPF')) feito = feito.replace(CPF, cpf);
  if (tipos.has('TELEFONE')) feito = feito.replace(TELEFONE, telefone);
  return feito;
}

const SO_CPF: ReadonlySet<TipoMascarado> = new Set(['CPF']);

/** What is kept in clear is kept like this: no CPF is, wherever somebody typed it (invariant 54). */
export function semCpf(texto: string): string {
  return mascararTexto(texto, SO_CPF);
}
