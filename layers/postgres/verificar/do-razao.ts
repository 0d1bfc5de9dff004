import type { Invariante } from './invariante.ts';

/** Signed balance of each account, as the sum of every day. */
const SALDOS = 'SELECT conta, sum(debitos) AS debitos, sum(creditos) AS creditos FROM razao.saldo_dia GROUP BY conta';

export const INVARIANTES_DO_RAZAO: readonly Invariante[] = [
  {
    numero: 1,
    nome: 'partida dobrada: débitos e créditos do razão são iguais',
    sql: 'SELECT sum(debitos) AS debitos, sum(creditos) AS creditos FROM razao.saldo_dia HAVING sum(debitos) <> sum(creditos)',
  },
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
    numero: 5,
    nome: 'saldo guardado de cada conta e dia é o dos lançamentos',
    sql: `SELECT conta, data, s.debitos, s.creditos, t.debitos AS lancados_debito, t.creditos AS lancados_credito
            FROM razao.saldo_dia s
            FULL JOIN (SELECT conta, data, sum(d) AS debitos, sum(c) AS creditos
                         FROM (SELECT conta_debito AS conta, data_contabil AS data, valor AS d, 0 AS c FROM razao.transferencia
                               UNION ALL SELECT conta_credito, data_contabil, 0, valor FROM razao.transferencia) x GROUP BY 1, 2) t USING (conta, data)
           WHERE s.debitos IS DISTINCT FROM t.debitos OR s.creditos IS DISTINCT FROM t.creditos`,
  },
  {
    numero: 6,
    nome: 'a receber do razão é a soma das faturas abertas',
    sql: `SELECT r.saldo, a.aberto FROM (SELECT coalesce(sum(s.debitos - s.creditos), 0) AS saldo FROM (${SALDOS}) s JOIN razao.conta c ON c.id = s.conta AND c.papel = 'RECEBER') r,
                 (SELECT coalesce(sum(valor), 0) AS aberto FROM faturamento.fatura_aberta) a WHERE r.saldo <> a.aberto`,
  },
  {
    numero: 8,
    nome: 'estorno uma vez só, do mesmo valor e com as contas trocadas',
    sql: `SELECT t.documento, t.evento, t.rubrica, t.valor FROM razao.transferencia t JOIN razao.evento e ON e.id = t.evento
           WHERE e.estorna IS NOT NULL
             AND (NOT EXISTS (SELECT FROM razao.transferencia o WHERE o.documento = t.documento AND o.evento = e.estorna AND o.rubrica = t.rubrica AND o.valor = t.valor
                                 AND o.conta_debito = t.conta_credito AND o.conta_credito = t.conta_debito)
                  OR (SELECT count(*) FROM razao.transferencia o WHERE o.documento = t.documento AND o.evento = t.evento AND o.rubrica = t.rubrica) > 1)`,
  },
  {
    numero: 9,
    nome: 'crédito de cliente do razão é a soma dos créditos por usar',
    sql: `SELECT c.codigo, coalesce(s.creditos - s.debitos, 0) AS razao, coalesce(k.valor, 0) AS creditos
            FROM razao.conta c LEFT JOIN (${SALDOS}) s ON s.conta = c.id
            LEFT JOIN (SELECT 'CREDITO:' || tipo AS codigo, sum(valor - usado) AS valor FROM arrecadacao.credito GROUP BY tipo) k ON k.codigo = c.codigo
           WHERE c.papel = 'CREDITO_CLIENTE' AND coalesce(s.creditos - s.debitos, 0) <> coalesce(k.valor, 0)`,
  },
  {
    numero: 10,
    nome: 'não identificado do razão é a soma dos pagamentos não identificados',
    sql: `SELECT r.saldo, p.valor FROM (SELECT coalesce(sum(s.creditos - s.debitos), 0) AS saldo FROM (${SALDOS}) s JOIN razao.conta c ON c.id = s.conta AND c.papel = 'NAO_IDENTIFICADO') r,
                 (SELECT coalesce(sum(valor), 0) AS valor FROM arrecadacao.pagamento WHERE destino = 5) p WHERE r.saldo <> p.valor`,
  },
];
