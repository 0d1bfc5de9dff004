/** What a person may, as a list that he can read: function by function, his own and what each lends him, with the places. */
import type { DataCivil } from '../comum/data-civil.ts';
import { lugaresDe, type Lugares, type Setor } from './lugares.ts';
import { alcance, type Acao, type Instantaneo } from './permissao.ts';
import { permissoesEfetivas } from './permissoes-efetivas.ts';

/** The actions of one function that hold in the same places by the same right. `lugares` without any: only where there is no setor. */
export interface AcessoPorFuncao {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
  readonly lugares: Lugares;
  /** Who lends it; null: his own. */
  readonly delegante: string | null;
}

/** By function, one's own before what is lent; actions in their order. */
export function acessosPorFuncao(instantaneo: Instantaneo, setores: readonly Setor[], hoje: DataCivil): readonly AcessoPorFuncao[] {
  const grupos = new Map<string, { readonly funcao: string; readonly acoes: Acao[]; readonly lugares: Lugares; readonly delegante: string | null }>();
  for (const { funcao, acao } of permissoesEfetivas(instantaneo, hoje)) {
    const trechos = alcance(instantaneo, funcao, acao, hoje);
    for (const delegante of new Set(trechos.map((trecho) => trecho.delegante))) {
      const lugares = lugaresDe(trechos.filter((trecho) => trecho.delegante === delegante), setores);
      const chave = JSON.stringify([funcao, delegante, lugares]);
      const grupo = grupos.get(chave) ?? { funcao, acoes: [], lugares, delegante };
      grupo.acoes.push(acao);
      grupos.set(chave, grupo);
    }
  }
  return [...grupos.values()];
}
