/** The agreement with a collecting bank: what identifies the utility in barcodes and in return files (TR 13.1). */
import { afirmar } from '../comum/afirmar.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';

/** Segment of sanitation companies in the Febraban table; the only one this product issues or settles. */
export const SEGMENTO_SANEAMENTO = '2';

/** Check digits by módulo 10 or 11: TR 13.1 asks for both, so it is a choice of each agreement. */
export type ModuloDv = 10 | 11;

/** `banco`: 3 digits (A43-45). `codigo`: the bank's name for the agreement (A3-22, up to 20 characters). `empresa`: 4 digits given by Febraban. */
export interface Convenio {
  readonly banco: string;
  readonly codigo: string;
  readonly empresa: string;
  readonly modulo: ModuloDv;
}

const IMPRIMIVEL = /^[\x21-\x7e]([\x20-\x7e]{0,18}[\x21-\x7e])?$/;

/** Checks an agreement before it is registered. Refusals: `convenio/banco`, `convenio/codigo`, `convenio/empresa`. */
export function lerConvenio(dados: Convenio): Resultado<Convenio> {
  if (!/^\d{3}$/.test(dados.banco)) return recusa('convenio/banco', 'O código do banco tem 3 algarismos. Confira com o banco.', 'banco');
  if (!IMPRIMIVEL.test(dados.codigo)) {
    return recusa('convenio/codigo', 'O código do convênio tem de 1 a 20 caracteres sem acento. Confira com o banco.', 'codigo');
  }
  if (!/^\d{4}$/.test(dados.empresa) || dados.empresa === '0000') {
    return recusa('convenio/empresa', 'O código da empresa tem 4 algarismos e é dado pela Febraban. Confira a carta da Febraban.', 'empresa');
  }
  return ok(dados);
}

/** The value identifier of position 3: 6 = effective value by módulo 10, 8 = effective value by módulo 11 (Febraban §05). */
export function identificadorDeValor(modulo: ModuloDv): '6' | '8' {
  return modulo === 10 ? '6' : '8';
}

/** Módulo of a value identifier; null when the identifier does not exist, and then no digit can be judged. */
export function moduloDoIdentificador(identificador: string): ModuloDv | null {
  switch (identificador) {
    case '6':
    case '7':
      return 10;
    case '8':
    case '9':
      return 11;
    default:
      return null;
  }
}

/** True where the 11 value positions are reais; 7 and 9 carry a quantity or reference. */
export function temValorEfetivo(identificador: string): boolean {
  return identificador === '6' || identificador === '8';
}

/** Asserts what {@link lerConvenio} accepts: a bad agreement here would print unpayable bills. */
export function afirmarEmpresa(empresa: string): void {
  afirmar(/^\d{4}$/.test(empresa), `código de empresa "${empresa}" não tem 4 algarismos`);
}
