/** Keys of the API (migrations/0029_direitos.sql). The moment is always that of the platform's clock, never of the database's. */
import type { Executor } from '../conexao.ts';
import { concessoesEmJson, type ConcessaoPedida } from './concessoes.ts';
import { paginar, type Pagina } from './pagina.ts';

export type SituacaoDaChave = 'ATIVA' | 'TROCADA' | 'VENCIDA' | 'REVOGADA' | 'PARADA';

export interface ChaveDeApi {
  readonly id: string;
  readonly nome: string;
  readonly prefixo: string;
  readonly situacao: SituacaoDaChave;
  readonly redes: string[];
  readonly concessoes: { readonly funcao: string; readonly acoes: ConcessaoPedida['acoes'][number][]; readonly localidades: number[] | null; readonly setores: number[] | null; readonly departamentos: number[] | null }[];
  readonly criadaPor: string;
  readonly criadaEm: string;
  readonly expiraEm: string;
  readonly usadaEm: string | null;
  readonly revogadaEm: string | null;
  readonly sucessora: string | null;
}

/** $1: now. */
const CHAVES = `
  SELECT k.id, k.nome, k.prefixo, k.redes::text[] AS redes, ${concessoesEmJson('chave', 'k.id')} AS concessoes, u.nome AS "criadaPor", u.id AS criador,
         k.criada_em AS "criadaEm", k.expira_em AS "expiraEm", k.usada_em AS "usadaEm", k.revogada_em AS "revogadaEm", s.prefixo AS sucessora,
         CASE WHEN k.revogada_em IS NOT NULL THEN 'REVOGADA' WHEN k.expira_em <= $1 THEN 'VENCIDA' WHEN NOT u.ativo THEN 'PARADA' WHEN k.sucessora IS NOT NULL THEN 'TROCADA' ELSE 'ATIVA' END AS situacao
    FROM acesso.chave_de_api k JOIN acesso.usuario u ON u.id = k.criada_por LEFT JOIN acesso.chave_de_api s ON s.id = k.sucessora`;
const MOSTRADA = 'id, nome, prefixo, redes, concessoes, "criadaPor", "criadaEm", "expiraEm", "usadaEm", "revogadaEm", sucessora, situacao';

/** The most recent first. */
export async function listarChaves(banco: Executor, { agora, situacao, ...pagina }: { readonly agora: Date; readonly situacao: string | null } & Pagina) {
  const lista = await paginar<ChaveDeApi>(banco, `SELECT ${MOSTRADA} FROM (${CHAVES}) k WHERE $2::text IS NULL OR situacao = $2`, '"criadaEm" DESC, id', [agora, situacao], pagina);
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function chavePorId(banco: Executor, id: string, agora: Date): Promise<ChaveDeApi | undefined> {
  const { rows } = await banco.query<{ chave: ChaveDeApi }>(`SELECT to_json(x) AS chave FROM (SELECT ${MOSTRADA} FROM (${CHAVES}) k WHERE id = $2) x`, [agora, id]);
  return rows[0] && emIso(rows[0].chave);
}

function emIso(chave: ChaveDeApi): ChaveDeApi {
  const iso = <T extends string | null>(texto: T) => (texto === null ? texto : new Date(texto).toISOString());
  return { ...chave, criadaEm: new Date(chave.criadaEm).toISOString(), expiraEm: new Date(chave.expiraEm).toISOString(), usadaEm: iso(chave.usadaEm), revogadaEm: iso(chave.revogadaEm) };
}

export interface ChaveNova {
  readonly nome: string;
  readonly prefixo: string;
  /** SHA-256 of the whole key. */
  readonly resumo: Buffer;
  readonly redes: readonly string[];
  readonly criadaPor: string;
  readonly agora: Date;
  /** Last day on which it opens. */
  readonly ate: string;
}

/** A network written with more than its mask is the network. */
export async function incluirChave(cliente: Executor, c: ChaveNova): Promise<string> {
  const { rows } = await cliente.query<{ id: string }>(
    `INSERT INTO acesso.chave_de_api (nome, prefixo, resumo, redes, criada_por, criada_em, expira_em)
     VALUES ($1, $2, $3, ARRAY(SELECT network(r::inet) FROM unnest($4::text[]) r)::cidr[], $5, $6, ($7::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo') RETURNING id`,
    [c.nome, c.prefixo, c.resumo, c.redes, c.criadaPor, c.agora, c.ate],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a chave não foi incluída');
  return id;
}

/** Keys are made, replaced and revoked one at a time: two of the same name, or two successors of one, do not pass between the question and the answer. */
export async function travarChaves(cliente: Executor): Promise<void> {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('acesso:chaves', 0))`);
}

/** Whether a key that opens, and is not on its way out, has this name. */
export async function nomeEmUso(cliente: Executor, nome: string, agora: Date): Promise<boolean> {
  const { rowCount } = await cliente.query('SELECT FROM acesso.chave_de_api WHERE lower(nome) = lower($1) AND revogada_em IS NULL AND sucessora IS NULL AND expira_em > $2', [nome, agora]);
  return rowCount !== 0;
}

/** The old key opens until `ate`, and never longer than it would. */
export async function substituirChave(cliente: Executor, { antiga, nova, ate }: { readonly antiga: string; readonly nova: string; readonly ate: Date }): Promise<void> {
  await cliente.query('UPDATE acesso.chave_de_api SET sucessora = $2, expira_em = least(expira_em, $3) WHERE id = $1', [antiga, nova, ate]);
}

/** False when it was already revoked. */
export async function revogarChave(cliente: Executor, id: string, agora: Date): Promise<boolean> {
  const { rowCount } = await cliente.query('UPDATE acesso.chave_de_api SET revogada_em = $2 WHERE id = $1 AND revogada_em IS NULL', [id, agora]);
  return rowCount === 1;
}

/** A key that opens, as the authorizer meets it. */
export interface ChaveReconhecivel {
  readonly id: string;
  readonly nome: string;
  readonly resumo: Buffer;
  /** The address may use it, and may come in at all. */
  readonly daRede: boolean;
  /** It was last noted as used a minute ago or more. */
  readonly parada: boolean;
  readonly versao: string;
}

/** By its prefix; undefined when no key of this prefix opens now: revoked, expired, of who is disabled, or unknown. */
export async function chaveQueAbre(banco: Executor, prefixo: string, ip: string, agora: Date): Promise<ChaveReconhecivel | undefined> {
  const { rows } = await banco.query<ChaveReconhecivel>(
    `SELECT k.id, k.nome, k.resumo, (cardinality(k.redes) = 0 OR acesso.faixa_comum($2::inet) <<= ANY (k.redes::inet[])) AND acesso.rede_permitida($2::inet) AS "daRede",
            coalesce(k.usada_em < $3::timestamptz - interval '1 minute', true) AS parada, v.versao::text AS versao
       FROM acesso.chave_de_api k JOIN acesso.usuario u ON u.id = k.criada_por CROSS JOIN acesso.versao_dos_direitos v
      WHERE k.prefixo = $1 AND k.revogada_em IS NULL AND k.expira_em > $3 AND u.ativo`,
    [prefixo, ip, agora],
  );
  return rows[0];
}

export async function marcarUso(banco: Executor, id: string, agora: Date): Promise<void> {
  await banco.query('UPDATE acesso.chave_de_api SET usada_em = $2 WHERE id = $1', [id, agora]);
}
