/** Prints an answer: as it came, when the person asked for JSON, or as `apresentar` tells it. */
export function mostrar<T>({ json }: { readonly json?: boolean }, valor: T, apresentar: (valor: T) => string): void {
  console.log(json === true ? JSON.stringify(valor, null, 2) : apresentar(valor));
}
