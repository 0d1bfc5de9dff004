/** Who holds both sides of a segregated pair today, with an exception or without. */
import { permissoesEfetivas } from '../../../domain/acesso/permissoes-efetivas.ts';
import { conflitos, PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { lerDireitos } from './direitos.ts';

export interface ParDeUmaPessoa {
  readonly pessoa: { readonly id: string; readonly nome: string; readonly ativo: boolean };
  readonly par: string;
  /** The last day of the exception in force; null: there is none, and the pair is open. */
  readonly ate: DataCivil | null;
}

/**
 * Person by person, by the same rule that decides each act: a utility has some hundred of them, and this is asked by who administers, now and then. Who is out
 * of use is judged as if active, for he may come back with what he holds.
 */
export async function paresDasPessoas(banco: Executor, hoje: DataCivil): Promise<readonly ParDeUmaPessoa[]> {
  const { rows } = await banco.query<{ id: string; nome: string; ativo: boolean }>('SELECT id, nome, ativo FROM acesso.usuario ORDER BY nome LIMIT 2000');
  const todos: ParDeUmaPessoa[] = [];
  for (const pessoa of rows) {
    const lidos = await lerDireitos(banco, { tipo: 'usuario', id: pessoa.id });
    if (lidos === undefined) continue;
    const { abertos, excetuados } = conflitos(permissoesEfetivas({ ...lidos.instantaneo, ativo: true }, hoje), PARES_SEGREGADOS, lidos.segregacao?.excecoes ?? [], hoje);
    todos.push(...abertos.map((par) => ({ pessoa, par: par.codigo, ate: null })), ...excetuados.map(({ par, excecao }) => ({ pessoa, par: par.codigo, ate: excecao.ate })));
  }
  return [...todos].sort((a, b) => Number(a.ate !== null) - Number(b.ate !== null));
}
