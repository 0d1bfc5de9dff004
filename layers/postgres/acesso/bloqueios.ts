/** What is locked and what was (migrations/0033_bloqueios.sql). */
import type { Bloqueio } from '../../../domain/acesso/bloqueio.ts';
import type { Executor } from '../conexao.ts';

/** As the API shows it (`events/http/acesso/listar-bloqueios.ts`); `valor` is a login, an address or the /64 of an IPv6 address. */
export interface BloqueioGuardado {
  readonly id: number;
  readonly alvo: 'USUARIO' | 'IP';
  readonly valor: string;
  readonly causa: 'FALHAS' | 'PESSOA';
  readonly situacao: 'VIGENTE' | 'TERMINADO' | 'LIBERADO';
  readonly de: Date;
  readonly ate: Date | null;
  readonly permanente: boolean;
  readonly motivo: string;
  readonly por: string;
  readonly liberadoEm: Date | null;
  readonly liberadoPor: string | null;
  readonly liberadoMotivo: string | null;
}

const VALOR = `coalesce(b.login, CASE WHEN (family(b.origem) = 4 AND masklen(b.origem) = 32) THEN host(b.origem) ELSE b.origem::text END)`;
const VIGENTE = `(b.liberado_em IS NULL AND (b.ate IS NULL OR b.ate > clock_timestamp()))`;
const CAMPOS = `b.id, b.alvo, ${VALOR} AS valor, b.causa, CASE WHEN b.liberado_em IS NOT NULL THEN 'LIBERADO' WHEN ${VIGENTE} THEN 'VIGENTE' ELSE 'TERMINADO' END AS situacao, b.de, b.ate,
  b.termino = 'NUNCA' AS permanente, b.motivo, b.por, b.liberado_em AS "liberadoEm", b.liberado_por AS "liberadoPor", b.liberado_motivo AS "liberadoMotivo"`;

/** The newest first. */
export async function listarBloqueios(
  banco: Executor,
  { soVigentes, alvo, pagina, porPagina }: { readonly soVigentes: boolean; readonly alvo: 'USUARIO' | 'IP' | null; readonly pagina: number; readonly porPagina: number },
): Promise<{ readonly itens: readonly BloqueioGuardado[]; readonly total: number }> {
  const onde = `WHERE ($1::boolean IS FALSE OR ${VIGENTE}) AND ($2::text IS NULL OR b.alvo = $2)`;
  const { rows: contagem } = await banco.query<{ n: number }>(`SELECT count(*)::integer AS n FROM acesso.bloqueio b ${onde}`, [soVigentes, alvo]);
  const { rows } = await banco.query<BloqueioGuardado>(`SELECT ${CAMPOS} FROM acesso.bloqueio b ${onde} ORDER BY b.id DESC LIMIT $3 OFFSET $4`, [soVigentes, alvo, porPagina, (pagina - 1) * porPagina]);
  return { itens: rows, total: contagem[0]?.n ?? 0 };
}

/** A lock that failures earned, of the login that was typed or of the origin of the address. Answers its id. */
export async function bloquearPorFalhas(banco: Executor, { alvo, termino }: Bloqueio, { login, ip }: { readonly login: string; readonly ip: string }): Promise<number> {
  const { rows } = await banco.query<{ id: number }>(
    `INSERT INTO acesso.bloqueio (alvo, login, origem, causa, termino, ate, motivo, por)
     VALUES ($1, CASE WHEN $1 = 'USUARIO' THEN $2 END, CASE WHEN $1 = 'IP' THEN acesso.origem_de($3::inet) END, 'FALHAS', $4, $5, 'Muitas tentativas de entrar sem sucesso', 'sistema') RETURNING id`,
    [alvo, login, ip, typeof termino === 'number' ? 'INSTANTE' : termino, typeof termino === 'number' ? new Date(termino) : null],
  );
  return rows[0]?.id ?? 0;
}

/** A lock without end, made by a person. Undefined when the same is locked so already. */
export async function bloquearParaSempre(
  banco: Executor,
  { login, faixa, motivo, por }: { readonly login: string | null; readonly faixa: string | null; readonly motivo: string; readonly por: string },
): Promise<BloqueioGuardado | undefined> {
  await banco.query(`SELECT pg_advisory_xact_lock(hashtext('acesso.bloqueio'))`);
  const { rows } = await banco.query<BloqueioGuardado>(
    `WITH novo AS (
       INSERT INTO acesso.bloqueio (alvo, login, origem, causa, termino, motivo, por)
       SELECT CASE WHEN x.login IS NULL THEN 'IP' ELSE 'USUARIO' END, x.login, x.origem, 'PESSOA', 'NUNCA', $3, $4
         FROM (SELECT $1::text AS login, acesso.origem_de($2::inet) AS origem) x
        WHERE NOT EXISTS (SELECT FROM acesso.bloqueio b WHERE b.termino = 'NUNCA' AND b.liberado_em IS NULL AND (b.login = x.login OR b.origem = x.origem)) RETURNING *)
     SELECT ${CAMPOS} FROM novo b`,
    [login, faixa, motivo, por],
  );
  return rows[0];
}

export async function acharBloqueio(banco: Executor, id: number): Promise<BloqueioGuardado | undefined> {
  const { rows } = await banco.query<BloqueioGuardado>(`SELECT ${CAMPOS} FROM acesso.bloqueio b WHERE b.id = $1`, [id]);
  return rows[0];
}

/** Releases what is in force. Undefined when it is not: of two at once, one does it. */
export async function liberarBloqueio(banco: Executor, id: number, { por, motivo }: { readonly por: string; readonly motivo: string }): Promise<BloqueioGuardado | undefined> {
  const { rows } = await banco.query<BloqueioGuardado>(
    `UPDATE acesso.bloqueio b SET liberado_em = clock_timestamp(), liberado_por = $2, liberado_motivo = $3 WHERE b.id = $1 AND ${VIGENTE} RETURNING ${CAMPOS}`,
    [id, por, motivo],
  );
  return rows[0];
}

/** Whether an address is in what a manual lock of `faixa` would close. */
export async function estaNaFaixa(banco: Executor, ip: string, faixa: string): Promise<boolean> {
  const { rows } = await banco.query<{ dentro: boolean }>('SELECT acesso.origem_de($2::inet) >>= acesso.faixa_comum($1::inet) AS dentro', [ip, faixa]);
  return rows[0]?.dentro === true;
}

/** Makes whoever opens a session of this person wait for the end of this transaction, or this one wait for it: the row that each session takes (migrations/0026) is taken. */
export async function travarQuemEntra(banco: Executor, usuario: string): Promise<void> {
  await banco.query('SELECT FROM acesso.usuario WHERE id = $1 FOR NO KEY UPDATE', [usuario]);
}

/** Whether a person locked this one, by whatever name. After the session took the row of {@link travarQuemEntra}. */
export async function bloqueadoPorPessoa(banco: Executor, usuario: string): Promise<boolean> {
  const { rows } = await banco.query<{ ha: boolean }>(
    `SELECT EXISTS (SELECT FROM acesso.bloqueio b JOIN acesso.usuario u ON b.login = u.login WHERE u.id = $1 AND b.causa = 'PESSOA' AND ${VIGENTE}) AS ha`,
    [usuario],
  );
  return rows[0]?.ha === true;
}

/** Whose a login or an e-mail is: who is locked by a person is locked under both. */
export async function donoDoNome(banco: Executor, digitado: string): Promise<{ readonly id: string; readonly login: string } | undefined> {
  const { rows } = await banco.query<{ id: string; login: string }>('SELECT u.id, u.login FROM acesso.usuario u WHERE u.login = $1 OR u.email = $1 ORDER BY u.login = $1 DESC LIMIT 1', [digitado]);
  return rows[0];
}
