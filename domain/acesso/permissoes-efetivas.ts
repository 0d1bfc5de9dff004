/** What a user can do at all, whatever the place: for his list of rights, the menu and the segregation of duties. */
import type { DataCivil } from '../comum/data-civil.ts';
import { ACOES, alcance, privilegiosEmVigor, type Acao, type Instantaneo } from './permissao.ts';

export interface PermissaoEfetiva {
  readonly funcao: string;
  readonly acao: Acao;
}

/** Lent rights included: who may act by delegation may act. In order of function, then of action. */
export function permissoesEfetivas(instantaneo: Instantaneo, hoje: DataCivil): readonly PermissaoEfetiva[] {
  const { concessoes, perfis, delegacoes } = instantaneo;
  const listadas = [concessoes, ...perfis.map((perfil) => perfil.concessoes), ...delegacoes.map((delegacao) => delegacao.concessoes)].flat();
  const funcoes = [...new Set(listadas.map(({ funcao }) => funcao))].sort();
  return funcoes.flatMap((funcao) => ACOES.filter((acao) => alcance(instantaneo, funcao, acao, hoje).length > 0).map((acao) => ({ funcao, acao })));
}

/** Whether there is anything that he may do. Who may nothing does not enter (TR 3.4: perfil vazio). */
export function podeAlgo(instantaneo: Instantaneo, hoje: DataCivil): boolean {
  return permissoesEfetivas(instantaneo, hoje).length > 0 || privilegiosEmVigor(instantaneo, hoje).length > 0;
}
