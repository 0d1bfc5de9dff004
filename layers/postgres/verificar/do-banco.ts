import type { Invariante } from './invariante.ts';

const PAPEIS = `('nascente_app', 'nascente_lote', 'nascente_leitura')`;
const ESQUEMAS = `('comum', 'cadastro', 'hidrometria', 'leitura', 'razao', 'faturamento', 'arrecadacao', 'acesso')`;

/** What the guards themselves must be: all from the catalogue. */
export const INVARIANTES_DO_BANCO: readonly Invariante[] = [
  {
    numero: 2,
    nome: 'todo valor em dinheiro é inteiro (bigint), em centavos',
    sql: `SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
           WHERE table_schema IN ('faturamento', 'razao', 'arrecadacao') AND column_name IN ('valor', 'valores', 'quitado', 'multa', 'correcao', 'debitos', 'creditos')
             AND data_type NOT IN ('bigint', 'ARRAY')`,
  },
  {
    numero: 3,
    nome: 'razão e auditoria não têm alteração nem exclusão',
    sql: `SELECT schemaname, relname, n_tup_upd, n_tup_del FROM pg_stat_user_tables
           WHERE (relname LIKE 'transferencia%' OR relname IN ('auditoria', 'pagamento')) AND schemaname IN ('razao', 'comum', 'arrecadacao') AND n_tup_upd + n_tup_del > 0`,
  },
  {
    // row-level security itself comes with the scopes of access
    numero: 58,
    nome: 'os papéis da aplicação não são donos de nada, nem passam por cima das regras do banco',
    sql: `SELECT rolname, 'atributo' AS porque FROM pg_roles WHERE rolname IN ${PAPEIS} AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
          UNION ALL SELECT r.rolname, 'membro de ' || m.roleid::regrole::text FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname IN ${PAPEIS}
          UNION ALL SELECT r.rolname, 'dono de ' || c.oid::regclass::text FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE r.rolname IN ${PAPEIS} AND n.nspname IN ${ESQUEMAS}`,
  },
  {
    numero: 65,
    nome: 'o esquema do banco é o que a última migração deixou',
    sql: `SELECT e.migracao, e.resumo, comum.resumo_do_esquema() AS agora FROM (VALUES (1)) u LEFT JOIN (SELECT migracao, resumo FROM comum.esquema ORDER BY id DESC LIMIT 1) e ON true
           WHERE e.resumo IS DISTINCT FROM comum.resumo_do_esquema()`,
  },
];
