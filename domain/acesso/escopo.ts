/** Where a permission holds (TR 3.4): localidade, setor, departamento. */

export const DIMENSOES = ['localidade', 'setor', 'departamento'] as const;
export type Dimensao = (typeof DIMENSOES)[number];

/**
 * Ids by dimension. No dimension: everywhere. Several values of one dimension: any of them. Several dimensions: all of them.
 * A dimension with an empty list: nowhere.
 */
export type Escopo = { readonly [D in Dimensao]?: readonly number[] };

/** Where the thing is; null: it has no such attribute, and is out of every scope that names the dimension. */
export type Recurso = { readonly [D in Dimensao]: number | null };

export const EM_TODA_PARTE: Escopo = {};

export function cobre(escopo: Escopo, recurso: Recurso): boolean {
  return DIMENSOES.every((dimensao) => {
    const [valores, valor] = [escopo[dimensao], recurso[dimensao]];
    return valores === undefined || (valor !== null && valores.includes(valor));
  });
}

/** What both cover. */
export function intersecao(a: Escopo, b: Escopo): Escopo {
  return Object.fromEntries(
    DIMENSOES.flatMap((dimensao) => {
      const [deA, deB] = [a[dimensao], b[dimensao]];
      const comuns = deA === undefined ? deB : deB === undefined ? deA : deA.filter((valor) => deB.includes(valor));
      return comuns === undefined ? [] : [[dimensao, comuns]];
    }),
  );
}

/** No resource can be in it. */
export function ehVazio(escopo: Escopo): boolean {
  return DIMENSOES.some((dimensao) => escopo[dimensao]?.length === 0);
}

/** Whatever `menor` covers, `maior` covers. */
export function contem(maior: Escopo, menor: Escopo): boolean {
  if (ehVazio(menor)) return true;
  return DIMENSOES.every((dimensao) => {
    const [doMaior, doMenor] = [maior[dimensao], menor[dimensao]];
    return doMaior === undefined || (doMenor !== undefined && doMenor.every((valor) => doMaior.includes(valor)));
  });
}
