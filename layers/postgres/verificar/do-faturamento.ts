import type { Invariante } from './invariante.ts';
import { INVARIANTES_DA_CADEIA } from './da-cadeia.ts';

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
    deHora: null,
  },
  {
    numero: 14,
    nome: 'rubricas, valor e lançamentos da fatura são iguais, rubrica por rubrica e nas contas de cada uma',
    sql: `SELECT f.aviso, t.documento, f.valor, i.itens, t.lancado FROM faturamento.fatura f
           CROSS JOIN LATERAL (SELECT coalesce(sum(v), 0) AS itens, coalesce(sum(v * r), 0) AS peso FROM unnest(f.rubricas, f.valores) u(r, v)) i
            FULL JOIN (SELECT x.documento, sum(x.valor) AS lancado, sum(x.valor * x.rubrica) AS peso,
                              bool_and(x.aviso = x.documento AND x.conta_debito = b.conta_receber AND x.conta_credito = b.conta_receita) AS nas_contas
                         FROM razao.transferencia x LEFT JOIN faturamento.rubrica b ON b.id = x.rubrica WHERE x.evento = 1 GROUP BY 1) t ON t.documento = f.aviso
           WHERE (f.valor = i.itens AND f.valor = t.lancado AND i.peso = t.peso AND t.nas_contas) IS NOT TRUE`,
    deHora: null,
  },
  {
    // Without water (TR 8.7) it is the well's. The billing reading is the one taken and, below an estimate of the months before, what of it is still
    // ahead of the dial (docs/adr/0012); bills of before that was kept say it as they could.
    numero: 17,
    nome: 'fatura medida é a da leitura em vigor da referência, do medidor que se fatura e do seu dia; as outras são pela média ou pelo mínimo',
    sql: `SELECT f.aviso, f.cdc, f.referencia, f.leitura_atual, f.leitura_poco, f.data_atual, l.valor, l.data FROM faturamento.fatura f
            LEFT JOIN leitura.leitura l ON l.cdc = f.cdc AND l.referencia = f.referencia AND l.medicao = CASE f.tipo_faturamento WHEN 3 THEN 2 ELSE 1 END
            LEFT JOIN hidrometria.hidrometro h ON h.id = CASE l.medicao WHEN 1 THEN f.hidrometro ELSE coalesce(f.hidrometro_poco, f.hidrometro) END
           WHERE f.tipo_consumo = 1
             AND (l.data = f.data_atual AND CASE WHEN f.no_historico IS NULL
                    THEN CASE l.medicao WHEN 1 THEN l.valor = f.leitura_atual OR (f.consumo_medido = 0 AND l.valor < f.leitura_atual)
                                        ELSE l.valor = f.leitura_poco OR (f.consumo_poco = 0 AND l.valor < f.leitura_poco) END
                    ELSE (l.valor + CASE l.medicao WHEN 1 THEN f.adiantado_m3 ELSE f.adiantado_poco_m3 END) % power(10, h.digitos)::integer
                         = CASE l.medicao WHEN 1 THEN f.leitura_atual ELSE f.leitura_poco END END) IS NOT TRUE`,
    deHora: null,
  },
  {
    numero: 18,
    nome: 'pagamento, encargo e saldo aberto são de fatura emitida, e da mesma ligação',
    sql: `SELECT 'pagamento' AS de, p.id, p.aviso FROM arrecadacao.pagamento p LEFT JOIN faturamento.fatura f USING (aviso)
           WHERE p.aviso IS NOT NULL AND (f.aviso IS NULL OR (p.destino < 5 AND p.cdc IS DISTINCT FROM f.cdc))
          UNION ALL SELECT 'aberta', a.aviso, a.aviso FROM faturamento.fatura_aberta a LEFT JOIN faturamento.fatura f USING (aviso) WHERE f.aviso IS NULL
          UNION ALL SELECT 'encargo', e.aviso, e.faturado_em FROM faturamento.encargo_pendente e LEFT JOIN faturamento.fatura f ON f.aviso = e.faturado_em WHERE e.faturado_em IS NOT NULL AND f.aviso IS NULL`,
    deHora: null,
  },
  {
    // every move is proven by the trigger on the cycle; what remains is the trace of having been through each
    numero: 19,
    nome: 'cada ciclo passou por todas as situações até a sua, na ordem',
    sql: `SELECT c.id AS ciclo, c.situacao, c.lote_congelado_em, c.em_critica_desde, c.critica_em, c.aviso_inicial, c.emitido_em FROM faturamento.ciclo c
            JOIN (VALUES ('ABERTO', 0), ('CALCULANDO', 1), ('EM_CRITICA', 2), ('APROVADO', 3), ('EMITINDO', 4), ('EMITIDO', 5), ('IMPRESSO', 5)) o(situacao, passo) USING (situacao)
           WHERE (o.passo >= 1) <> (c.lote_congelado_em IS NOT NULL) OR (o.passo >= 2 AND c.em_critica_desde IS NULL) OR (o.passo >= 3) <> (c.critica_em IS NOT NULL)
              OR (o.passo >= 4) <> (c.aviso_inicial IS NOT NULL) OR (o.passo >= 5) <> (c.emitido_em IS NOT NULL)`,
  },
  {
    // holidays of the law are looked up at night (vencimentos.ts); one that the town registers later does not undo a due date
    numero: 21,
    nome: 'datas da fatura são as do seu ciclo, vencimento em dia de semana e depois da emissão, o mesmo no saldo aberto',
    sql: `SELECT f.aviso, f.ciclo, f.emissao, f.vencimento, f.validade, a.vencimento AS vencimento_aberto FROM faturamento.fatura f
            LEFT JOIN faturamento.ciclo c ON c.id = f.ciclo LEFT JOIN faturamento.fatura_aberta a ON a.aviso = f.aviso
           WHERE f.vencimento <= f.emissao OR f.validade < f.vencimento OR f.vencimento IN ('1900-01-01', '9999-12-31') OR extract(isodow FROM f.vencimento) > 5
              OR a.vencimento <> f.vencimento OR (f.referencia = c.referencia AND f.emissao = c.emissao AND f.vencimento = c.vencimento AND f.validade = c.validade) IS NOT TRUE`,
    deHora: `SELECT a.aviso, f.vencimento, a.vencimento AS vencimento_aberto FROM faturamento.fatura_aberta a JOIN faturamento.fatura f USING (aviso) WHERE a.vencimento <> f.vencimento`,
  },
  {
    numero: 22,
    nome: 'os atos da fatura estavam em vigor em cada dia do período lido',
    // two readings on one day are that day; the second act begins where the first one ends
    sql: `SELECT f.aviso, f.ato, f.ato_seguinte, f.data_atual, f.dias, f.dias_ato FROM faturamento.fatura f
            JOIN faturamento.ato a ON a.id = f.ato LEFT JOIN faturamento.ato s ON s.id = f.ato_seguinte
           WHERE (a.vigencia @> f.data_atual - greatest(f.dias - 1, 0)
                  AND CASE WHEN f.ato_seguinte IS NULL THEN a.vigencia @> f.data_atual
                           ELSE s.vigencia @> f.data_atual AND upper(a.vigencia) = lower(s.vigencia) AND lower(s.vigencia) = f.data_atual - f.dias + 1 + f.dias_ato END) IS NOT TRUE`,
    deHora: null,
  },
  {
    // that who paid late does owe them is looked up at night (pagos-com-atraso.ts), with the calendar
    numero: 23,
    nome: 'encargos por atraso são da conta paga com atraso, e cobrados uma vez, na fatura que os nomeia',
    sql: `SELECT aviso, f.multa, f.correcao, e.multa AS multa_devida, e.correcao AS correcao_devida
            FROM (SELECT aviso, cdc, (SELECT sum(v) FROM unnest(rubricas, valores) u(r, v) WHERE r = 4) AS multa, (SELECT sum(v) FROM unnest(rubricas, valores) u(r, v) WHERE r = 5) AS correcao
                    FROM faturamento.fatura WHERE rubricas && '{4,5}'::smallint[]) f
            FULL JOIN (SELECT faturado_em AS aviso, min(cdc) AS menor, max(cdc) AS maior, sum(multa) AS multa, sum(correcao) AS correcao
                         FROM faturamento.encargo_pendente WHERE faturado_em IS NOT NULL GROUP BY 1) e USING (aviso)
           WHERE (coalesce(f.multa, 0) = e.multa AND coalesce(f.correcao, 0) = e.correcao AND f.cdc = e.menor AND f.cdc = e.maior) IS NOT TRUE
          UNION ALL
          SELECT e.aviso, e.multa, e.correcao, NULL, NULL FROM faturamento.encargo_pendente e
            LEFT JOIN faturamento.fatura f ON f.aviso = e.aviso LEFT JOIN arrecadacao.pagamento p ON p.aviso = e.aviso AND p.destino = 1
           WHERE (e.cdc = f.cdc AND e.pago_em = p.data_pagamento AND e.pago_em > f.vencimento
                  AND e.multa <= f.valor * (SELECT max((valor #>> '{}')::numeric) FROM comum.parametro WHERE chave = 'acrescimos.multa-percentual') / 100) IS NOT TRUE`,
    deHora: null,
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
    // that the lot had everybody is proven when it freezes (trigger provar_lote): later nobody can tell who was active on that day
    numero: 30,
    nome: 'cada ligação do lote congelado tem fatura ou motivo, um só dos dois; quem os tem estava no lote, e o lote é o que se congelou',
    sql: `WITH l AS (SELECT c.id AS ciclo, x.cdc, count(*) AS vezes FROM faturamento.ciclo c JOIN faturamento.ciclo_rota r ON r.ciclo = c.id CROSS JOIN LATERAL unnest(r.lote) x(cdc)
                      WHERE c.situacao IN ('EMITIDO', 'IMPRESSO') GROUP BY 1, 2),
               d AS (SELECT f.ciclo, f.cdc FROM faturamento.fatura f UNION ALL SELECT n.ciclo, n.cdc FROM faturamento.nao_faturada n),
               s AS (SELECT d.ciclo, d.cdc, count(*) AS destinos FROM d JOIN faturamento.ciclo c ON c.id = d.ciclo AND c.situacao IN ('EMITIDO', 'IMPRESSO') GROUP BY 1, 2)
          SELECT ciclo, cdc, l.vezes, s.destinos FROM l FULL JOIN s USING (ciclo, cdc) WHERE (l.vezes = 1 AND s.destinos = 1) IS NOT TRUE
          UNION ALL SELECT c.id, NULL, c.quantidade, sum(cardinality(r.lote)) FROM faturamento.ciclo c LEFT JOIN faturamento.ciclo_rota r ON r.ciclo = c.id
           WHERE c.quantidade IS NOT NULL GROUP BY c.id HAVING coalesce(sum(cardinality(r.lote)), 0) <> c.quantidade`,
    deHora: null,
  },
  {
    numero: 33,
    nome: 'um hidrômetro por ligação e uma ligação por hidrômetro, ao mesmo tempo',
    sql: `SELECT a.hidrometro, a.cdc, b.cdc AS outra FROM hidrometria.instalacao a JOIN hidrometria.instalacao b ON b.hidrometro = a.hidrometro AND b.periodo && a.periodo
           WHERE (a.cdc, a.medicao, a.periodo) < (b.cdc, b.medicao, b.periodo)`,
  },
  ...INVARIANTES_DA_CADEIA,
  {
    numero: 66,
    nome: 'resumo de cada ciclo é a soma das suas faturas',
    sql: `SELECT c.id AS ciclo, s.valor AS resumo, f.valor AS faturas FROM faturamento.ciclo c
            LEFT JOIN LATERAL (SELECT coalesce(sum(valor), 0) AS valor FROM faturamento.resumo_rota WHERE ciclo = c.id) s ON true
            LEFT JOIN LATERAL (SELECT coalesce(sum(valor), 0) AS valor FROM faturamento.fatura f WHERE f.aviso BETWEEN c.aviso_inicial AND c.aviso_inicial + c.emitidas - 1) f ON true
           WHERE c.situacao IN ('EMITIDO', 'IMPRESSO') AND s.valor <> f.valor`,
  },
];
