import type { Invariante } from './invariante.ts';

export const INVARIANTES_DO_FATURAMENTO: readonly Invariante[] = [
  {
    numero: 7,
    nome: 'prévia não tem lançamento: nada posto no razão antes da crítica',
    sql: `SELECT c.id AS ciclo, c.situacao, c.aviso_inicial FROM faturamento.ciclo c
           WHERE c.situacao IN ('ABERTO', 'CALCULANDO', 'EM_CRITICA', 'APROVADO') AND EXISTS (SELECT FROM faturamento.fatura f WHERE f.ciclo = c.id)`,
  },
  {
    numero: 13,
    nome: 'uma fatura viva por ligação e referência',
    sql: `SELECT cdc, referencia, count(*) FROM faturamento.fatura WHERE cancelada_em IS NULL GROUP BY 1, 2 HAVING count(*) > 1`,
  },
  {
    numero: 14,
    nome: 'rubricas, valor e lançamentos da fatura são iguais',
    sql: `SELECT f.aviso, f.valor, i.itens, t.lancado FROM faturamento.fatura f
           CROSS JOIN LATERAL (SELECT coalesce(sum(v), 0) AS itens FROM unnest(f.valores) v) i
            LEFT JOIN (SELECT documento, sum(valor) AS lancado FROM razao.transferencia WHERE evento = 1 GROUP BY documento) t ON t.documento = f.aviso
           WHERE f.valor <> i.itens OR f.valor IS DISTINCT FROM t.lancado`,
  },
  {
    // below an estimate of the month before, the reading waits: nothing is measured and the estimate goes on
    numero: 17,
    nome: 'fatura medida é a da leitura em vigor da referência; as outras são pela média ou pelo mínimo',
    sql: `SELECT f.aviso, f.cdc, f.referencia, f.leitura_atual, f.leitura_poco FROM faturamento.fatura f
           WHERE f.tipo_consumo = 1 AND NOT EXISTS (
                   SELECT FROM leitura.leitura l WHERE l.cdc = f.cdc AND l.referencia = f.referencia
                      AND CASE l.medicao WHEN 1 THEN l.valor = f.leitura_atual OR (f.consumo_medido = 0 AND l.valor < f.leitura_atual)
                                         ELSE l.valor = f.leitura_poco OR (f.consumo_poco = 0 AND l.valor < f.leitura_poco) END)`,
  },
  {
    numero: 21,
    nome: 'vencimento depois da emissão, nunca data fictícia',
    sql: `SELECT aviso, emissao, vencimento, validade FROM faturamento.fatura
           WHERE vencimento <= emissao OR validade < vencimento OR vencimento IN ('1900-01-01', '9999-12-31')`,
  },
  {
    numero: 22,
    nome: 'ato da fatura estava em vigor no período lido',
    sql: `SELECT f.aviso, f.ato, f.data_atual FROM faturamento.fatura f JOIN faturamento.ato a ON a.id = coalesce(f.ato_seguinte, f.ato)
           WHERE NOT a.vigencia @> f.data_atual`,
  },
  {
    numero: 23,
    nome: 'encargos por atraso cobrados uma vez, na fatura que os nomeia',
    sql: `SELECT f.aviso, f.cobrado, coalesce(e.devido, 0) AS devido
            FROM (SELECT aviso, (SELECT sum(v) FROM unnest(rubricas, valores) u(r, v) WHERE r IN (4, 5)) AS cobrado FROM faturamento.fatura
                   WHERE rubricas && '{4,5}'::smallint[]) f
            LEFT JOIN (SELECT faturado_em, sum(multa + correcao) AS devido FROM faturamento.encargo_pendente WHERE faturado_em IS NOT NULL GROUP BY 1) e ON e.faturado_em = f.aviso
           WHERE f.cobrado IS DISTINCT FROM e.devido`,
  },
  {
    numero: 26,
    nome: 'avisos e notas sem lacuna e sem repetição',
    sql: `SELECT s.serie, s.ultimo, n.quantas, n.maior FROM comum.contador s
            JOIN (SELECT 'aviso' AS serie, count(DISTINCT aviso) AS quantas, coalesce(max(aviso), 0) AS maior FROM faturamento.fatura
                  UNION ALL SELECT 'nota-fiscal', count(DISTINCT nota), coalesce(max(nota), 0) FROM faturamento.fatura) n USING (serie)
            LEFT JOIN LATERAL (SELECT count(*) AS quantos FROM comum.numero_inutilizado i WHERE i.serie = s.serie) u ON true
           WHERE NOT EXISTS (SELECT FROM faturamento.ciclo WHERE situacao = 'EMITINDO') AND s.ultimo <> n.quantas + u.quantos`,
  },
  {
    numero: 28,
    nome: 'nada foi emitido sem aprovação da crítica por pessoa, com registro na auditoria',
    sql: `SELECT c.id AS ciclo, c.critica_por FROM faturamento.ciclo c WHERE c.situacao IN ('APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO')
             AND (c.critica_por IS NULL OR NOT EXISTS (SELECT FROM comum.auditoria a WHERE a.objeto = 'ciclo:' || c.id AND a.funcao = 'faturamento/aprovar-ciclo'))`,
  },
  {
    numero: 29,
    nome: 'ciclo emitido tem todas as faturas que numerou; o número que sobrou foi inutilizado',
    sql: `SELECT c.id AS ciclo, c.emitidas, f.n FROM faturamento.ciclo c
            LEFT JOIN LATERAL (SELECT count(*) AS n FROM faturamento.fatura f WHERE f.aviso BETWEEN c.aviso_inicial AND c.aviso_inicial + c.emitidas - 1 AND f.ciclo = c.id) f ON true
            LEFT JOIN LATERAL (SELECT count(*) AS n FROM comum.numero_inutilizado i WHERE i.serie = 'aviso' AND i.numero BETWEEN c.aviso_inicial AND c.aviso_inicial + c.emitidas - 1) i ON true
           WHERE c.situacao IN ('EMITIDO', 'IMPRESSO') AND c.emitidas <> f.n + i.n`,
  },
  {
    numero: 30,
    nome: 'cada ligação do lote congelado tem fatura ou motivo, e só um dos dois',
    sql: `SELECT l.ciclo, l.cdc, (f.cdc IS NOT NULL)::int + (n.cdc IS NOT NULL)::int AS destinos
            FROM (SELECT r.ciclo, unnest(r.lote) AS cdc FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo WHERE c.situacao IN ('EMITIDO', 'IMPRESSO')) l
            LEFT JOIN faturamento.fatura f ON f.ciclo = l.ciclo AND f.cdc = l.cdc
            LEFT JOIN faturamento.nao_faturada n ON n.ciclo = l.ciclo AND n.cdc = l.cdc
           WHERE (f.cdc IS NULL) = (n.cdc IS NULL)`,
  },
  {
    numero: 33,
    nome: 'um hidrômetro por ligação e uma ligação por hidrômetro, ao mesmo tempo',
    sql: `SELECT a.hidrometro, a.cdc, b.cdc AS outra FROM hidrometria.instalacao a JOIN hidrometria.instalacao b ON b.hidrometro = a.hidrometro AND b.periodo && a.periodo
           WHERE (a.cdc, a.medicao, a.periodo) < (b.cdc, b.medicao, b.periodo)`,
  },
  {
    numero: 66,
    nome: 'resumo de cada ciclo é a soma das suas faturas',
    sql: `SELECT c.id AS ciclo, s.valor AS resumo, f.valor AS faturas FROM faturamento.ciclo c
            LEFT JOIN LATERAL (SELECT coalesce(sum(valor), 0) AS valor FROM faturamento.resumo_rota WHERE ciclo = c.id) s ON true
            LEFT JOIN LATERAL (SELECT coalesce(sum(valor), 0) AS valor FROM faturamento.fatura f WHERE f.aviso BETWEEN c.aviso_inicial AND c.aviso_inicial + c.emitidas - 1) f ON true
           WHERE c.situacao IN ('EMITIDO', 'IMPRESSO') AND s.valor <> f.valor`,
  },
];
