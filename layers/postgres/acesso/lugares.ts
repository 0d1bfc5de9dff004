import type { Executor } from '../conexao.ts';

export interface LugaresParaEscolher {
  readonly localidades: { id: number; nome: string }[];
  readonly setores: { id: number; localidade: number; nome: string }[];
  readonly departamentos: { id: number; nome: string }[];
}

const LOCALIDADES_E_SETORES = `
  coalesce((SELECT json_agg(json_build_object('id', l.id, 'nome', l.nome) ORDER BY l.nome) FROM cadastro.localidade l), '[]') AS localidades,
  coalesce((SELECT json_agg(json_build_object('id', s.id, 'localidade', s.localidade, 'nome', s.nome) ORDER BY s.localidade, s.codigo) FROM cadastro.setor s), '[]') AS setores`;

/** SQL, three columns: the places of the utility, by name; of the departments, those in use. */
export const LUGARES_PARA_ESCOLHER = `${LOCALIDADES_E_SETORES},
  coalesce((SELECT json_agg(json_build_object('id', d.id, 'nome', d.nome) ORDER BY d.nome) FROM acesso.departamento d WHERE d.ativo), '[]') AS departamentos`;

/** The places that a right may be limited to, by name; departments out of use among them, marked. */
export async function lugaresDoAcesso(banco: Executor) {
  const { rows } = await banco.query<{
    departamentos: { id: number; nome: string; ativo: boolean }[];
  } & Pick<LugaresParaEscolher, 'localidades' | 'setores'>>(
    `SELECT ${LOCALIDADES_E_SETORES},
            coalesce((SELECT json_agg(json_build_object('id', d.id, 'nome', d.nome, 'ativo', d.ativo) ORDER BY d.nome) FROM acesso.departamento d), '[]') AS departamentos`,
  );
  return rows[0] ?? { localidades: [], setores: [], departamentos: [] };
}
