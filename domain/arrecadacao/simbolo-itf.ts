/**
 * The symbol of the collection barcode: interleaved 2 of 5 with 44 digits (Febraban, layout de arrecadação §03).
 * Pure geometry in modules; whoever draws it chooses the size of one module.
 */

/** One black bar: left edge and width, in modules. */
export interface BarraItf {
  readonly x: number;
  readonly largura: number;
}

/** A drawn symbol: its total width in modules (quiet zones not included) and its bars from left to right. */
export interface SimboloItf {
  readonly modulos: number;
  readonly barras: readonly BarraItf[];
}

const ESTREITO = 1;
/** Wide to narrow 3:1. With 44 digits the symbol has 405 modules: at 0,254 mm (10 mils) it is 102,87 mm wide. */
const LARGO = 3;

/** Which of the five elements of each digit are wide. */
const LARGOS_POR_DIGITO = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'] as const;

/** Elements alternate bar and space; the digits of a pair share one group, the first in the bars and the second in the spaces. */
function elementos(codigo: string): number[] {
  const larguras: number[] = [ESTREITO, ESTREITO, ESTREITO, ESTREITO];
  for (let i = 0; i < codigo.length; i += 2) {
    const nasBarras = LARGOS_POR_DIGITO[Number(codigo[i])] ?? '';
    const nosEspacos = LARGOS_POR_DIGITO[Number(codigo[i + 1])] ?? '';
    for (let j = 0; j < 5; j += 1) {
      larguras.push(nasBarras[j] === '1' ? LARGO : ESTREITO, nosEspacos[j] === '1' ? LARGO : ESTREITO);
    }
  }
  larguras.push(LARGO, ESTREITO, ESTREITO);
  return larguras;
}

/**
 * Bars of a barcode of arrecadação.
 * @param codigo the 44 digits, check digit included (not the 48 of the linha digitável)
 * @throws RangeError when it is not exactly 44 digits: an odd or padded symbol would be read as another bill
 */
export function simboloItf(codigo: string): SimboloItf {
  if (!/^[0-9]{44}$/.test(codigo)) throw new RangeError('o símbolo de arrecadação tem exatamente 44 algarismos');
  const barras: BarraItf[] = [];
  let x = 0;
  for (const [indice, largura] of elementos(codigo).entries()) {
    if (indice % 2 === 0) barras.push({ x, largura });
    x += largura;
  }
  return { modulos: x, barras };
}
