/**
 * By what names the audit has one person: acts on him say his id, and those of entering say what was typed to enter, login or e-mail. What he no longer has is
 * kept apart from the acts that changed it, which leave the database in their time.
 */
import type { Executor } from '../conexao.ts';

export interface PessoaNaAuditoria {
  readonly nome: string;
  /** Parts of the object that are he: `usuario:<id>`, `usuario:<login>`… */
  readonly objetos: readonly string[];
  /** In lower case, as the search by name has them. */
  readonly nomes: readonly string[];
}

/** What was typed to enter was cut there once; now it is whole. */
const MAIOR_LOGIN = 40;

const PESSOA = `
WITH p AS (SELECT u.id, u.nome, ARRAY[u.id::text, u.login, u.email, left(u.email, ${MAIOR_LOGIN})] AS quem FROM acesso.usuario u
            WHERE u.id = CASE WHEN $1 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $1::uuid END OR u.login = lower($1) OR u.email = lower($1)
            ORDER BY u.id::text = lower($1) DESC LIMIT 1),
     emails AS (SELECT e.email FROM acesso.email_anterior e, p WHERE e.usuario = p.id)
SELECT p.nome, ARRAY(SELECT DISTINCT 'usuario:' || x FROM (SELECT unnest(p.quem) AS x UNION ALL SELECT email FROM emails UNION ALL SELECT left(email, ${MAIOR_LOGIN}) FROM emails) y WHERE x IS NOT NULL) AS objetos,
       ARRAY(SELECT DISTINCT lower(x) FROM (SELECT p.nome AS x UNION ALL SELECT n.nome FROM gerencial.nome_de_gente n WHERE n.usuario = p.id) y WHERE x IS NOT NULL) AS nomes
  FROM p`;

/** @param qual id, login or e-mail; undefined when it is of nobody */
export async function pessoaNaAuditoria(banco: Executor, qual: string): Promise<PessoaNaAuditoria | undefined> {
  const { rows } = await banco.query<{ nome: string; objetos: string[]; nomes: string[] }>(PESSOA, [qual]);
  return rows[0];
}

const doUsuario = (objeto: string): string | undefined => /(?:^|\/)usuario:([^/]+)/.exec(objeto)?.[1]?.toLowerCase();

/** Who is the user of each of these objects, asked at once. */
export async function pessoasDosObjetos(banco: Executor, objetos: readonly string[]): Promise<(objeto: string) => string | null> {
  const quais = [...new Set(objetos.flatMap((o) => doUsuario(o) ?? []))];
  if (quais.length === 0) return () => null;
  const { rows } = await banco.query<{ qual: string; nome: string }>(
    `WITH q AS (SELECT qual FROM unnest($1::text[]) x (qual))
     SELECT q.qual, u.nome FROM q JOIN acesso.usuario u ON u.id::text = q.qual
     UNION SELECT q.qual, u.nome FROM q JOIN acesso.usuario u ON u.login = q.qual
     UNION SELECT q.qual, u.nome FROM q JOIN acesso.usuario u ON q.qual IN (u.email, left(u.email, ${MAIOR_LOGIN}))`,
    [quais],
  );
  const nomes = new Map(rows.map((r) => [r.qual, r.nome]));
  return (objeto) => nomes.get(doUsuario(objeto) ?? '') ?? null;
}
