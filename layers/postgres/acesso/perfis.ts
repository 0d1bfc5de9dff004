/** Profiles, whole (migrations/0029_direitos.sql). */
import { z } from 'zod';
import type { ConcessaoDoPerfil } from '../../../domain/acesso/conferir-perfil.ts';
import { descreverJanelas } from '../../../domain/acesso/descrever-janela.ts';
import type { ExcecaoDeHorario, Janela } from '../../../domain/acesso/janela-de-acesso.ts';
import { ACOES } from '../../../domain/acesso/permissao.ts';
import { dataCivil, type DiaDaSemana } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export type ExcecaoDoPerfil = ExcecaoDeHorario & { readonly motivo: string };

/** What is written of a profile, and compared by its version. */
export interface DocumentoDoPerfil {
  readonly nome: string;
  readonly descricao: string;
  readonly somenteConsulta: boolean;
  /** Who holds it has one session at a time. */
  readonly sessaoUnica: boolean;
  readonly ativo: boolean;
  readonly concessoes: readonly ConcessaoDoPerfil[];
  readonly negacoes: readonly ConcessaoDoPerfil[];
  readonly janelas: readonly Janela[];
  readonly excecoes: readonly ExcecaoDoPerfil[];
}

const ids = z.array(z.number()).nullable();
const linhaConcessao = z.object({ funcao: z.string(), acoes: z.array(z.enum(ACOES)), localidades: ids, setores: ids, departamentos: ids });
const dia = z.number().transform((n) => n as DiaDaSemana);
const linhaPerfil = z.object({
  nome: z.string(),
  descricao: z.string(),
  somenteConsulta: z.boolean(),
  sessaoUnica: z.boolean(),
  ativo: z.boolean(),
  concessoes: z.array(linhaConcessao),
  negacoes: z.array(linhaConcessao),
  janelas: z.array(z.object({ dias: z.array(dia), inicio: z.number(), fim: z.number() })),
  excecoes: z.array(
    z
      .object({ tipo: z.enum(['FECHADO', 'EXTRA']), data: z.string().transform(dataCivil), inicio: z.number().nullable(), fim: z.number().nullable(), motivo: z.string() })
      .transform(({ tipo, data, inicio, fim, motivo }): ExcecaoDoPerfil => (tipo === 'FECHADO' ? { tipo, data, motivo } : { tipo, data, inicio: inicio ?? 0, fim: fim ?? 0, motivo })),
  ),
});

const concessoesDe = (efeito: 'CONCEDE' | 'NEGA'): string =>
  `coalesce((SELECT json_agg(json_build_object('funcao', c.funcao, 'acoes', c.acoes, 'localidades', c.localidades, 'setores', c.setores, 'departamentos', c.departamentos) ORDER BY c.id)
      FROM acesso.concessao c WHERE c.perfil = p.codigo AND c.efeito = '${efeito}'), '[]')`;
const JANELAS = `coalesce((SELECT json_agg(json_build_object('dias', j.dias, 'inicio', j.inicio, 'fim', j.fim) ORDER BY j.id) FROM acesso.janela j WHERE j.perfil = p.codigo), '[]')`;

export async function documentoPor(banco: Executor, codigo: string): Promise<DocumentoDoPerfil | undefined> {
  const { rows } = await banco.query<Record<string, unknown>>(
    `SELECT p.nome, p.descricao, p.somente_consulta AS "somenteConsulta", p.sessao_unica AS "sessaoUnica", p.ativo, ${concessoesDe('CONCEDE')} AS concessoes, ${concessoesDe('NEGA')} AS negacoes, ${JANELAS} AS janelas,
            coalesce((SELECT json_agg(json_build_object('tipo', e.tipo, 'data', e.data, 'inicio', e.inicio, 'fim', e.fim, 'motivo', e.motivo) ORDER BY e.data, e.id)
                FROM acesso.excecao_de_horario e WHERE e.perfil = p.codigo), '[]') AS excecoes
       FROM acesso.perfil p WHERE p.codigo = $1`,
    [codigo],
  );
  return rows[0] && linhaPerfil.parse(rows[0]);
}

/** Who holds it, active or not, by name. */
export async function pessoasDo(banco: Executor, codigo: string): Promise<readonly PessoaNomeada[]> {
  const { rows } = await banco.query<PessoaNomeada>('SELECT u.id, u.nome FROM acesso.usuario_perfil up JOIN acesso.usuario u ON u.id = up.usuario WHERE up.perfil = $1 ORDER BY u.nome', [codigo]);
  return rows;
}

interface Resumo {
  readonly codigo: string;
  readonly nome: string;
  readonly descricao: string;
  readonly somenteConsulta: boolean;
  readonly sessaoUnica: boolean;
  readonly ativo: boolean;
  readonly concessoes: number;
  readonly pessoas: number;
}

/** Those in use first, by name. */
export async function listarPerfis(banco: Executor, pagina: Pagina) {
  const lista = await paginar<Resumo & { readonly janelas: readonly Janela[] }>(
    banco,
    `SELECT p.codigo, p.nome, p.descricao, p.somente_consulta AS "somenteConsulta", p.sessao_unica AS "sessaoUnica", p.ativo, ${JANELAS} AS janelas,
            (SELECT count(*) FROM acesso.concessao c WHERE c.perfil = p.codigo AND c.efeito = 'CONCEDE')::integer AS concessoes,
            (SELECT count(*) FROM acesso.usuario_perfil up WHERE up.perfil = p.codigo)::integer AS pessoas
       FROM acesso.perfil p`,
    'NOT ativo, nome',
    [],
    pagina,
  );
  return { ...lista, itens: lista.itens.map(({ janelas, ...p }) => ({ ...p, horario: descreverJanelas(janelas) })) };
}

/** One change of profiles at a time: names are compared, and who holds them is looked at. */
export async function travarPerfis(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso.perfis', 0))`);
}

/** Who gives profiles: they stay as they are until he ends, and he waits for whoever is changing one. Before the locks of people, always. */
export async function travarPerfisDados(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('acesso.perfis', 0))`);
}

/** Of the others, which one has this code or name. */
export async function perfilParecido(banco: Executor, { codigo, nome, outroQue }: { readonly codigo: string; readonly nome: string; readonly outroQue: string | null }): Promise<'codigo' | 'nome' | undefined> {
  const { rows } = await banco.query<{ qual: 'codigo' | 'nome' }>(
    `SELECT CASE WHEN codigo = $1 THEN 'codigo' ELSE 'nome' END AS qual FROM acesso.perfil WHERE codigo IS DISTINCT FROM $3 AND (codigo = $1 OR lower(nome) = lower($2)) ORDER BY codigo = $1 DESC LIMIT 1`,
    [codigo, nome, outroQue],
  );
  return rows[0]?.qual;
}

export async function incluirPerfil(cliente: Executor, codigo: string, d: DocumentoDoPerfil): Promise<void> {
  await cliente.query('INSERT INTO acesso.perfil (codigo, nome, descricao, somente_consulta, sessao_unica, ativo) VALUES ($1, $2, $3, $4, $5, $6)', [codigo, d.nome, d.descricao, d.somenteConsulta, d.sessaoUnica, d.ativo]);
  await gravarPartes(cliente, codigo, d);
}

/** In place of what was there. */
export async function gravarPerfil(cliente: Executor, codigo: string, d: DocumentoDoPerfil): Promise<void> {
  await cliente.query('UPDATE acesso.perfil SET nome = $2, descricao = $3, somente_consulta = $4, sessao_unica = $5, ativo = $6 WHERE codigo = $1', [codigo, d.nome, d.descricao, d.somenteConsulta, d.sessaoUnica, d.ativo]);
  for (const tabela of ['concessao', 'janela', 'excecao_de_horario']) await cliente.query(`DELETE FROM acesso.${tabela} WHERE perfil = $1`, [codigo]);
  await gravarPartes(cliente, codigo, d);
}

async function gravarPartes(cliente: Executor, codigo: string, d: DocumentoDoPerfil): Promise<void> {
  const todas = [...d.concessoes.map((c) => ({ ...c, efeito: 'CONCEDE' })), ...d.negacoes.map((c) => ({ ...c, efeito: 'NEGA' }))];
  for (const c of todas) {
    await cliente.query('INSERT INTO acesso.concessao (perfil, efeito, funcao, acoes, localidades, setores, departamentos) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      codigo,
      c.efeito,
      c.funcao,
      [...new Set(c.acoes)],
      c.localidades,
      c.setores,
      c.departamentos,
    ]);
  }
  for (const { dias, inicio, fim } of d.janelas) await cliente.query('INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ($1, $2, $3, $4)', [codigo, [...new Set(dias)], inicio, fim]);
  for (const e of d.excecoes) {
    const [inicio, fim] = e.tipo === 'EXTRA' ? [e.inicio, e.fim] : [null, null];
    await cliente.query('INSERT INTO acesso.excecao_de_horario (perfil, data, tipo, inicio, fim, motivo) VALUES ($1, $2, $3, $4, $5, $6)', [codigo, e.data, e.tipo, inicio, fim, e.motivo]);
  }
}

/** How many requests speak of it: their history keeps the profile. */
export async function pedidosDo(banco: Executor, codigo: string): Promise<number> {
  const { rows } = await banco.query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.pedido_de_acesso WHERE perfil = $1', [codigo]);
  return rows[0]?.n ?? 0;
}

/** Whether somebody waits for it: who approves may have looked at it before. */
export async function haQuemEspere(banco: Executor, codigo: string): Promise<boolean> {
  const { rowCount } = await banco.query(`SELECT FROM acesso.pedido_de_acesso WHERE perfil = $1 AND situacao = 'PENDENTE' LIMIT 1`, [codigo]);
  return rowCount === 1;
}

export async function excluirPerfil(cliente: Executor, codigo: string): Promise<void> {
  await cliente.query('DELETE FROM acesso.perfil WHERE codigo = $1', [codigo]);
}
