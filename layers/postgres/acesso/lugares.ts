import type { Executor } from '../conexao.ts';

/** The places that a right may be limited to, by name; departments out of use among them, marked. */
export async function lugaresDoAcesso(banco: Executor) {
  const { rows } = await banco.query<{
    localidades: { id: number; nome: string }[];
    setores: { id: number; localidade: number; nome: string }[];
    departamentos: { id: number; nome: string; ativo: boolean }[];
  }>(
    `SELECT coalesce((SELECT json_agg(json_build_object('id', l.id, 'nome', l.nome) ORDER BY l.nome) FROM cadastro.localidade l), '[]') AS localidades,
            coalesce((SELECT json_agg(json_build_object('id', s.id, 'localidade', s.localidade, 'nome', s.nome) ORDER BY s.localidade, s.codigo) FROM cadastro.setor s), '[]') AS setores,
            coalesce((SELECT json_agg(json_build_object('id', d.id, 'nome', d.nome, 'ativo', d.ativo) ORDER BY d.nome) FROM acesso.departamento d), '[]') AS departamentos`,
  );
  return rows[0] ?? { localidades: [], setores: [], departamentos: [] };
}
