/** The middle one; the mean of the two in the middle. */
export function mediana(valores: readonly number[]): number {
  const v = valores.toSorted((a, b) => a - b);
  const meio = v.length >> 1;
  const alto = v[meio];
  if (alto === undefined) throw new Error('mediana de nada');
  return v.length % 2 === 1 ? alto : ((v[meio - 1] ?? alto) + alto) / 2;
}
