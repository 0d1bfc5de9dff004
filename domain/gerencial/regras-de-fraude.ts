/** The rules of caça-fraude and what may be chosen of each (TR 6.3; confiabilidade 5.5). What the utility chose is data (`gerencial.regra_de_fraude`). */
import { ok, recusa, type Recusa, type Resultado } from '../comum/resultado.ts';

/** A threshold: a whole number between limits, with the words and the unit that a person reads. */
export interface Parametro {
  readonly rotulo: string;
  readonly unidade: string;
  readonly minimo: number;
  readonly maximo: number;
  readonly padrao: number;
}

const p = (rotulo: string, unidade: string, minimo: number, maximo: number, padrao: number): Parametro => ({ rotulo, unidade, minimo, maximo, padrao });

export const REGRAS_DE_FRAUDE = {
  R1: {
    vezes: p('Recálculos da mesma ligação pela mesma pessoa', 'vezes', 2, 50, 3),
    dias: p('Em quantos dias', 'dias', 1, 365, 90),
    mads: p('Distância da mediana dos colegas no mês', 'desvios (MAD)', 1, 30, 6),
    minimo: p('Recálculos no mês abaixo dos quais ninguém é comparado', 'vezes', 3, 1_000, 10),
  },
  R6: { dias: p('Dias examinados', 'dias', 1, 365, 30) },
  R7: {
    semelhanca: p('Parte do nome que coincide, cada palavra pelo que é rara', '%', 50, 100, 75),
    raridade: p('Quanto as palavras comuns aos dois nomes identificam alguém (100: por acaso, espera-se uma pessoa com elas)', '%', 50, 150, 100),
  },
  R10: {
    historicoDias: p('Dias de costume examinados', 'dias', 14, 365, 90),
    amostras: p('Atos no costume abaixo dos quais ninguém é julgado', 'atos', 10, 10_000, 50),
    recentesDias: p('Dias comparados com o costume', 'dias', 1, 30, 2),
    raroPorMil: p('Hora rara: no máximo esta parte dos atos', 'por mil', 0, 100, 10),
    minutosEntreLugares: p('Dois endereços da mesma pessoa em menos de', 'minutos', 1, 240, 10),
    recusas: p('Entradas recusadas em série', 'vezes', 3, 1_000, 10),
    janelaMinutos: p('Duração da série de recusas', 'minutos', 1, 240, 15),
  },
  R12: {
    diasSemAcesso: p('Usuário ativo que não entra há', 'dias', 7, 730, 90),
    administradores: p('Administradores com acesso total, no máximo', 'pessoas', 1, 50, 3),
    diasSemUso: p('Direito sem uso há', 'dias', 7, 730, 90),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Parametro>>>>;

export type CodigoDaRegra = keyof typeof REGRAS_DE_FRAUDE;
export type ParametrosDe<R extends CodigoDaRegra> = Readonly<Record<keyof (typeof REGRAS_DE_FRAUDE)[R], number>>;

export type RecusaDeParametro = Recusa & { readonly codigo: 'fraude/parametro-invalido' };

/** In the order of the screens. */
export const CODIGOS_DAS_REGRAS: readonly CodigoDaRegra[] = ['R1', 'R6', 'R7', 'R10', 'R12'];

export function parametrosDa(regra: CodigoDaRegra): Readonly<Record<string, Parametro>> {
  return REGRAS_DE_FRAUDE[regra];
}

/** With fewer days of custom than this, whatever is recent looks unusual, or nothing does. */
const MENOR_COSTUME_DIAS = 7;

/** The values, all of them and no other, each within its limits. Refusal: `fraude/parametro-invalido`, with the field and its limits. */
export function conferirParametros<R extends CodigoDaRegra>(regra: R, valores: Readonly<Record<string, unknown>>): Resultado<ParametrosDe<R>, RecusaDeParametro> {
  const declarados = parametrosDa(regra);
  for (const nome of Object.keys(valores)) {
    if (!Object.hasOwn(declarados, nome)) return recusa('fraude/parametro-invalido', `A regra ${regra} não tem o parâmetro "${nome}". Retire-o.`, `parametros.${nome}`);
  }
  for (const [nome, { rotulo, unidade, minimo, maximo }] of Object.entries(declarados)) {
    const valor = valores[nome];
    if (typeof valor !== 'number' || !Number.isInteger(valor) || valor < minimo || valor > maximo) {
      return recusa('fraude/parametro-invalido', `"${rotulo}" vai de ${minimo} a ${maximo} (${unidade}), em número inteiro. Corrija o valor.`, `parametros.${nome}`);
    }
  }
  if (regra === 'R10' && Number(valores['historicoDias']) - Number(valores['recentesDias']) < MENOR_COSTUME_DIAS) {
    return recusa('fraude/parametro-invalido', `Dos dias de costume examinados, ao menos ${MENOR_COSTUME_DIAS} têm de vir antes dos que são comparados: sem eles, a regra não acha nada. Aumente uns ou diminua os outros.`, 'parametros.recentesDias');
  }
  // Every declared name was just seen to hold a number.
  return ok(valores as ParametrosDe<R>);
}
