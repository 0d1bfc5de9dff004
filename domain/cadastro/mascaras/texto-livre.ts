/** Personal data inside what people write: reasons, messages, what an act kept of its object. */
import { ehCnpj, ehCpf } from '../documento.ts';
import { mascararCnpj, mascararCpf, mascararEmail, mascararTelefone, type TipoMascarado } from './mascaras.ts';

/** Each is bounded in length and begins where no word is going on, so that a long text costs what a long text must, whatever is in it. */
const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const CNPJ = /(?<![\p{L}\p{N}_*-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}(\/?)[0-9A-Z]{4}-?\d{2}(?![\p{L}\p{N}_]|-\d)/giu;
const CPF = /(?<![\p{L}\p{N}_*-])\d{3}([. ]?)\d{3}[. ]?\d{3}(-?)[ .]?\d{2}(?![\p{L}\p{N}_]|-\d)/gu;
/** With its area between parentheses or apart, with a mobile's nine, or with its hyphen; ten digits together are a number of anything. */
const TELEFONE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}_*.-])(?:\+?55[ -]?)?(?:\(\d{2}\)[ ]?|\d{2}[ -])9?\d{4}[- ]?\d{4}(?![\p{L}\p{N}_]|-\d)`,
    String.raw`(?<![\p{L}\p{N}_*.-])(?:\+?55)?[1-9][1-9]9\d{8}(?![\p{L}\p{N}_]|-\d)`,
    String.raw`(?<![\p{L}\p{N}_*.-])9\d{4}-\d{4}(?![\p{L}\p{N}_]|-\d)`,
  ].join('|'),
  'gu',
);

/** A number without any mark may be of anything, a bill or a file: it is a document only when its check digits say so. */
const cpf = (achado: string, ponto: string, traco: string): string => ((ponto === '.' && traco === '-') || ehCpf(achado.replace(/[.\-\s]/g, '')) ? mascararCpf(achado) : achado);
const cnpj = (achado: string, barra: string): string => (barra === '/' || ehCnpj(achado.replace(/[.\-/]/g, '').toUpperCase()) ? mascararCnpj(achado) : achado);

/** The text with each e-mail, CPF, CNPJ and telephone of the kinds asked for under its mask. Names cannot be told from other words. */
export function mascararTexto(texto: string, tipos: ReadonlySet<TipoMascarado>): string {
  let feito = texto;
  if (tipos.has('EMAIL')) feito = feito.replace(EMAIL, mascararEmail);
  // the rest has digits, and most texts have not
  if (!/\d{2}/.test(feito)) return feito;
  if (tipos.has('CNPJ')) feito = feito.replace(CNPJ, cnpj);
  if (tipos.has('CPF')) feito = feito.replace(CPF, cpf);
  if (tipos.has('TELEFONE')) feito = feito.replace(TELEFONE, mascararTelefone);
  return feito;
}
