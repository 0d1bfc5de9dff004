/** What a person may, right by right with where it comes from: for who administers to see why somebody can do something, and what to take away. */
import type { DataCivil } from '../comum/data-civil.ts';
import { CONCESSOES_TOTAIS } from './acesso-total.ts';
import { acessosPorFuncao, type AcessoPorFuncao } from './acessos-por-funcao.ts';
import type { Setor } from './lugares.ts';
import type { Instantaneo } from './permissao.ts';

/** `nome`: the code of the profile, or the name of who lends. */
export interface OrigemDaPermissao {
  readonly tipo: 'TOTAL' | 'PROPRIA' | 'PERFIL' | 'DELEGACAO';
  readonly nome: string | null;
}

export interface PermissaoComOrigem extends Pick<AcessoPorFuncao, 'funcao' | 'acoes' | 'lugares'> {
  readonly origem: OrigemDaPermissao;
}

/** Full access first, then one's own, profile by profile, loan by loan. What several give appears once for each; what any denies appears in none. */
export function origemDasPermissoes(instantaneo: Instantaneo, setores: readonly Setor[], hoje: DataCivil): readonly PermissaoComOrigem[] {
  const { concessoes, perfis, delegacoes } = instantaneo;
  // denials and caps stay in every part: they are of the person, wherever a right comes from
  const so = (parte: Partial<Pick<Instantaneo, 'concessoes' | 'delegacoes'>>, perfil?: string): Instantaneo => ({
    ...instantaneo,
    concessoes: [],
    delegacoes: [],
    perfis: perfis.map((p) => (p.codigo === perfil ? p : { ...p, concessoes: [] })),
    ...parte,
  });
  const acessos = (parte: Instantaneo, origem: OrigemDaPermissao) =>
    acessosPorFuncao(parte, setores, hoje).map(({ funcao, acoes, lugares, delegante }) => ({ funcao, acoes, lugares, origem: delegante === null ? origem : { ...origem, nome: delegante } }));
  const totais = concessoes.filter((c) => CONCESSOES_TOTAIS.includes(c));
  return [
    ...acessos(so({ concessoes: totais }), { tipo: 'TOTAL', nome: null }),
    ...acessos(so({ concessoes: concessoes.filter((c) => !totais.includes(c)) }), { tipo: 'PROPRIA', nome: null }),
    ...perfis.flatMap((p) => acessos(so({}, p.codigo), { tipo: 'PERFIL', nome: p.codigo })),
    ...acessos(so({ delegacoes }), { tipo: 'DELEGACAO', nome: null }),
  ];
}
