import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comBanco } from '../../fixture/banco.ts';

const bd = comBanco();

/** Each grant to a role of the application, or to everybody: schemas, tables, columns and functions of the product. The owner's own are left out. */
const CONCESSOES = `
WITH e AS (SELECT oid, nspname, nspacl FROM pg_namespace WHERE nspname IN ('comum', 'cadastro', 'hidrometria', 'leitura', 'razao', 'faturamento', 'arrecadacao', 'acesso', 'gerencial')),
     t AS (SELECT c.oid, c.oid::regclass::text AS nome, c.relacl FROM pg_class c JOIN e ON e.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'S') AND NOT c.relispartition),
     g AS (
  SELECT 'esquema ' || e.nspname AS objeto, a.grantee, a.privilege_type AS privilegio FROM e, aclexplode(e.nspacl) a
  UNION ALL SELECT t.nome, a.grantee, a.privilege_type FROM t, aclexplode(t.relacl) a
  UNION ALL SELECT t.nome, a.grantee, format('%s (%s)', a.privilege_type, string_agg(c.attname, ', ' ORDER BY c.attname))
    FROM t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attacl IS NOT NULL, aclexplode(c.attacl) a GROUP BY t.nome, a.grantee, a.privilege_type
  UNION ALL SELECT p.oid::regprocedure::text, a.grantee, a.privilege_type FROM pg_proc p JOIN e ON e.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a)
SELECT format('%s | %s | %s', objeto, CASE grantee WHEN 0 THEN 'todos' ELSE replace(grantee::regrole::text, 'nascente_', '') END, string_agg(privilegio, ', ' ORDER BY privilegio)) AS linha
  FROM g WHERE grantee = 0 OR grantee::regrole::text <> 'nascente_migrador' GROUP BY objeto, grantee ORDER BY 1`;

describe('grants', () => {
  it('are those that concessoes.txt declares, and no other: a new one is written there, where it is seen', async () => {
    const { rows } = await bd.banco.pool().query<{ linha: string }>(CONCESSOES);
    const arquivo = new URL('./concessoes.txt', import.meta.url);
    // GUARDAR_CONCESSOES=1 writes them again, for the difference to be read before it is committed
    if (process.env['GUARDAR_CONCESSOES'] === '1') writeFileSync(arquivo, rows.map((r) => `${r.linha}\n`).join(''));
    const declaradas = readFileSync(arquivo, 'utf8').trim().split('\n');
    expect(rows.map((r) => r.linha)).toEqual(declaradas);
  });

  it('give everybody nothing: not one function, not one table', async () => {
    const { rows } = await bd.banco.pool().query<{ linha: string }>(CONCESSOES);
    expect(rows.map((r) => r.linha).filter((l) => l.includes('| todos |'))).toEqual([]);
  });
});
