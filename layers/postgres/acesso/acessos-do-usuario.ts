/** What was given to one person, as one document: read, compared and written whole (migrations/0029_direitos.sql). */
import type { GrupoDeTrabalho } from '../../../domain/acesso/funcoes.ts';
import type { Janela } from '../../../domain/acesso/janela-de-acesso.ts';
import type { Acao } from '../../../domain/acesso/permissao.ts';
import type { Executor } from '../conexao.ts';
import type { ConcessaoPedida } from './concessoes.ts';

export interface ConcessaoDoUsuario {
  readonly funcao: string;
  readonly acoes: Acao[];
  readonly localidades: number[] | null;
  readonly setores: number[] | null;
  readonly departamentos: number[] | null;
}

export type ExcecaoComMotivo = { readonly tipo: 'FECHADO'; readonly data: string; readonly motivo: string } | { readonly tipo: 'EXTRA'; readonly data: string; readonly inicio: number; readonly fim: number; readonly motivo: string };

export interface AcessosLidos {
  /** Of the content: whatever changes any of it, by whatever path, changes this. */
  readonly versao: string;
  readonly perfis: string[];
  readonly concessoes: ConcessaoDoUsuario[];
  readonly negacoes: ConcessaoDoUsuario[];
  readonly janelas: (Omit<Janela, 'dias'> & { readonly dias: Janela['dias'][number][] })[];
  readonly excecoes: ExcecaoComMotivo[];
  readonly somenteConsulta: boolean;
  readonly gruposDeTrabalho: GrupoDeTrabalho[];
}

export interface AcessosParaGravar {
  readonly perfis: readonly string[];
  readonly concessoes: readonly ConcessaoPedida[];
  readonly negacoes: readonly ConcessaoPedida[];
  readonly janelas: readonly Janela[];
  readonly excecoes: readonly ExcecaoComMotivo[];
  readonly somenteConsulta: boolean;
  readonly gruposDeTrabalho: readonly string[];
}

const concessoesDe = (dono: string, efeito: 'CONCEDE' | 'NEGA'): string =>
  `coalesce((SELECT json_agg(json_build_object('funcao', c.funcao, 'acoes', c.acoes, 'localidades', c.localidades, 'setores', c.setores, 'departamentos', c.departamentos) ORDER BY c.id)
      FROM acesso.concessao c WHERE c.${dono} AND c.efeito = '${efeito}'), '[]')`;

const DOCUMENTO = `
  SELECT coalesce((SELECT json_agg(up.perfil ORDER BY up.perfil) FROM acesso.usuario_perfil up WHERE up.usuario = u.id), '[]') AS perfis,
         ${concessoesDe('usuario = u.id', 'CONCEDE')} AS concessoes, ${concessoesDe('usuario = u.id', 'NEGA')} AS negacoes,
         coalesce((SELECT json_agg(json_build_object('dias', j.dias, 'inicio', j.inicio, 'fim', j.fim) ORDER BY j.id) FROM acesso.janela j WHERE j.usuario = u.id), '[]') AS janelas,
         coalesce((SELECT json_agg(json_strip_nulls(json_build_object('tipo', e.tipo, 'data', e.data, 'inicio', e.inicio, 'fim', e.fim, 'motivo', e.motivo)) ORDER BY e.id) FROM acesso.excecao_de_horario e WHERE e.usuario = u.id), '[]') AS excecoes,
         u.somente_consulta AS "somenteConsulta", u.grupos_de_trabalho AS "gruposDeTrabalho"
    FROM acesso.usuario u WHERE u.id = $1`;

export async function lerAcessos(banco: Executor, usuario: string): Promise<AcessosLidos | undefined> {
  const { rows } = await banco.query<{ versao: string; documento: Omit<AcessosLidos, 'versao'> }>(`SELECT md5(to_json(d)::text) AS versao, to_json(d) AS documento FROM (${DOCUMENTO}) d`, [usuario]);
  return rows[0] && { versao: rows[0].versao, ...rows[0].documento };
}

/** In place of whatever there was. The caller holds `travarDireitos` of the person. */
export async function gravarAcessos(cliente: Executor, usuario: string, a: AcessosParaGravar): Promise<void> {
  for (const tabela of ['usuario_perfil', 'concessao', 'janela', 'excecao_de_horario']) await cliente.query(`DELETE FROM acesso.${tabela} WHERE usuario = $1`, [usuario]);
  await cliente.query('INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT DISTINCT $1::uuid, p FROM unnest($2::text[]) p', [usuario, a.perfis]);
  for (const [efeito, concessoes] of [['CONCEDE', a.concessoes], ['NEGA', a.negacoes]] as const) {
    for (const c of concessoes) {
      await cliente.query('INSERT INTO acesso.concessao (usuario, efeito, funcao, acoes, localidades, setores, departamentos) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        usuario,
        efeito,
        c.funcao,
        [...new Set(c.acoes)],
        c.localidades ?? null,
        c.setores ?? null,
        c.departamentos ?? null,
      ]);
    }
  }
  for (const { dias, inicio, fim } of a.janelas) await cliente.query('INSERT INTO acesso.janela (usuario, dias, inicio, fim) VALUES ($1, $2, $3, $4)', [usuario, [...new Set(dias)], inicio, fim]);
  for (const e of a.excecoes) {
    const [inicio, fim] = e.tipo === 'EXTRA' ? [e.inicio, e.fim] : [null, null];
    await cliente.query('INSERT INTO acesso.excecao_de_horario (usuario, data, tipo, inicio, fim, motivo) VALUES ($1, $2, $3, $4, $5, $6)', [usuario, e.data, e.tipo, inicio, fim, e.motivo]);
  }
  await cliente.query('UPDATE acesso.usuario SET somente_consulta = $2, grupos_de_trabalho = $3, alterado_em = clock_timestamp() WHERE id = $1', [usuario, a.somenteConsulta, [...new Set(a.gruposDeTrabalho)]]);
}

export interface PerfilParaDar {
  readonly codigo: string;
  readonly ativo: boolean;
  readonly concessoes: ConcessaoDoUsuario[];
  readonly negacoes: ConcessaoDoUsuario[];
}

/** Of the profiles that exist; who is given one of consulta is given no more than to consult. */
export async function perfisParaDar(banco: Executor, codigos: readonly string[]): Promise<readonly PerfilParaDar[]> {
  const { rows } = await banco.query<PerfilParaDar & { somenteConsulta: boolean }>(
    `SELECT p.codigo, p.ativo, p.somente_consulta AS "somenteConsulta", ${concessoesDe('perfil = p.codigo', 'CONCEDE')} AS concessoes, ${concessoesDe('perfil = p.codigo', 'NEGA')} AS negacoes
       FROM acesso.perfil p WHERE p.codigo = ANY ($1)`,
    [codigos],
  );
  return rows.map(({ somenteConsulta, ...p }) => ({
    ...p,
    concessoes: somenteConsulta ? p.concessoes.flatMap((c) => (c.acoes.includes('consultar') ? [{ ...c, acoes: ['consultar' as const] }] : [])) : p.concessoes,
  }));
}
