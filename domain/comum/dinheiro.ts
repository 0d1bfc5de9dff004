/** Money is whole centavos in a safe integer; what is not yet whole is a {@link Fracao} and becomes money once, by a named rule. */
import { afirmar } from './afirmar.ts';
import { arredondar, lerDecimal, type Fracao, type ModoArredondamento } from './fracao.ts';
import { ok, recusa, type Resultado } from './resultado.ts';

declare const marca: unique symbol;
/** Whole centavos; may be negative (credits). */
export type Centavos = number & { readonly [marca]: 'Centavos' };

/** Asserts a safe integer: a fraction of a centavo here is a defect, not an input. */
export function centavos(valor: number): Centavos {
  afirmar(Number.isSafeInteger(valor), `${valor} não é um número inteiro de centavos`);
  return (valor === 0 ? 0 : valor) as Centavos;
}

export const ZERO_CENTAVOS = centavos(0);

export function somar(...parcelas: readonly Centavos[]): Centavos {
  return somarTodos(parcelas);
}

export function somarTodos(parcelas: Iterable<Centavos>): Centavos {
  let total = 0;
  for (const parcela of parcelas) total += parcela;
  return centavos(total);
}

export function subtrair(a: Centavos, b: Centavos): Centavos {
  return centavos(a - b);
}

/** Rounds once to centavos of an amount in reais. Throws beyond the safe integers (R$ 90 trillion). */
export function centavosDe(reais: Fracao, modo: ModoArredondamento): Centavos {
  return centavos(Number(arredondar(reais, modo, 2)));
}

/** Reads `"39.00"`, `"39"`, `"-0.5"` exactly; a third decimal that is not zero is refused. Refusal: `dinheiro/invalido`. */
export function lerReais(texto: string): Resultado<Centavos> {
  const lido = lerDecimal(texto);
  if (!lido.ok) return recusa('dinheiro/invalido', 'O valor não é um número em reais. Escreva por exemplo 39.00.');
  const emCentavos = lido.valor.numerador * 100n;
  const inteiro = emCentavos / lido.valor.denominador;
  if (emCentavos % lido.valor.denominador !== 0n || !Number.isSafeInteger(Number(inteiro))) {
    return recusa('dinheiro/invalido', 'O valor tem fração de centavo ou é grande demais. Use até duas casas decimais.');
  }
  return ok(centavos(Number(inteiro)));
}

/** `"39.00"`: plain decimal, for files and comparisons. */
export function textoReais(valor: Centavos): string {
  const digitos = Math.abs(valor).toString().padStart(3, '0');
  return `${valor < 0 ? '-' : ''}${digitos.slice(0, -2)}.${digitos.slice(-2)}`;
}

/** `"R$ 1.234,56"`, `"-R$ 0,05"`: for people. The blank is a plain space. */
export function formatarReais(valor: Centavos): string {
  const digitos = Math.abs(valor).toString().padStart(3, '0');
  const inteiros = digitos.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${valor < 0 ? '-' : ''}R$ ${inteiros},${digitos.slice(-2)}`;
}

/**
 * Splits an amount by integer weights, to the centavo: each part truncated, what is left goes one centavo at a time to the largest
 * remainders (ties to the first). The parts always add up to the amount. Throws when no weight is positive.
 */
export function repartir(valor: Centavos, pesos: readonly number[]): readonly Centavos[] {
  const totalPesos = pesos.reduce((a, b) => a + b, 0);
  afirmar(pesos.every((p) => Number.isSafeInteger(p) && p >= 0) && totalPesos > 0, 'pesos de repartição inválidos');
  const modulo = BigInt(Math.abs(valor));
  const total = BigInt(totalPesos);
  const partes = pesos.map((p) => (modulo * BigInt(p)) / total);
  const restos = pesos.map((p, i) => ({ i, resto: (modulo * BigInt(p)) % total }));
  let sobra = Number(modulo - partes.reduce((a, b) => a + b, 0n));
  restos.sort((a, b) => (a.resto === b.resto ? a.i - b.i : a.resto < b.resto ? 1 : -1));
  for (const { i } of restos) {
    if (sobra <= 0) break;
    partes[i] = (partes[i] ?? 0n) + 1n;
    sobra -= 1;
  }
  return partes.map((p) => centavos(valor < 0 ? -Number(p) : Number(p)));
}
