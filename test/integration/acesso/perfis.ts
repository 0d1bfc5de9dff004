/** Profiles for the tests of their routes. */
import type { Gente } from './gente.ts';

export const PERFIS = { funcao: 'perfil', acoes: ['consultar', 'incluir', 'alterar', 'excluir'] };
export const LIGACAO = { funcao: 'ligacao', acoes: ['consultar'] };
export const CRITICA = { funcao: 'critica', acoes: ['alterar'] };
export const LIBERACAO = { funcao: 'liberacao-do-ciclo', acoes: ['executar'] };

export const carregarPerfis = async () => [
  (await import('../../../functions/acesso/listar-perfis/handler.ts')).handler,
  (await import('../../../functions/acesso/ver-perfil/handler.ts')).handler,
  (await import('../../../functions/acesso/criar-perfil/handler.ts')).handler,
  (await import('../../../functions/acesso/alterar-perfil/handler.ts')).handler,
  (await import('../../../functions/acesso/excluir-perfil/handler.ts')).handler,
];

/** A profile by hand, with these grants. */
export async function perfil(gente: Gente, codigo: string, concessoes: readonly { readonly funcao: string; readonly acoes: readonly string[]; readonly efeito?: 'NEGA' }[] = []): Promise<void> {
  await gente.sql('INSERT INTO acesso.perfil (codigo, nome) VALUES ($1, $2)', [codigo, `Perfil ${codigo}`]);
  for (const { funcao, acoes, efeito = 'CONCEDE' } of concessoes) await gente.sql('INSERT INTO acesso.concessao (perfil, efeito, funcao, acoes) VALUES ($1, $2, $3, $4)', [codigo, efeito, funcao, acoes]);
}

export async function darPerfil(gente: Gente, pessoa: string, codigo: string): Promise<void> {
  await gente.sql('INSERT INTO acesso.usuario_perfil (usuario, perfil) VALUES ($1, $2)', [pessoa, codigo]);
}

export async function ler(gente: Gente, login: string, codigo: string): Promise<Record<string, unknown>> {
  return (await gente.como(login, { metodo: 'GET', caminho: `/perfis/${codigo}` })).json;
}

/** The body of a change, from what was read: places that are null do not go. */
export function corpoDe(lido: Record<string, unknown>, mudanca: object = {}): Record<string, unknown> {
  const { codigo: _, horario: __, pessoas: ___, concessoes, negacoes, ...resto } = lido;
  const limpar = (lista: unknown) => (lista as Record<string, unknown>[]).map((c) => Object.fromEntries(Object.entries(c).filter(([, v]) => v !== null)));
  return { ...resto, concessoes: limpar(concessoes), negacoes: limpar(negacoes), motivo: 'mudança de teste', ...mudanca };
}

export async function alterar(gente: Gente, login: string, codigo: string, mudanca: object = {}) {
  return gente.como(login, { metodo: 'PUT', caminho: `/perfis/${codigo}`, corpo: corpoDe(await ler(gente, login, codigo), mudanca) });
}
