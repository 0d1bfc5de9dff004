/** Requests of access (migrations/0029_direitos.sql): who lacks a right asks for a profile, and another decides. */
import type { Executor } from '../conexao.ts';
import { LUGARES_PARA_ESCOLHER, type LugaresParaEscolher } from './lugares.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export interface PedidoDeAcesso {
  readonly id: number;
  readonly pessoa: PessoaNomeada;
  readonly perfil: { readonly codigo: string; readonly nome: string };
  readonly motivo: string;
  readonly pedidoEm: string;
  readonly situacao: 'PENDENTE' | 'APROVADO' | 'RECUSADO' | 'DESISTIDO';
  readonly decididoPor: string | null;
  readonly decididoEm: string | null;
  readonly resposta: string | null;
}

const PEDIDOS = `
  SELECT q.id, json_build_object('id', u.id, 'nome', u.nome) AS pessoa, u.id AS usuario, json_build_object('codigo', p.codigo, 'nome', p.nome) AS perfil,
         q.motivo, q.pedido_em AS "pedidoEm", q.situacao, d.nome AS "decididoPor", q.decidido_em AS "decididoEm", q.resposta
    FROM acesso.pedido_de_acesso q JOIN acesso.usuario u ON u.id = q.usuario JOIN acesso.perfil p ON p.codigo = q.perfil LEFT JOIN acesso.usuario d ON d.id = q.decidido_por`;
const MOSTRADO = 'id, pessoa, perfil, motivo, "pedidoEm", situacao, "decididoPor", "decididoEm", resposta';

/** Of one person or of all. What waits comes first, the oldest before; then the last decided. */
export async function listarPedidos(banco: Executor, { pessoa, situacao, ...pagina }: { readonly pessoa: string | null; readonly situacao: string | null } & Pagina) {
  const lista = await paginar<PedidoDeAcesso>(
    banco,
    `SELECT ${MOSTRADO} FROM (${PEDIDOS}) q WHERE ($1::uuid IS NULL OR usuario = $1) AND ($2::text IS NULL OR situacao = $2)`,
    `situacao <> 'PENDENTE', "decididoEm" DESC NULLS FIRST, id`,
    [pessoa, situacao],
    pagina,
  );
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function pedidoPorId(banco: Executor, id: number): Promise<PedidoDeAcesso | undefined> {
  const { rows } = await banco.query<{ pedido: PedidoDeAcesso }>(`SELECT to_json(x) AS pedido FROM (SELECT ${MOSTRADO} FROM (${PEDIDOS}) q WHERE id = $1) x`, [id]);
  return rows[0] && emIso(rows[0].pedido);
}

function emIso(p: PedidoDeAcesso): PedidoDeAcesso {
  return { ...p, pedidoEm: new Date(p.pedidoEm).toISOString(), decididoEm: p.decididoEm === null ? null : new Date(p.decididoEm).toISOString() };
}

/** Undefined when the same one is already waiting. */
export async function incluirPedido(cliente: Executor, p: { readonly pessoa: string; readonly perfil: string; readonly motivo: string }): Promise<number | undefined> {
  const { rows } = await cliente.query<{ id: number }>(
    `INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, $2, $3) ON CONFLICT (usuario, perfil) WHERE situacao = 'PENDENTE' DO NOTHING RETURNING id`,
    [p.pessoa, p.perfil, p.motivo],
  );
  return rows[0]?.id;
}

/** False when it does not wait any more. */
export async function decidirPendente(cliente: Executor, d: { readonly id: number; readonly situacao: 'APROVADO' | 'RECUSADO' | 'DESISTIDO'; readonly por: string; readonly resposta: string | null }): Promise<boolean> {
  const { rowCount } = await cliente.query(
    `UPDATE acesso.pedido_de_acesso SET situacao = $2, decidido_por = $3, decidido_em = clock_timestamp(), resposta = $4 WHERE id = $1 AND situacao = 'PENDENTE'`,
    [d.id, d.situacao, d.por, d.resposta],
  );
  return rowCount === 1;
}

/** A profile that can be given, and whether the person has it. */
export async function perfilPara(banco: Executor, codigo: string, pessoa: string): Promise<{ readonly nome: string; readonly jaTem: boolean } | undefined> {
  const { rows } = await banco.query<{ nome: string; jaTem: boolean }>(
    'SELECT p.nome, EXISTS (SELECT FROM acesso.usuario_perfil up WHERE up.perfil = p.codigo AND up.usuario = $2) AS "jaTem" FROM acesso.perfil p WHERE p.codigo = $1 AND p.ativo',
    [codigo, pessoa],
  );
  return rows[0];
}

export async function darPerfil(cliente: Executor, pessoa: string, perfil: string): Promise<void> {
  await cliente.query('INSERT INTO acesso.usuario_perfil (usuario, perfil) VALUES ($1, $2) ON CONFLICT DO NOTHING', [pessoa, perfil]);
}

/** Active profiles that the person neither has nor waits for, by name. */
export async function perfisParaPedir(banco: Executor, pessoa: string): Promise<readonly { readonly codigo: string; readonly nome: string; readonly descricao: string }[]> {
  const { rows } = await banco.query<{ codigo: string; nome: string; descricao: string }>(
    `SELECT p.codigo, p.nome, p.descricao FROM acesso.perfil p
      WHERE p.ativo AND NOT EXISTS (SELECT FROM acesso.usuario_perfil up WHERE up.perfil = p.codigo AND up.usuario = $1)
        AND NOT EXISTS (SELECT FROM acesso.pedido_de_acesso q WHERE q.perfil = p.codigo AND q.usuario = $1 AND q.situacao = 'PENDENTE')
      ORDER BY p.nome LIMIT 200`,
    [pessoa],
  );
  return rows;
}

/** What the screen of one's own access names besides codes: his profiles, and the places of the utility. */
export async function nomesDoAcesso(banco: Executor, pessoa: string) {
  const { rows } = await banco.query<{
    perfis: { codigo: string; nome: string }[];
  } & LugaresParaEscolher>(
    `SELECT coalesce((SELECT json_agg(json_build_object('codigo', p.codigo, 'nome', p.nome) ORDER BY p.nome) FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil WHERE up.usuario = $1 AND p.ativo), '[]') AS perfis,
            ${LUGARES_PARA_ESCOLHER}`,
    [pessoa],
  );
  return rows[0] ?? { perfis: [], localidades: [], setores: [], departamentos: [] };
}
