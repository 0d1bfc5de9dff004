import { origensDe, podeIr, type Maquina } from '../../../domain/comum/maquina.ts';

/** SQL condition: the row is where the table of transitions says that `para` may be reached from. */
export function podeIrPara<E extends string>(maquina: Maquina<E>, para: E, coluna = 'situacao'): string {
  const origens = origensDe(maquina, para);
  if (origens.length === 0) throw new Error(`ninguém chega a ${para} na máquina ${maquina.nome}`);
  return `${coluna} IN (${origens.map((e) => `'${e}'`).join(', ')})`;
}

/** SQL literal of where a row that is in `de` goes. @throws when the table does not allow it: the module that asks does not even load */
export function indoDe<E extends string>(maquina: Maquina<E>, de: E, para: E): string {
  if (!podeIr(maquina, de, para)) throw new Error(`a máquina ${maquina.nome} não vai de ${de} para ${para}`);
  return `'${para}'`;
}
