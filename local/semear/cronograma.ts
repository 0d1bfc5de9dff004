/** Reading and billing dates of each grupo (TR 12.1): by working days, so that a month fits its twenty grupos. */
import { calendario, proximoDiaUtil, somarDiasUteis } from '../../domain/comum/calendario.ts';
import { somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { primeiroDia, type Referencia } from '../../domain/comum/referencia.ts';

export interface LinhaCronograma {
  readonly grupo: number;
  readonly referencia: Referencia;
  readonly leituraPrevista: DataCivil;
  readonly leituraLimite: DataCivil;
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
}

/** First grupo on the second working day, unless the town says otherwise; the last one at most eighteen working days later. */
export const PRIMEIRO_DIA_UTIL = 2;
const DIAS_UTEIS_DO_MES = 18;
const DIAS_PARA_PAGAR = 12;

/** The dates of one grupo in one month; `grupos` is how many share it. */
export function datasDoGrupo(
  grupo: number,
  grupos: number,
  referencia: Referencia,
  feriadosLocais: readonly DataCivil[] = [],
  primeiroDiaUtil: number = PRIMEIRO_DIA_UTIL,
): LinhaCronograma {
  const cal = calendario(feriadosLocais);
  const passo = Math.min(4, DIAS_UTEIS_DO_MES / grupos);
  const vespera = somarDias(primeiroDia(referencia), -1);
  const leituraPrevista = somarDiasUteis(vespera, primeiroDiaUtil + Math.floor((grupo - 1) * passo), cal);
  const leituraLimite = somarDiasUteis(leituraPrevista, 2, cal);
  const emissao = somarDiasUteis(leituraLimite, 1, cal);
  return { grupo, referencia, leituraPrevista, leituraLimite, emissao, vencimento: proximoDiaUtil(somarDias(emissao, DIAS_PARA_PAGAR), cal) };
}

/** More working days than a month has, either way. */
const ALCANCE = 30;

/**
 * The working day on which the first grupo must be read for its deadline to have passed and its bills to be due out by `hoje`, as late as that
 * allows: a town that can be billed on whatever day it is founded, with the other grupos still to come. May be negative: read at the end of the
 * month before.
 */
export function primeiroDiaUtilEm(hoje: DataCivil, referencia: Referencia, grupos: number, feriadosLocais: readonly DataCivil[]): number {
  for (let dia = ALCANCE; dia >= -ALCANCE; dia -= 1) {
    const { leituraLimite, emissao } = datasDoGrupo(1, grupos, referencia, feriadosLocais, dia);
    if (leituraLimite < hoje && emissao <= hoje) return dia;
  }
  throw new RangeError(`${referencia} não é o mês de ${hoje}`);
}
