/** Check digits. The forms of módulo 11 differ in weights and in what they do with remainders 0, 1 and 10; each has its own name. */
import { afirmar } from './afirmar.ts';
import { ok, recusa, type Resultado } from './resultado.ts';

export const ALGORITMOS_DV = [
  'mod10',
  'mod11_arrecadacao',
  'mod11_boleto',
  'mod11_9a2_X',
  'mod11_2a7_P',
  'mod11_3791',
] as const;
export type AlgoritmoDv = (typeof ALGORITMOS_DV)[number];

export function ehAlgoritmoDv(texto: string): texto is AlgoritmoDv {
  return (ALGORITMOS_DV as readonly string[]).includes(texto);
}

const SO_DIGITOS = /^\d{1,200}$/;

/** Σ digit × weight, weights cycling from the rightmost digit. */
function somaPonderada(numero: string, pesos: readonly number[]): number {
  afirmar(SO_DIGITOS.test(numero), 'dígito verificador pedido para o que não é número');
  let soma = 0;
  for (let i = 0; i < numero.length; i += 1) {
    soma += (numero.charCodeAt(numero.length - 1 - i) - 48) * (pesos[i % pesos.length] ?? 0);
  }
  return soma;
}

const PESOS_2_A_9 = [2, 3, 4, 5, 6, 7, 8, 9] as const;
const PESOS_9_A_2 = [9, 8, 7, 6, 5, 4, 3, 2] as const;
const PESOS_2_A_7 = [2, 3, 4, 5, 6, 7] as const;
const PESOS_3791 = [3, 7, 9, 1] as const;

/** Weights 2, 1 from the right, digits of the products summed; Febraban and inscrição cadastral. */
export function mod10(numero: string): number {
  afirmar(SO_DIGITOS.test(numero), 'dígito verificador pedido para o que não é número');
  let soma = 0;
  for (let i = 0; i < numero.length; i += 1) {
    const digito = numero.charCodeAt(numero.length - 1 - i) - 48;
    const produto = i % 2 === 0 ? digito * 2 : digito;
    soma += produto > 9 ? produto - 9 : produto;
  }
  return (10 - (soma % 10)) % 10;
}

/** Febraban arrecadação: remainders 0 and 1 give 0, remainder 10 gives 1. */
export function mod11Arrecadacao(numero: string): number {
  const resto = somaPonderada(numero, PESOS_2_A_9) % 11;
  return resto < 2 ? 0 : 11 - resto;
}

/** Bank slip: 0, 10 and 11 become 1, so that the digit is never zero (remainder 10 gives 1 anyway). */
export function mod11Boleto(numero: string): number {
  const resto = somaPonderada(numero, PESOS_2_A_9) % 11;
  return resto < 2 ? 1 : 11 - resto;
}

/** Banco do Brasil: weights 9 to 2 from the right, the remainder itself is the digit, 10 is X. */
export function mod11De9a2X(numero: string): string {
  const resto = somaPonderada(numero, PESOS_9_A_2) % 11;
  return resto === 10 ? 'X' : String(resto);
}

/** Bradesco: weights 2 to 7; remainder 1 gives P, remainder 0 gives 0. */
export function mod11De2a7P(numero: string): string {
  const resto = somaPonderada(numero, PESOS_2_A_7) % 11;
  if (resto === 0) return '0';
  return resto === 1 ? 'P' : String(11 - resto);
}

/** Sicoob: weights 3, 7, 9, 1 from the right; remainders 0 and 1 give 0. */
export function mod11De3791(numero: string): number {
  const resto = somaPonderada(numero, PESOS_3791) % 11;
  return resto < 2 ? 0 : 11 - resto;
}

const POR_ALGORITMO: Readonly<Record<AlgoritmoDv, (numero: string) => number | string>> = {
  mod10,
  mod11_arrecadacao: mod11Arrecadacao,
  mod11_boleto: mod11Boleto,
  mod11_9a2_X: mod11De9a2X,
  mod11_2a7_P: mod11De2a7P,
  mod11_3791: mod11De3791,
};

/** The digit by the name of its algorithm. Refusal: `dv/numero-invalido` (anything but 1 to 200 digits). */
export function calcularDv(algoritmo: AlgoritmoDv, numero: string): Resultado<string> {
  if (!SO_DIGITOS.test(numero)) return recusa('dv/numero-invalido', 'O número só pode ter dígitos, de 1 a 200.', 'numero');
  return ok(String(POR_ALGORITMO[algoritmo](numero)));
}
