/** Judges a typed or scanned code of arrecadação and says everything that is wrong with it, not only the first thing. */
import { decodificarCodigoDeBarras, dvDeArrecadacao, type CodigoDecodificado, type CodigoDeBarras } from './codigo-de-barras.ts';
import { blocosDaLinha, codigoDaLinha } from './linha-digitavel.ts';

export type ErroDeArrecadacao =
  | 'tamanho'
  | 'produto'
  | 'segmento'
  | 'identificador_valor'
  | 'dv_bloco_1'
  | 'dv_bloco_2'
  | 'dv_bloco_3'
  | 'dv_bloco_4'
  | 'dv_geral';

/** `linha`: 48 digits; `barras`: 44. */
export type TipoDeCodigo = 'linha' | 'barras';

/** `decodificado` is null only when the size is wrong; `codigo` is the 44 digits only when nothing is wrong. */
export interface AnaliseArrecadacao {
  readonly erros: readonly ErroDeArrecadacao[];
  readonly barras: string | null;
  readonly decodificado: CodigoDecodificado | null;
  readonly codigo: CodigoDeBarras | null;
}

const TAMANHOS: Readonly<Record<TipoDeCodigo, number>> = { linha: 48, barras: 44 };
const ERROS_DE_BLOCO = ['dv_bloco_1', 'dv_bloco_2', 'dv_bloco_3', 'dv_bloco_4'] as const;
/** Segments of the Febraban table; 0 and 8 do not exist in it. */
const SEGMENTOS = '12345679';

/**
 * Accepts digits with spaces, dots and hyphens. Without `tipo` the number of digits decides.
 * A wrong value identifier leaves the digits unjudged (nothing says which módulo); a wrong product or segment does not.
 */
export function analisarArrecadacao(entrada: string, tipo?: TipoDeCodigo): AnaliseArrecadacao {
  const digitos = entrada.replace(/[\s.-]/g, '');
  const esperado = tipo ?? (digitos.length === TAMANHOS.linha ? 'linha' : 'barras');
  if (!/^\d+$/.test(digitos) || digitos.length !== TAMANHOS[esperado]) {
    return { erros: ['tamanho'], barras: null, decodificado: null, codigo: null };
  }
  const barras = esperado === 'linha' ? codigoDaLinha(digitos) : digitos;
  const decodificado = decodificarCodigoDeBarras(barras);
  const erros: ErroDeArrecadacao[] = [];
  if (decodificado.produto !== '8') erros.push('produto');
  if (!SEGMENTOS.includes(decodificado.segmento)) erros.push('segmento');
  if (decodificado.modulo === null) {
    erros.push('identificador_valor');
  } else {
    if (esperado === 'linha') erros.push(...errosDosBlocos(digitos, decodificado.modulo));
    if (decodificado.dvCalculado !== decodificado.dvInformado) erros.push('dv_geral');
  }
  return { erros, barras, decodificado, codigo: erros.length === 0 ? (barras as CodigoDeBarras) : null };
}

function errosDosBlocos(linha: string, modulo: 10 | 11): ErroDeArrecadacao[] {
  const blocos = blocosDaLinha(linha);
  return ERROS_DE_BLOCO.filter((_, i) => {
    const bloco = blocos[i];
    return bloco === undefined || dvDeArrecadacao(bloco.digitos, modulo) !== bloco.dv;
  });
}
