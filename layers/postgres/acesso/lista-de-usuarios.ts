/** The people who work in the system, as who administers sees them (migrations/0026_usuarios.sql, 0029_direitos.sql). */
import type { Executor } from '../conexao.ts';
import { paginar, type Pagina } from './pagina.ts';

export interface UsuarioResumido {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
  readonly ativo: boolean;
  readonly administrador: boolean;
  readonly validoDe: string | null;
  readonly validoAte: string | null;
  /** Today is within both. */
  readonly naValidade: boolean;
  readonly somenteConsulta: boolean;
  readonly segundoFator: boolean;
  readonly trocaSenha: boolean;
  readonly departamento: { readonly id: number; readonly nome: string } | null;
  readonly perfis: { readonly codigo: string; readonly nome: string }[];
  readonly ultimoAcesso: string | null;
  readonly criadoEm: string;
  readonly sessoes: number;
}

/** As the door sees them (`quemDaSessao`): neither over nor left alone for longer than the utility allows. */
export const SESSAO_ABERTA = `s.expira_em > clock_timestamp() AND s.vista_em > clock_timestamp() - make_interval(mins => coalesce(
  (SELECT (p.valor #>> '{}')::integer FROM comum.parametro p WHERE p.chave = 'acesso.sessao-ociosa-minutos' AND p.vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date), 30))`;

const USUARIOS = `
  SELECT u.id, u.login, u.nome, CASE WHEN u.email LIKE '%@sem-email.invalid' THEN NULL ELSE u.email END AS email, u.ativo, u.administrador,
         u.valido_de AS "validoDe", u.valido_ate AS "validoAte", acesso.na_validade(u.valido_de, u.valido_ate) AS "naValidade",
         u.somente_consulta AS "somenteConsulta", u.dois_fatores AS "segundoFator", u.troca_senha AS "trocaSenha",
         (SELECT json_build_object('id', d.id, 'nome', d.nome) FROM acesso.departamento d WHERE d.id = u.departamento) AS departamento,
         coalesce((SELECT json_agg(json_build_object('codigo', p.codigo, 'nome', p.nome) ORDER BY p.nome) FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil WHERE up.usuario = u.id), '[]') AS perfis,
         u.ultimo_acesso AS "ultimoAcesso", u.criado_em AS "criadoEm",
         (SELECT count(*) FROM acesso.sessao_de_usuario s WHERE s.usuario = u.id AND ${SESSAO_ABERTA})::integer AS sessoes
    FROM acesso.usuario u`;

export interface FiltroDeUsuarios {
  readonly busca: string | null;
  readonly ativo: boolean | null;
  readonly perfil: string | null;
  readonly departamento: number | null;
}

/** By name. */
export async function listarUsuarios(banco: Executor, { busca, ativo, perfil, departamento, ...pagina }: FiltroDeUsuarios & Pagina) {
  const lista = await paginar<UsuarioResumido>(
    banco,
    `${USUARIOS} WHERE ($1::text IS NULL OR position(lower($1) IN lower(u.nome)) > 0 OR starts_with(u.login, lower($1))) AND ($2::boolean IS NULL OR u.ativo = $2)
        AND ($3::text IS NULL OR EXISTS (SELECT FROM acesso.usuario_perfil up WHERE up.usuario = u.id AND up.perfil = $3)) AND ($4::smallint IS NULL OR u.departamento = $4)`,
    'lower(nome), id',
    [busca, ativo, perfil, departamento],
    pagina,
  );
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function usuarioResumido(banco: Executor, id: string): Promise<UsuarioResumido | undefined> {
  const { rows } = await banco.query<{ usuario: UsuarioResumido }>(`SELECT to_json(x) AS usuario FROM (${USUARIOS} WHERE u.id = $1) x`, [id]);
  return rows[0] && emIso(rows[0].usuario);
}

function emIso(u: UsuarioResumido): UsuarioResumido {
  return { ...u, criadoEm: new Date(u.criadoEm).toISOString(), ultimoAcesso: u.ultimoAcesso === null ? null : new Date(u.ultimoAcesso).toISOString() };
}

/** The newest first; the address as the person who looks for a theft reads it. */
export async function sessoesAbertas(banco: Executor, usuario: string) {
  const { rows } = await banco.query<{ id: string; ip: string | null; dispositivo: string | null; desde: Date; vistaEm: Date }>(
    `SELECT s.id, host(s.ip) AS ip, s.dispositivo, s.criada_em AS desde, s.vista_em AS "vistaEm" FROM acesso.sessao_de_usuario s WHERE s.usuario = $1 AND ${SESSAO_ABERTA} ORDER BY s.criada_em DESC, s.id`,
    [usuario],
  );
  return rows.map((s) => ({ ...s, desde: s.desde.toISOString(), vistaEm: s.vistaEm.toISOString() }));
}

/** What is offered to who fills in the form of a person: what is in use, by name. */
export async function opcoesParaUsuario(banco: Executor) {
  const { rows } = await banco.query<{
    perfis: { codigo: string; nome: string; descricao: string; somenteConsulta: boolean }[];
    localidades: { id: number; nome: string }[];
    setores: { id: number; localidade: number; nome: string }[];
    departamentos: { id: number; nome: string }[];
  }>(
    `SELECT coalesce((SELECT json_agg(json_build_object('codigo', p.codigo, 'nome', p.nome, 'descricao', p.descricao, 'somenteConsulta', p.somente_consulta) ORDER BY p.nome) FROM acesso.perfil p WHERE p.ativo), '[]') AS perfis,
            coalesce((SELECT json_agg(json_build_object('id', l.id, 'nome', l.nome) ORDER BY l.nome) FROM cadastro.localidade l), '[]') AS localidades,
            coalesce((SELECT json_agg(json_build_object('id', s.id, 'localidade', s.localidade, 'nome', s.nome) ORDER BY s.localidade, s.codigo) FROM cadastro.setor s), '[]') AS setores,
            coalesce((SELECT json_agg(json_build_object('id', d.id, 'nome', d.nome) ORDER BY d.nome) FROM acesso.departamento d WHERE d.ativo), '[]') AS departamentos`,
  );
  return rows[0] ?? { perfis: [], localidades: [], setores: [], departamentos: [] };
}
