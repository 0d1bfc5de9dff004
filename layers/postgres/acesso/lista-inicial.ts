/** What the first list of people names, and who is already there (migrations/0029_direitos.sql, 0044_validade_e_passado.sql). */
import type { Executor } from '../conexao.ts';
import { emailMostrado } from './usuarios.ts';

export interface Nomeavel {
  readonly id: number;
  /** The ways in which people write it. */
  readonly nomes: readonly string[];
}

export interface OQueSeNomeia {
  readonly perfis: readonly { readonly codigo: string; readonly nome: string }[];
  readonly departamentos: readonly Nomeavel[];
  readonly setores: readonly Nomeavel[];
}

/** What is in use. */
export async function oQueSeNomeia(banco: Executor): Promise<OQueSeNomeia> {
  const { rows } = await banco.query<OQueSeNomeia>(
    `SELECT coalesce((SELECT json_agg(json_build_object('codigo', p.codigo, 'nome', p.nome) ORDER BY p.nome) FROM acesso.perfil p WHERE p.ativo), '[]') AS perfis,
            coalesce((SELECT json_agg(json_build_object('id', d.id, 'nomes', json_build_array(d.nome)) ORDER BY d.nome) FROM acesso.departamento d WHERE d.ativo), '[]') AS departamentos,
            coalesce((SELECT json_agg(json_build_object('id', s.id, 'nomes', json_build_array(s.nome, s.codigo::text, l.nome || '/' || s.nome, l.nome || '/' || s.codigo)) ORDER BY s.localidade, s.codigo)
                        FROM cadastro.setor s JOIN cadastro.localidade l ON l.id = s.localidade), '[]') AS setores`,
  );
  const [achado] = rows;
  if (achado === undefined) throw new Error('uma consulta sem FROM não trouxe linha');
  return achado;
}

export interface PessoaQueJaEsta {
  readonly id: string;
  readonly nome: string;
  readonly email: string | null;
  readonly departamento: number | null;
  readonly validoDe: string | null;
  readonly validoAte: string | null;
}

export async function quemTemLogin(banco: Executor, login: string): Promise<PessoaQueJaEsta | undefined> {
  const { rows } = await banco.query<PessoaQueJaEsta>(
    `SELECT id, nome, ${emailMostrado('email')} AS email, departamento, valido_de::text AS "validoDe", valido_ate::text AS "validoAte" FROM acesso.usuario WHERE login = $1`,
    [login],
  );
  return rows[0];
}
