import type pg from 'pg';

/** Who of the lot got no bill, and why. */
const NAO_FATURADAS = `
INSERT INTO faturamento.nao_faturada (ciclo, cdc, rota, situacao, motivo)
SELECT ciclo, cdc, rota, situacao, motivo FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND situacao <> 1`;

/**
 * Next month starts from here. A parked ligação keeps its last billed reading, so that what it consumed is billed later; but for a negative
 * master (motivo 6): its dependents go on, so it goes on too, with the difference carried (TR 14.8). Who is cut (9), owes nothing (10) or is not
 * billed by its occurrence (11) has had its month.
 */
const GUARDAR_CONSUMO = `
UPDATE leitura.consumo_ligacao k
   SET referencia = c.referencia, leitura = coalesce(p.leitura_atual, k.leitura),
       estimada = CASE WHEN p.leitura_atual IS NULL THEN k.estimada ELSE NOT p.lida END, data = coalesce(p.data_atual, k.data),
       leitura_poco = coalesce(p.leitura_poco, k.leitura_poco),
       estimada_poco = CASE WHEN p.leitura_poco IS NULL THEN k.estimada_poco ELSE NOT p.lida_poco END,
       data_poco = CASE WHEN p.leitura_poco IS NULL THEN k.data_poco ELSE coalesce(p.data_atual, k.data_poco) END,
       consumos = CASE WHEN p.consumo_medido IS NULL THEN k.consumos ELSE (p.consumo_medido || k.consumos)[1:12] END,
       consumos_poco = CASE WHEN p.consumo_poco IS NULL THEN k.consumos_poco ELSE (p.consumo_poco || k.consumos_poco)[1:12] END,
       valores = (p.valor || k.valores)[1:12],
       saldo_transportado = p.saldo_transportado
  FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo
 WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND (p.situacao = 1 OR p.motivo IN (6, 9, 10, 11)) AND k.cdc = p.cdc`;

const RESUMIR = `
INSERT INTO faturamento.resumo_rota (ciclo, rota, categoria, rubrica, grupo, referencia, localidade, setor, faturas, volume_m3, valor)
SELECT c.id, p.rota, p.categoria, p.rubrica, c.grupo, c.referencia, p.localidade, p.setor, count(*),
       sum(CASE WHEN p.rubrica = 3 THEN p.volume_tee ELSE p.volume_agua END), sum(p.parte)
  FROM (SELECT rota, categoria, localidade, setor, volume_agua, volume_tee, unnest(rubricas) AS rubrica, unnest(valores) AS parte
          FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND situacao = 1) p
  JOIN faturamento.ciclo c ON c.id = $1
 GROUP BY c.id, p.rota, p.categoria, p.rubrica, p.localidade, p.setor`;

/**
 * Gives the approved prévias their numbers, in one set-based statement: the bill, its open balance, the late charges that it takes in and one
 * transfer per fatura and rubrica. What is in the bill was fixed and approved as a prévia. It is the last of the transaction: the balance of
 * an account and day is one row, and who holds it makes the other workers wait. $3: the instant of issuing.
 */
const EMITIR = `
WITH c AS MATERIALIZED (
  SELECT r.rota, c.aviso_inicial + r.deslocamento AS aviso, c.nota_inicial + r.deslocamento AS nota, c.referencia, c.emissao, c.vencimento, c.validade, c.convenio
    FROM faturamento.ciclo c JOIN faturamento.ciclo_rota r ON r.ciclo = c.id AND r.rota = ANY ($2::integer[]) WHERE c.id = $1
), emitidas AS (
  INSERT INTO faturamento.fatura (aviso, nota, valor, cdc, ciclo, rota, ordem, referencia, emissao, vencimento, validade,
         leitura_anterior, leitura_atual, data_anterior, data_atual, consumo_medido, consumo_poco, leitura_poco, volume_agua, volume_tee, media,
         saldo_transportado, hidrometro, convenio, localidade, setor, categoria, tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, ato_seguinte,
         dias_ato, economias, rubricas, valores)
  SELECT c.aviso + p.n, c.nota + p.n, valor, cdc, ciclo, p.rota, ordem, c.referencia, c.emissao, c.vencimento, c.validade,
         leitura_anterior, leitura_atual, data_anterior, data_atual, consumo_medido, consumo_poco, leitura_poco, volume_agua, volume_tee, media,
         saldo_transportado, hidrometro, c.convenio, localidade, setor, categoria, tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, ato_seguinte,
         dias_ato, economias, rubricas, valores
    FROM (SELECT *, row_number() OVER (PARTITION BY rota ORDER BY ordem) - 1 AS n
            FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND situacao = 1) p JOIN c ON c.rota = p.rota
  RETURNING aviso, valor, cdc, rota, emissao, vencimento, rubricas, valores
), abertas AS (
  INSERT INTO faturamento.fatura_aberta (aviso, valor, cdc, vencimento) SELECT aviso, valor, cdc, vencimento FROM emitidas
), encargos AS (
  UPDATE faturamento.encargo_pendente e SET faturado_em = n.aviso
    FROM (SELECT f.aviso, unnest(p.encargos) AS encargo FROM faturamento.previa p JOIN emitidas f ON f.cdc = p.cdc
           WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND p.encargos <> '{}') n
   WHERE e.aviso = n.encargo
), lancadas AS (
  INSERT INTO razao.transferencia (documento, valor, aviso, cdc, data_contabil, data_fato, conta_debito, conta_credito, evento, rubrica)
  SELECT f.aviso, f.parte, f.aviso, f.cdc, f.emissao, f.emissao, b.conta_receber, b.conta_receita, 1, f.rubrica
    FROM (SELECT aviso, cdc, emissao, unnest(rubricas) AS rubrica, unnest(valores) AS parte FROM emitidas) f
    JOIN faturamento.rubrica b ON b.id = f.rubrica WHERE f.parte > 0 ORDER BY f.aviso, f.rubrica
)
UPDATE faturamento.ciclo_rota r SET situacao = 'EMITIDA', emitida_em = $3, emitidas = n.quantas
  FROM (SELECT c.rota, count(f.aviso) AS quantas FROM c LEFT JOIN emitidas f ON f.rota = c.rota GROUP BY c.rota) n
 WHERE r.ciclo = $1 AND r.rota = n.rota`;

/**
 * Issues the rotas that are still to issue, all or none, and answers how many were. Rotas already issued are left as they are: a message
 * delivered twice issues once.
 */
export async function emitirRotas(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], agora: Date): Promise<number> {
  const { rows } = await cliente.query<{ rota: number }>(
    `SELECT r.rota FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo
      WHERE r.ciclo = $1 AND r.rota = ANY ($2::integer[]) AND r.situacao = 'CALCULADA' AND c.situacao = 'EMITINDO'
      ORDER BY r.rota FOR UPDATE OF r`,
    [ciclo, rotas],
  );
  if (rows.length === 0) return 0;
  const parametros = [ciclo, rows.map((r) => r.rota)];
  await cliente.query(NAO_FATURADAS, parametros);
  await cliente.query(GUARDAR_CONSUMO, parametros);
  await cliente.query(RESUMIR, parametros);
  await cliente.query(EMITIR, [...parametros, agora]);
  return rows.length;
}
