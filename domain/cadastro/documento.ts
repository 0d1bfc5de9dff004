/** CPF and CNPJ, the alphanumeric CNPJ included (IN RFB 2.229/2024: twelve letters or digits, then two digits). */
import { ok, recusa, type Resultado } from '../comum/resultado.ts';

declare const marca: unique symbol;
/** 11 digits with valid check digits, no mask. */
export type Cpf = string & { readonly [marca]: 'Cpf' };
/** 14 characters with valid check digits, no mask, letters in upper case. */
export type Cnpj = string & { readonly [marca]: 'Cnpj' };

export type Documento = { readonly tipo: 'CPF'; readonly numero: Cpf } | { readonly tipo: 'CNPJ'; readonly numero: Cnpj };

/** Remainders 0 and 1 give 0. Letters weigh their ASCII code less 48, which leaves digits as they are. */
function digito(base: string, maiorPeso: number): string {
  let soma = 0;
  for (let i = 0; i < base.length; i += 1) {
    const peso = 2 + (i % (maiorPeso - 1));
    soma += (base.charCodeAt(base.length - 1 - i) - 48) * peso;
  }
  const resto = soma % 11;
  return resto < 2 ? '0' : String(11 - resto);
}

/** The two digits of nine digits of a CPF. */
export function digitosDoCpf(base: string): string {
  const primeiro = digito(base, 11);
  return primeiro + digito(base + primeiro, 11);
}

/** The two digits of twelve characters of a CNPJ. */
export function digitosDoCnpj(base: string): string {
  const primeiro = digito(base, 9);
  return primeiro + digito(base + primeiro, 9);
}

/** Eleven equal digits pass the arithmetic and belong to nobody. */
export function ehCpf(texto: string): texto is Cpf {
  return /^\d{11}$/.test(texto) && !/^(\d)\1{10}$/.test(texto) && digitosDoCpf(texto.slice(0, 9)) === texto.slice(9);
}

export function ehCnpj(texto: string): texto is Cnpj {
  return /^[0-9A-Z]{12}\d{2}$/.test(texto) && !/^0{14}$/.test(texto) && digitosDoCnpj(texto.slice(0, 12)) === texto.slice(12);
}

/** Accepts the usual masks and lower case. Refusal: `documento/invalido`. */
export function lerDocumento(texto: string): Resultado<Documento> {
  const limpo = texto.replace(/[.\-/\s]/g, '').toUpperCase();
  if (ehCpf(limpo)) return ok({ tipo: 'CPF', numero: limpo });
  if (ehCnpj(limpo)) return ok({ tipo: 'CNPJ', numero: limpo });
  return recusa('documento/invalido', 'O CPF ou CNPJ não confere. Verifique os números digitados.', 'documento');
}

/** `"123.456.789-09"` or `"12.ABC.345/01DE-35"`. */
export function formatarDocumento(documento: Documento): string {
  const n = documento.numero;
  return documento.tipo === 'CPF'
    ? `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6, 9)}-${n.slice(9)}`
    : `${n.slice(0, 2)}.${n.slice(2, 5)}.${n.slice(5, 8)}/${n.slice(8, 12)}-${n.slice(12)}`;
}
