/** What the rules of access decide from, of one person or one key (migrations/0029_direitos.sql). */
import { z } from 'zod';
import { CONCESSOES_TOTAIS } from '../../../domain/acesso/acesso-total.ts';
import type { ExcecaoDeHorario, HorarioDeAcesso, Janela } from '../../../domain/acesso/janela-de-acesso.ts';
import { direitosDaChave } from '../../../domain/acesso/direitos-da-chave.ts';
import type { Setor } from '../../../domain/acesso/lugares.ts';
import { ACOES, type Concessao, type Delegacao, type Direitos, type Instantaneo, type Perfil } from '../../../domain/acesso/permissao.ts';
import { privilegio } from '../../../domain/acesso/privilegio.ts';
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import { semSegundoLado, type Segregado } from '../../../domain/acesso/segundo-lado.ts';
import { dataCivil, type DataCivil, type DiaDaSemana } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';

/** Who asks: a person, or a key of the API. */
export type Sujeito = { readonly tipo: 'usuario' | 'chave'; readonly id: string };

export interface DireitosLidos {
  readonly instantaneo: Instantaneo;
  readonly administrador: boolean;
  /** Of the person himself and of his profiles, before one takes the place of the other. */
  readonly horario: { readonly proprio: HorarioDeAcesso; readonly dosPerfis: readonly HorarioDeAcesso[] };
  /** Every setor that there is: a right over a localidade is a right over these. */
  readonly setores: readonly Setor[];
  readonly gruposDeTrabalho: readonly string[];
  /** Null: of nobody, whom no pair concerns. */
  readonly segregacao: Segregado | null;
}

const ids = z.array(z.number()).nullable();
const linhaConcessao = z.object({ efeito: z.enum(['CONCEDE', 'NEGA']), funcao: z.string(), acoes: z.array(z.enum(ACOES)), localidades: ids, setores: ids, departamentos: ids });
type LinhaConcessao = z.infer<typeof linhaConcessao>;
const linhaJanela = z.object({ dias: z.array(z.number()), inicio: z.number(), fim: z.number() });
const linhaExcecao = z.object({ data: z.string(), tipo: z.enum(['FECHADO', 'EXTRA']), inicio: z.number().nullable(), fim: z.number().nullable() });
const linhaPerfil = z.object({ codigo: z.string(), somenteConsulta: z.boolean(), concessoes: z.array(linhaConcessao), janelas: z.array(linhaJanela), excecoes: z.array(linhaExcecao) });
const linhaDireitos = z.object({
  nome: z.string(),
  ativo: z.boolean(),
  administrador: z.boolean(),
  somenteConsulta: z.boolean(),
  grupos: z.array(z.string()),
  concessoes: z.array(linhaConcessao),
  perfis: z.array(linhaPerfil),
  janelas: z.array(linhaJanela),
  excecoes: z.array(linhaExcecao),
  privilegios: z.array(z.object({ privilegio: z.string(), de: z.string(), ate: z.string() })),
  delegacoes: z.array(z.object({ delegante: z.string(), de: z.string(), ate: z.string(), concessoes: z.array(linhaConcessao) })),
  setores: z.array(z.object({ id: z.number(), localidade: z.number() })),
  excecoesDeSegregacao: z.array(z.object({ par: z.string(), de: z.string().transform(dataCivil), ate: z.string().transform(dataCivil), motivo: z.string() })),
});
type LinhaDireitos = z.infer<typeof linhaDireitos>;

const concessoesDe = (coluna: string, valor: string): string =>
  `coalesce((SELECT json_agg(json_build_object('efeito', c.efeito, 'funcao', c.funcao, 'acoes', c.acoes, 'localidades', c.localidades, 'setores', c.setores, 'departamentos', c.departamentos) ORDER BY c.id)
      FROM acesso.concessao c WHERE c.${coluna} = ${valor}), '[]')`;
const janelasDe = (coluna: string, valor: string): string =>
  `coalesce((SELECT json_agg(json_build_object('dias', j.dias, 'inicio', j.inicio, 'fim', j.fim) ORDER BY j.id) FROM acesso.janela j WHERE j.${coluna} = ${valor}), '[]')`;
const excecoesDe = (coluna: string, valor: string): string =>
  `coalesce((SELECT json_agg(json_build_object('data', e.data, 'tipo', e.tipo, 'inicio', e.inicio, 'fim', e.fim) ORDER BY e.id) FROM acesso.excecao_de_horario e WHERE e.${coluna} = ${valor}), '[]')`;
const SETORES = `coalesce((SELECT json_agg(json_build_object('id', s.id, 'localidade', s.localidade) ORDER BY s.id) FROM cadastro.setor s), '[]')`;

const DO_USUARIO = `
  SELECT u.nome, u.ativo AND acesso.na_validade(u.valido_de, u.valido_ate) AS ativo, u.administrador, u.somente_consulta AS "somenteConsulta", u.grupos_de_trabalho AS grupos, ${SETORES} AS setores,
         ${concessoesDe('usuario', 'u.id')} AS concessoes, ${janelasDe('usuario', 'u.id')} AS janelas, ${excecoesDe('usuario', 'u.id')} AS excecoes,
         coalesce((SELECT json_agg(json_build_object('codigo', p.codigo, 'somenteConsulta', p.somente_consulta, 'concessoes', ${concessoesDe('perfil', 'p.codigo')},
                     'janelas', ${janelasDe('perfil', 'p.codigo')}, 'excecoes', ${excecoesDe('perfil', 'p.codigo')}) ORDER BY p.codigo)
             FROM acesso.usuario_perfil up JOIN acesso.perfil p ON p.codigo = up.perfil WHERE up.usuario = u.id AND p.ativo), '[]') AS perfis,
         coalesce((SELECT json_agg(json_build_object('privilegio', g.privilegio, 'de', g.de, 'ate', g.ate) ORDER BY g.id)
             FROM acesso.privilegio_concedido g WHERE g.usuario = u.id AND g.retirado_em IS NULL), '[]') AS privilegios,
         coalesce((SELECT json_agg(json_build_object('delegante', d.delegante, 'de', d.de, 'ate', d.ate, 'concessoes', ${concessoesDe('delegacao', 'd.id')}) ORDER BY d.id)
             FROM acesso.delegacao d WHERE d.delegado = u.id AND d.encerrada_em IS NULL), '[]') AS delegacoes,
         coalesce((SELECT json_agg(json_build_object('par', x.par, 'de', x.de, 'ate', x.ate, 'motivo', x.motivo) ORDER BY x.id)
             FROM acesso.excecao_de_segregacao x WHERE x.usuario = u.id AND x.encerrada_em IS NULL), '[]') AS "excecoesDeSegregacao"
    FROM acesso.usuario u WHERE u.id = $1`;

/** Expiry and networks were looked at when it was recognised. */
const DA_CHAVE = `SELECT k.criada_por AS dono, k.revogada_em IS NULL AS ativa, ${concessoesDe('chave', 'k.id')} AS concessoes FROM acesso.chave_de_api k WHERE k.id = $1`;
const linhaChave = z.object({ dono: z.string(), ativa: z.boolean(), concessoes: z.array(linhaConcessao) });

/** Everything; undefined when there is no such person or key. The lenders of what is lent are read after, so never older than the version that was asked for. */
export async function lerDireitos(banco: Executor, { tipo, id }: Sujeito): Promise<DireitosLidos | undefined> {
  return tipo === 'usuario' ? daPessoa(banco, id) : daChave(banco, id);
}

/** What acts on that day: without the second side of the pairs that are open. */
export function emVigor({ instantaneo, segregacao }: DireitosLidos, hoje: DataCivil): Instantaneo {
  return segregacao === null ? instantaneo : semSegundoLado(instantaneo, segregacao, PARES_SEGREGADOS, hoje);
}

async function daPessoa(banco: Executor, id: string): Promise<DireitosLidos | undefined> {
  const linha = await lerLinha(banco, id);
  if (linha === undefined) return undefined;
  const delegacoes: Delegacao[] = [];
  for (const { delegante, de, ate, concessoes } of linha.delegacoes) {
    const dele = await lerLinha(banco, delegante);
    if (dele !== undefined) delegacoes.push({ delegante: dele.nome, direitos: direitosDe(dele), concessoes: concedidas(concessoes), de: dataCivil(de), ate: dataCivil(ate) });
  }
  const instantaneo = { ...direitosDe(linha), delegacoes, privilegios: linha.privilegios.map((p) => ({ privilegio: privilegio(p.privilegio), de: dataCivil(p.de), ate: dataCivil(p.ate) })) };
  return {
    instantaneo,
    administrador: linha.administrador,
    horario: { proprio: horarioDe(linha), dosPerfis: linha.perfis.map(horarioDe) },
    setores: linha.setores,
    gruposDeTrabalho: linha.grupos,
    segregacao: { pessoa: instantaneo, excecoes: linha.excecoesDeSegregacao },
  };
}

/** A key has no hours, no privilege and nothing lent; the rest is within what its maker holds now (docs/adr/0029). */
async function daChave(banco: Executor, id: string): Promise<DireitosLidos | undefined> {
  const { rows } = await banco.query<Record<string, unknown>>(DA_CHAVE, [id]);
  if (rows[0] === undefined) return undefined;
  const { dono, ativa, concessoes } = linhaChave.parse(rows[0]);
  const dele = await daPessoa(banco, dono);
  if (dele === undefined) return undefined;
  const direitos = direitosDaChave(dele.instantaneo, concedidas(concessoes));
  return { ...dele, instantaneo: { ...direitos, ativo: direitos.ativo && ativa, privilegios: [], delegacoes: [] }, administrador: false, horario: { proprio: SEM_HORARIO, dosPerfis: [] }, gruposDeTrabalho: [] };
}

const SEM_HORARIO: HorarioDeAcesso = { janelas: [], excecoes: [] };

async function lerLinha(banco: Executor, id: string): Promise<LinhaDireitos | undefined> {
  const { rows } = await banco.query<Record<string, unknown>>(DO_USUARIO, [id]);
  return rows[0] === undefined ? undefined : linhaDireitos.parse(rows[0]);
}

function direitosDe(l: LinhaDireitos): Direitos {
  return {
    ativo: l.ativo,
    somenteConsulta: l.somenteConsulta,
    perfis: l.perfis.map((p): Perfil => ({ codigo: p.codigo, somenteConsulta: p.somenteConsulta, concessoes: concedidas(p.concessoes), negacoes: negadas(p.concessoes) })),
    concessoes: l.administrador ? [...CONCESSOES_TOTAIS, ...concedidas(l.concessoes)] : concedidas(l.concessoes),
    negacoes: negadas(l.concessoes),
  };
}

function concedidas(linhas: readonly LinhaConcessao[]): readonly Concessao[] {
  return linhas.filter(({ efeito }) => efeito === 'CONCEDE').map(concessao);
}

function negadas(linhas: readonly LinhaConcessao[]): readonly Concessao[] {
  return linhas.filter(({ efeito }) => efeito === 'NEGA').map(concessao);
}

function concessao({ funcao, acoes, localidades, setores, departamentos }: LinhaConcessao): Concessao {
  const escopo = {
    ...(localidades === null ? {} : { localidade: localidades }),
    ...(setores === null ? {} : { setor: setores }),
    ...(departamentos === null ? {} : { departamento: departamentos }),
  };
  return { funcao, acoes, escopo };
}

function horarioDe({ janelas, excecoes }: Pick<LinhaDireitos, 'janelas' | 'excecoes'>): HorarioDeAcesso {
  return {
    janelas: janelas.map((j): Janela => ({ dias: j.dias.filter(ehDia), inicio: j.inicio, fim: j.fim })),
    excecoes: excecoes.map(({ tipo, data, inicio, fim }): ExcecaoDeHorario => (tipo === 'FECHADO' ? { tipo, data: dataCivil(data) } : { tipo, data: dataCivil(data), inicio: inicio ?? 0, fim: fim ?? 0 })),
  };
}

function ehDia(dia: number): dia is DiaDaSemana {
  return dia >= 0 && dia <= 6;
}
