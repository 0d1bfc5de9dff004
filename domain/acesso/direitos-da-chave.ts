/** What a key of the API may (docs/adr/0029): of what it was given, what its maker holds by himself at the moment of the call. */
import { ehVazio, intersecao } from './escopo.ts';
import { escoposProprios, type Concessao, type Direitos } from './permissao.ts';

/** The denials of the maker are the key's too, and so is his being out of use or able only to consult. */
export function direitosDaChave(dono: Direitos, dadas: readonly Concessao[]): Direitos {
  return {
    ativo: dono.ativo,
    somenteConsulta: dono.somenteConsulta,
    perfis: [],
    concessoes: dadas.flatMap(({ funcao, acoes, escopo }) =>
      acoes.flatMap((acao) =>
        escoposProprios(dono, funcao, acao)
          .map((proprio): Concessao => ({ funcao, acoes: [acao], escopo: intersecao(escopo, proprio) }))
          .filter((comum) => !ehVazio(comum.escopo)),
      ),
    ),
    negacoes: [...dono.negacoes, ...dono.perfis.flatMap((perfil) => perfil.negacoes)],
  };
}
