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
    numero: 4,
    nome: 'cada documento, evento e rubrica entrou no razão uma vez, em qualquer dia',
    sql: `SELECT t.documento, t.evento, t.rubrica, count(*) FROM razao.transferencia t WHERE t.evento NOT IN (SELECT id FROM razao.evento WHERE por_dia) GROUP BY 1, 2, 3 HAVING count(*) > 1`,
    deHora: null,
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
    deHora: null,
  },
  {
    // a rubrica is told apart by weighing each value with its account: what comes to nothing in money does not come to nothing in weight
    numero: 6,
    nome: 'a receber do razão é o que está aberto, fatura por fatura e rubrica por rubrica, cada uma da sua ligação',
    sql: `WITH t AS (SELECT aviso, min(cdc) AS menor, max(cdc) AS maior, sum(CASE WHEN d.id IS NULL THEN 0 ELSE valor END - CASE WHEN c.id IS NULL THEN 0 ELSE valor END) AS saldo,
                       sum(valor * (coalesce(d.id, 0) - coalesce(c.id, 0))) AS peso
                  FROM razao.transferencia LEFT JOIN razao.conta d ON d.id = conta_debito AND d.papel = 'RECEBER' LEFT JOIN razao.conta c ON c.id = conta_credito AND c.papel = 'RECEBER'
                 WHERE d.id IS NOT NULL OR c.id IS NOT NULL GROUP BY aviso)
          SELECT coalesce(t.aviso, a.aviso) AS aviso, t.saldo, a.valor AS aberto, f.valor AS fatura, t.menor AS cdc_no_razao, a.cdc AS cdc_aberta, f.cdc
            FROM t FULL JOIN faturamento.fatura_aberta a ON a.aviso = t.aviso LEFT JOIN faturamento.fatura f ON f.aviso = coalesce(t.aviso, a.aviso)
           WHERE coalesce(t.saldo, 0) <> coalesce(a.valor, 0) OR (f.cdc = t.menor AND f.cdc = t.maior) IS NOT TRUE
              OR (a.aviso IS NOT NULL AND (a.cdc, a.valor) IS DISTINCT FROM (f.cdc, f.valor))
              OR t.peso <> CASE WHEN a.aviso IS NULL THEN 0
                           ELSE (SELECT coalesce(sum(v * b.conta_receber), 0) FROM unnest(f.rubricas, f.valores) u(r, v) JOIN faturamento.rubrica b ON b.id = u.r) END`,
    deHora: `SELECT r.saldo, a.aberto FROM (SELECT coalesce(sum(s.debitos - s.creditos), 0) AS saldo FROM (${SALDOS}) s JOIN razao.conta c ON c.id = s.conta AND c.papel = 'RECEBER') r,
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
  {
    numero: 11,
    nome: 'mês contábil fechado ficou como estava ao fechar',
    sql: `SELECT m.mes, m.debitos AS ao_fechar, s.debitos AS agora FROM razao.mes_fechado m
           CROSS JOIN LATERAL (SELECT coalesce(sum(d.debitos), 0) AS debitos FROM razao.saldo_dia d WHERE d.data < m.mes + interval '1 month') s WHERE m.debitos <> s.debitos`,
  },
  {
    // docs/adr/0011: the statement of a ligação is found by way of its bills and their payments
    numero: 67,
    nome: 'todo lançamento de uma ligação se acha pelos seus documentos',
    sql: `SELECT t.documento, t.evento, t.rubrica, t.cdc FROM razao.transferencia t
            LEFT JOIN faturamento.fatura f ON f.aviso = t.documento AND f.cdc = t.cdc
            LEFT JOIN arrecadacao.pagamento p ON p.id = t.documento AND p.aviso = t.aviso
           WHERE t.cdc IS NOT NULL AND f.aviso IS NULL AND p.id IS NULL`,
    deHora: null,
  },
];
