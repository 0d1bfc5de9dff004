/** Exceptions to the segregation of duties: those that people give, and those that come with full access (migrations/0029_direitos.sql, 0034_gente.sql). */
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export interface ExcecaoPorDar {
  readonly usuario: string;
  /** Code of one of PARES_SEGREGADOS. */
  readonly par: string;
  readonly de: DataCivil;
  readonly ate: DataCivil;
  readonly motivo: string;
  readonly por: string;
}

export async function incluirExcecao(cliente: Executor, e: ExcecaoPorDar): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>('INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id', [e.usuario, e.par, e.de, e.ate, e.motivo, e.por]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a exceção não foi incluída');
  return id;
}

export interface ExcecaoDada {
  readonly id: number;
  readonly pessoa: PessoaNomeada;
  readonly par: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly situacao: 'VIGENTE' | 'FUTURA' | 'TERMINADA' | 'ENCERRADA';
  readonly concedidaPor: string | null;
  readonly concedidaEm: string;
  readonly encerradaEm: string | null;
}

/** $1: today. */
const DADAS = `
  SELECT e.id, json_build_object('id', u.id, 'nome', u.nome) AS pessoa, e.usuario, e.par, e.de, e.ate, e.motivo, p.nome AS "concedidaPor", e.concedida_em AS "concedidaEm", e.encerrada_em AS "encerradaEm",
         CASE WHEN e.encerrada_em IS NOT NULL THEN 'ENCERRADA' WHEN e.ate < $1::date THEN 'TERMINADA' WHEN e.de > $1::date THEN 'FUTURA' ELSE 'VIGENTE' END AS situacao
    FROM acesso.excecao_de_segregacao e JOIN acesso.usuario u ON u.id = e.usuario LEFT JOIN acesso.usuario p ON p.id = e.concedida_por`;
const MOSTRADA = 'id, pessoa, par, de, ate, motivo, situacao, "concedidaPor", "concedidaEm", "encerradaEm"';

export interface FiltroDeExcecoes {
  readonly hoje: string;
  readonly pessoa: string | null;
  readonly situacao: string | null;
}

/** What ends first comes first; what is over, last. */
export async function listarExcecoes(banco: Executor, { hoje, pessoa, situacao, ...pagina }: FiltroDeExcecoes & Pagina) {
  const consulta = `SELECT ${MOSTRADA} FROM (${DADAS}) e WHERE ($2::uuid IS NULL OR usuario = $2) AND ($3::text IS NULL OR situacao = $3)`;
  const lista = await paginar<ExcecaoDada>(banco, consulta, `situacao IN ('TERMINADA', 'ENCERRADA'), ate, id`, [hoje, pessoa, situacao], pagina);
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function excecaoPorId(banco: Executor, id: number, hoje: string): Promise<ExcecaoDada | undefined> {
  const { rows } = await banco.query<{ dada: ExcecaoDada }>(`SELECT to_json(x) AS dada FROM (SELECT ${MOSTRADA} FROM (${DADAS}) e WHERE id = $2) x`, [hoje, id]);
  return rows[0] && emIso(rows[0].dada);
}

function emIso(e: ExcecaoDada): ExcecaoDada {
  return { ...e, concedidaEm: new Date(e.concedidaEm).toISOString(), encerradaEm: e.encerradaEm === null ? null : new Date(e.encerradaEm).toISOString() };
}

/** Whether the person has one of the pair that holds on some of the days. */
export async function jaExcetuado(banco: Executor, e: Pick<ExcecaoPorDar, 'usuario' | 'par' | 'de' | 'ate'>): Promise<boolean> {
  const { rowCount } = await banco.query('SELECT FROM acesso.excecao_de_segregacao WHERE usuario = $1 AND par = $2 AND encerrada_em IS NULL AND de <= $4::date AND ate >= $3::date', [e.usuario, e.par, e.de, e.ate]);
  return (rowCount ?? 0) > 0;
}

/** False when it was already ended. */
export async function encerrarExcecaoDada(cliente: Executor, id: number): Promise<boolean> {
  const { rowCount } = await cliente.query('UPDATE acesso.excecao_de_segregacao SET encerrada_em = clock_timestamp() WHERE id = $1 AND encerrada_em IS NULL', [id]);
  return rowCount === 1;
}

export interface ExcecoesDoAcessoTotal {
  readonly usuario: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  /** Null: of the first administrator, whom nobody was there to give one. */
  readonly por: string | null;
}

const TODOS_OS_PARES = PARES_SEGREGADOS.map(({ codigo }) => codigo);

/** Full access holds both sides of every pair: each gets its exception, with an end (TR 2.7). Answers the pairs. */
export async function excetuarAcessoTotal(cliente: Executor, e: ExcecoesDoAcessoTotal): Promise<readonly string[]> {
  await cliente.query(
    'INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por, acesso_total) SELECT $1, p, $3::date, $4::date, $5, $6, true FROM unnest($2::text[]) p',
    [e.usuario, TODOS_OS_PARES, e.de, e.ate, e.motivo, e.por],
  );
  return TODOS_OS_PARES;
}

/** Ends those that came with full access, and those of the first administrator, whom nobody was there to give one. Answers their pairs. */
export async function encerrarExcecoesDoAcessoTotal(cliente: Executor, usuario: string): Promise<readonly string[]> {
  const { rows } = await cliente.query<{ par: string }>(
    'UPDATE acesso.excecao_de_segregacao SET encerrada_em = clock_timestamp() WHERE usuario = $1 AND encerrada_em IS NULL AND (acesso_total OR concedida_por IS NULL) RETURNING par',
    [usuario],
  );
  return rows.map(({ par }) => par).sort();
}
