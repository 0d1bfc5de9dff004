import type { Executor } from '../conexao.ts';

export interface PessoaNomeada {
  readonly id: string;
  readonly nome: string;
}

/** Who works here and is active, by a part of the name or by the login: to whom one lends, whom one grants to. At most 20, by name. */
export async function buscarPessoas(banco: Executor, busca: string): Promise<readonly (PessoaNomeada & { readonly login: string })[]> {
  const { rows } = await banco.query<{ id: string; nome: string; login: string }>(
    `SELECT id, nome, login FROM acesso.usuario WHERE ativo AND (position(lower($1) IN lower(nome)) > 0 OR starts_with(login, lower($1))) ORDER BY nome LIMIT 20`,
    [busca],
  );
  return rows;
}

/** The name of who is active. */
export async function nomeDoAtivo(banco: Executor, id: string): Promise<string | undefined> {
  const { rows } = await banco.query<{ nome: string }>('SELECT nome FROM acesso.usuario WHERE id = $1 AND ativo', [id]);
  return rows[0]?.nome;
}
