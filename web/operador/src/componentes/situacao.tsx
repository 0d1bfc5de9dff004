import type { Rotulo } from '../nucleo/situacoes.ts';

/** A situation in words, with the colour of its tone. */
export function Situacao({ de }: { readonly de: Rotulo }) {
  return <span className={`situacao situacao--${de.tom}`}>{de.nome}</span>;
}
