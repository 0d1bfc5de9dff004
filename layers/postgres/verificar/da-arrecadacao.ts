import type { Invariante } from './invariante.ts';

export const INVARIANTES_DA_ARRECADACAO: readonly Invariante[] = [
  {
    numero: 35,
    nome: 'um arquivo por conteúdo e um por número do banco',
    sql: `SELECT convenio, nsa, count(*) FROM arrecadacao.arquivo WHERE situacao IN ('PROCESSADO', 'RETIDO') AND nsa IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1`,
  },
  {
    numero: 36,
    nome: 'os mesmos pagamentos não foram processados duas vezes sem decisão de pessoa',
    sql: `SELECT encode(digest_detalhes, 'hex') AS digest, count(*) FROM arrecadacao.arquivo
           WHERE situacao = 'PROCESSADO' AND decidido_por IS NULL AND registros > 2 GROUP BY digest_detalhes HAVING count(*) > 1`,
  },
  {
    numero: 37,
    nome: 'arquivo processado confere com o trailer',
    sql: `SELECT id, registros, registros_trailer, valor_lido, valor_trailer FROM arrecadacao.arquivo
           WHERE situacao = 'PROCESSADO' AND (registros <> registros_trailer OR valor_lido <> valor_trailer)`,
  },
  {
    numero: 38,
    nome: 'arquivo inteiro ou nada: cada detalhe tem pagamento, e o rejeitado não tem nenhum',
    sql: `SELECT a.id, a.situacao, a.registros, p.n, p.valor, a.valor_lido FROM arrecadacao.arquivo a
            LEFT JOIN LATERAL (SELECT count(*) AS n, coalesce(sum(valor), 0) AS valor FROM arrecadacao.pagamento p
                                WHERE p.id BETWEEN a.id * 10000000::bigint AND a.id * 10000000::bigint + 9999999) p ON true
           WHERE CASE WHEN a.situacao = 'PROCESSADO' THEN p.n <> a.registros - 2 OR p.valor <> a.valor_lido ELSE p.n > 0 END`,
  },
  {
    numero: 39,
    nome: 'cada pagamento está no razão uma vez e pelo valor inteiro',
    sql: `SELECT p.id, p.valor, t.lancado FROM arrecadacao.pagamento p
            LEFT JOIN (SELECT documento, sum(valor) AS lancado FROM razao.transferencia WHERE evento IN (2, 3, 4) GROUP BY documento) t ON t.documento = p.id
           WHERE p.valor IS DISTINCT FROM t.lancado`,
    deHora: null,
  },
  {
    numero: 40,
    nome: 'fatura fora das abertas foi quitada uma vez só, pelo seu valor, ou cancelada',
    sql: `SELECT f.aviso, a.aviso IS NOT NULL AS aberta, q.quitacoes, f.valor, q.quitado, f.cancelada_em FROM faturamento.fatura f
            LEFT JOIN faturamento.fatura_aberta a USING (aviso)
            LEFT JOIN (SELECT aviso, count(*) AS quitacoes, sum(quitado) AS quitado FROM arrecadacao.pagamento WHERE destino = 1 GROUP BY aviso) q USING (aviso)
           WHERE (a.aviso IS NOT NULL)::int + coalesce(q.quitacoes, 0) + (f.cancelada_em IS NOT NULL)::int <> 1 OR q.quitado <> f.valor`,
    deHora: null,
  },
  {
    numero: 41,
    nome: 'o que entrou nas contas de bancos e em trânsito é o total dos arquivos processados',
    sql: `SELECT l.entrou, f.total FROM (SELECT coalesce(sum(t.valor), 0) AS entrou FROM razao.transferencia t JOIN razao.conta c ON c.id = t.conta_debito AND c.papel = 'TRANSITO' AND t.evento <> 6) l,
                 (SELECT coalesce(sum(valor_lido), 0) AS total FROM arrecadacao.arquivo WHERE situacao = 'PROCESSADO') f WHERE l.entrou <> f.total`,
  },
  {
    numero: 42,
    nome: 'pagamentos = quitações + créditos + não identificados',
    sql: `SELECT p.valor, p.quitado, c.valor AS creditos, p.nao_identificado
            FROM (SELECT coalesce(sum(valor), 0) AS valor, coalesce(sum(quitado), 0) AS quitado, coalesce(sum(valor) FILTER (WHERE destino = 5), 0) AS nao_identificado FROM arrecadacao.pagamento) p,
                 (SELECT coalesce(sum(valor), 0) AS valor FROM arrecadacao.credito) c
           WHERE p.valor <> p.quitado + c.valor + p.nao_identificado`,
  },
  {
    numero: 60,
    nome: 'nada parado na caixa de saída há mais de dez minutos',
    sql: `SELECT id, tipo, chave, criado_em FROM comum.caixa_saida WHERE publicado_em IS NULL AND criado_em < clock_timestamp() - interval '10 minutes'`,
  },
];
