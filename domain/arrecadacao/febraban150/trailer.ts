/** Trailer Z of a set of payments, against what was counted. */
import { formatarReais, centavos } from '../../comum/dinheiro.ts';
import { apontarErro, type Coletor } from './apontamentos.ts';
import { CAMPOS_Z, textoDoCampo } from './campos.ts';

/** Null where the field is not a number. `valorTotal` in centavos. */
export interface TrailerDeRetorno {
  readonly totalRegistros: number | null;
  readonly valorTotal: number | null;
}

export function lerTrailer(bytes: Uint8Array, posicao: number): TrailerDeRetorno {
  const numero = (texto: string): number | null => (/^\d+$/.test(texto) ? Number(texto) : null);
  return {
    totalRegistros: numero(textoDoCampo(bytes, posicao, CAMPOS_Z.totalRegistros)),
    valorTotal: numero(textoDoCampo(bytes, posicao, CAMPOS_Z.valorTotal)),
  };
}

/** `registros` counts A, Z and everything between; `soma` in centavos. */
export function criticarTrailer(coletor: Coletor, t: TrailerDeRetorno, linha: number, registros: number, soma: number): void {
  if (t.totalRegistros === null || t.valorTotal === null || !Number.isSafeInteger(t.valorTotal) || !Number.isSafeInteger(soma)) {
    apontarErro(coletor, 'retorno/trailer-invalido', linha, `Linha ${linha}: os totais do trailer não são números possíveis (posições 2 a 24). Peça outro arquivo ao banco.`);
    return;
  }
  if (t.totalRegistros !== registros) {
    apontarErro(coletor, 'retorno/total-registros', linha, `Linha ${linha}: o trailer diz ${t.totalRegistros} registros e o arquivo tem ${registros}. O arquivo está incompleto ou foi alterado; peça outro ao banco.`);
  }
  if (t.valorTotal !== soma) {
    apontarErro(coletor, 'retorno/total-valor', linha, `Linha ${linha}: o trailer diz ${formatarReais(centavos(t.valorTotal))} e os pagamentos somam ${formatarReais(centavos(soma))}. O arquivo está incompleto ou foi alterado; peça outro ao banco.`);
  }
}
