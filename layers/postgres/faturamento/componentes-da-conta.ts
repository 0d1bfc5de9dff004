import type { LinhaDaConta } from './conta-guardada.ts';
import type { TabelasDaConta } from './tabelas-da-memoria.ts';

/** What a bill charges, rubrica by rubrica, in centavos. */
export function componentesDaConta(l: Pick<LinhaDaConta, 'rubricas' | 'valores'>, tabelas: TabelasDaConta): { rubrica: number; codigo: string; nome: string; valor: number }[] {
  return l.rubricas.map((rubrica, i) => {
    const { codigo, nome } = tabelas.rubricas.get(rubrica) ?? { codigo: String(rubrica), nome: `Rubrica ${rubrica}` };
    return { rubrica, codigo, nome, valor: l.valores[i] ?? 0 };
  });
}
