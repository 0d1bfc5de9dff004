/** Attempts to enter, as lockout counts them (migrations/0033_bloqueios.sql; the rule is domain/acesso/bloqueio.ts). */
import { z } from 'zod';
import type { Bloqueio, ParametrosDeBloqueio, SituacaoDaPessoa, SituacaoDaTentativa } from '../../../domain/acesso/bloqueio.ts';
import { instante, type Instante } from '../../../domain/comum/instante.ts';
import type { Executor } from '../conexao.ts';

/** Who tries, from where. `login`: as typed, in small letters. `dispositivo`: digest of the cookie that it brought, known or not. */
export interface DeQuemTenta {
  readonly login: string;
  readonly ip: string;
  readonly dispositivo: Buffer | null;
}

/** What is decided from. `agora` is the clock of the database, by which the rows are written. */
export interface SituacaoLida {
  readonly situacao: SituacaoDaTentativa;
  readonly pessoa: SituacaoDaPessoa;
  readonly agora: Instante;
  readonly redePermitida: boolean;
}

const DONO = 'SELECT u.id, u.login, u.email FROM acesso.usuario u WHERE u.login = $1 OR u.email = $1 ORDER BY u.login = $1 DESC LIMIT 1';

/** One at a time for each person, by whichever name, and each origin, until the transaction ends. Always in this order, so that no two wait for each other. */
export async function esperarVez(banco: Executor, { login, ip }: DeQuemTenta): Promise<void> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtext('acesso.tentativa.login'), hashtext(coalesce((SELECT d.login FROM (${DONO}) d), $1)))`, [login]);
  await banco.query(`SELECT pg_advisory_xact_lock(hashtext('acesso.tentativa.origem'), hashtext(acesso.origem_de($1::inet)::text))`, [ip]);
}

const linha = z.object({
  agora: z.number(),
  redePermitida: z.boolean(),
  usuario: z.number(),
  pessoa: z.number(),
  outroNomeBloqueado: z.boolean(),
  ip: z.number(),
  dispositivo: z.number(),
  conhecido: z.boolean(),
  bloqueios: z.array(z.object({ alvo: z.enum(['USUARIO', 'IP']), causa: z.enum(['FALHAS', 'PESSOA']), termino: z.enum(['INSTANTE', 'LIBERACAO', 'NUNCA']), ate: z.number().nullable() })),
});

/** How long a device that is not used stays known. */
const CONHECIDO = `interval '180 days'`;
const CONTA = `t.resultado IN ('EM_CURSO', 'FALHA')`;
const MS = (instanteSql: string): string => `(extract(epoch FROM ${instanteSql}) * 1000)::float8`;

/**
 * What a person locked is of the person, by whatever name it comes; what failures locked is of the name that was typed, or it would tell whose an e-mail is. Failures
 * are counted under the name that was typed and, apart, under both: what the second count stops it stops without a word (`deveCalar`). Counting begins again when a
 * lock ends and when somebody releases it.
 */
const SITUACAO = `
  WITH n AS MATERIALIZED (SELECT clock_timestamp() AS agora),
       dono AS MATERIALIZED (${DONO}),
       nomes AS (SELECT $1 AS nome UNION SELECT login FROM dono UNION SELECT email FROM dono),
       b AS MATERIALIZED (SELECT b.*, b.login = $1 OR b.origem IS NOT NULL OR b.causa = 'PESSOA' AS daqui FROM acesso.bloqueio b
                           WHERE b.login IN (SELECT nome FROM nomes) AND (b.login = $1 OR b.causa = 'FALHAS' OR b.login = (SELECT login FROM dono)) OR b.origem >>= acesso.origem_de($2::inet)),
       fim AS (SELECT b.alvo, b.daqui, coalesce(b.liberado_em, b.ate) AS em FROM b, n WHERE coalesce(b.liberado_em, b.ate) <= n.agora),
       desde AS (SELECT greatest(n.agora - make_interval(mins => $4), (SELECT max(em) FROM fim WHERE alvo = 'USUARIO' AND daqui)) AS usuario,
                        greatest(n.agora - make_interval(mins => $4), (SELECT max(em) FROM fim WHERE alvo = 'USUARIO')) AS pessoa,
                        greatest(n.agora - make_interval(mins => $4), (SELECT max(em) FROM fim WHERE alvo = 'IP')) AS ip FROM n),
       falha AS MATERIALIZED (SELECT t.login, t.em, t.dispositivo FROM acesso.tentativa t, desde WHERE t.login IN (SELECT nome FROM nomes) AND t.em > least(desde.usuario, desde.pessoa) AND ${CONTA} AND NOT t.esquecida),
       vigente AS (SELECT b.* FROM b, n WHERE b.liberado_em IS NULL AND (b.ate IS NULL OR b.ate > n.agora))
  SELECT ${MS('n.agora')} AS agora, acesso.rede_permitida($2::inet) AS "redePermitida",
         (SELECT count(*)::integer FROM falha f WHERE f.login = $1 AND f.em > desde.usuario) AS usuario,
         (SELECT count(*)::integer FROM falha f WHERE f.em > desde.pessoa) AS pessoa,
         EXISTS (SELECT FROM vigente v WHERE NOT v.daqui) AS "outroNomeBloqueado",
         (SELECT count(*)::integer FROM acesso.tentativa t WHERE t.origem = acesso.origem_de($2::inet) AND t.em > desde.ip AND ${CONTA}) AS ip,
         (SELECT count(*)::integer FROM falha f WHERE f.em > desde.pessoa AND f.dispositivo = $3) AS dispositivo,
         EXISTS (SELECT FROM acesso.dispositivo_conhecido c JOIN dono ON dono.id = c.usuario WHERE c.resumo = $3 AND c.visto_em > n.agora - ${CONHECIDO}) AS conhecido,
         coalesce((SELECT json_agg(json_build_object('alvo', v.alvo, 'causa', v.causa, 'termino', v.termino, 'ate', ${MS('v.ate')})) FROM vigente v WHERE v.daqui), '[]') AS bloqueios
    FROM n, desde`;

/** In the turn of who tries (`esperarVez`), or two at once read the same. */
export async function lerSituacao(banco: Executor, { login, ip, dispositivo }: DeQuemTenta, { janelaEmMinutos }: ParametrosDeBloqueio): Promise<SituacaoLida> {
  const { rows } = await banco.query(SITUACAO, [login, ip, dispositivo, janelaEmMinutos]);
  const l = linha.parse(rows[0]);
  const bloqueios = l.bloqueios.map(({ alvo, causa, termino, ate }): Bloqueio => ({ alvo, origem: causa, termino: termino === 'INSTANTE' ? instante(Math.round(ate ?? 0)) : termino }));
  return {
    agora: instante(Math.round(l.agora)),
    redePermitida: l.redePermitida,
    pessoa: { falhas: l.pessoa, outroNomeBloqueado: l.outroNomeBloqueado },
    situacao: { falhas: { usuario: l.usuario, ip: l.ip, dispositivo: l.dispositivo }, bloqueios, dispositivoConhecido: l.conhecido },
  };
}

/** Writes an attempt down before its password is looked at; old ones leave, a few each time. */
export async function comecarTentativa(banco: Executor, { login, ip, dispositivo }: DeQuemTenta): Promise<string> {
  await banco.query(`DELETE FROM acesso.tentativa WHERE id IN (SELECT id FROM acesso.tentativa WHERE em < clock_timestamp() - interval '2 days' ORDER BY em LIMIT 20 FOR UPDATE SKIP LOCKED)`);
  const { rows } = await banco.query<{ id: string }>('INSERT INTO acesso.tentativa (login, ip, dispositivo) VALUES ($1, $2, $3) RETURNING id::text', [login, ip, dispositivo]);
  if (rows[0] === undefined) throw new Error('a tentativa não foi gravada');
  return rows[0].id;
}

export async function concluirTentativa(banco: Executor, id: string, resultado: 'FALHA' | 'PASSO' | 'SUCESSO'): Promise<void> {
  await banco.query('UPDATE acesso.tentativa SET resultado = $2 WHERE id = $1', [id, resultado]);
}

/** Who entered has failed no more, under either of his names; for the origin the failures stay. */
export async function esquecerFalhas(banco: Executor, usuario: string): Promise<void> {
  await banco.query(
    `UPDATE acesso.tentativa t SET esquecida = true FROM acesso.usuario u WHERE u.id = $1 AND t.login IN (u.login, u.email) AND NOT t.esquecida AND t.resultado = 'FALHA'`,
    [usuario],
  );
}

/** Keeps that a person has entered from this device. */
export async function conhecerDispositivo(banco: Executor, usuario: string, resumo: Buffer): Promise<void> {
  await banco.query(
    'INSERT INTO acesso.dispositivo_conhecido (usuario, resumo) VALUES ($1, $2) ON CONFLICT (usuario, resumo) DO UPDATE SET visto_em = clock_timestamp()',
    [usuario, resumo],
  );
  await banco.query(`DELETE FROM acesso.dispositivo_conhecido WHERE usuario = $1 AND visto_em < clock_timestamp() - ${CONHECIDO}`, [usuario]);
}

/** Whether nobody used it before; from here on it is used, until it would not be valid anyway. */
export async function gastarUmaVez(banco: Executor, resumo: Buffer, validadeS: number): Promise<boolean> {
  await banco.query('DELETE FROM acesso.prova_usada WHERE resumo IN (SELECT resumo FROM acesso.prova_usada WHERE expira_em < clock_timestamp() LIMIT 50 FOR UPDATE SKIP LOCKED)');
  const { rowCount } = await banco.query('INSERT INTO acesso.prova_usada (resumo, expira_em) VALUES ($1, clock_timestamp() + make_interval(secs => $2)) ON CONFLICT DO NOTHING', [resumo, validadeS]);
  return rowCount === 1;
}
