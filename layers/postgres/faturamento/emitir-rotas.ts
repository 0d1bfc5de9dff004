import pg from 'pg';
import { MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { indoDe, podeIrPara } from '../comum/situacao.ts';
import { estacionarImpedidas, type Lote } from './estacionar-impedidas.ts';
import { impedidasDe } from './impedidas.ts';
import { recusadasPeloBanco } from './recusadas-pelo-banco.ts';
import { TEVE_O_MES } from './teve-o-mes.ts';

/**
 * Who of the lot got no bill, and why. A master that was set aside keeps its base, and what its dependents were billed stays to be subtracted
 * (`domain/leitura/master.ts`). Answers how many closed their month all the same.
 */
const SEM_FATURA = `
WITH s AS MATERIALIZED (
  SELECT p.ciclo, p.cdc, p.rota, p.situacao, p.motivo, p.saldo_transportado AS saldo, p.referencia_anterior, ${TEVE_O_MES} AS teve
    FROM faturamento.previa p WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND p.situacao <> 1
), nao_faturadas AS (
  INSERT INTO faturamento.nao_faturada (ciclo, cdc, rota, situacao, motivo) SELECT ciclo, cdc, rota, situacao, motivo FROM s
), saldos AS (
  UPDATE leitura.consumo_ligacao k SET saldo_transportado = s.saldo FROM s
   WHERE NOT s.teve AND k.cdc = s.cdc AND k.saldo_transportado <> s.saldo AND k.referencia IS NOT DISTINCT FROM s.referencia_anterior
), primeiros AS (
  INSERT INTO leitura.consumo_ligacao (cdc, saldo_transportado) SELECT cdc, saldo FROM s WHERE NOT teve AND saldo <> 0 AND referencia_anterior IS NULL
  ON CONFLICT (cdc) DO NOTHING
)
SELECT count(*) FILTER (WHERE teve)::integer AS meses FROM s`;

const MES_FECHADO_AQUI = `p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND ${TEVE_O_MES}`;

/**
 * Next month starts from here (docs/adr/0012): only a month that was measured enters the history. It does from where the prévia was computed, or not
 * at all: no month is closed twice, and none goes back. `estimada` is what the version before this one reads.
 */
const GUARDAR_CONSUMO = `
UPDATE leitura.consumo_ligacao k
   SET referencia = c.referencia, data = coalesce(p.data_atual, k.data), leitura = coalesce(p.leitura_atual, k.leitura),
       adiantado_m3 = CASE WHEN p.leitura_atual IS NULL THEN k.adiantado_m3 ELSE coalesce(p.adiantado_m3, 0) END,
       estimada = CASE WHEN p.leitura_atual IS NULL THEN k.estimada ELSE coalesce(p.adiantado_m3, 0) > 0 END,
       hidrometro = CASE WHEN p.leitura_atual IS NULL THEN k.hidrometro ELSE p.hidrometro END,
       medida_em = CASE WHEN p.lida THEN c.referencia ELSE coalesce(k.medida_em, CASE WHEN NOT k.estimada THEN k.referencia END) END,
       leitura_poco = coalesce(p.leitura_poco, k.leitura_poco),
       data_poco = CASE WHEN p.leitura_poco IS NULL THEN k.data_poco ELSE coalesce(p.data_atual, k.data_poco) END,
       adiantado_poco_m3 = CASE WHEN p.leitura_poco IS NULL THEN k.adiantado_poco_m3 ELSE coalesce(p.adiantado_poco_m3, 0) END,
       estimada_poco = CASE WHEN p.leitura_poco IS NULL THEN k.estimada_poco ELSE coalesce(p.adiantado_poco_m3, 0) > 0 END,
       hidrometro_poco = CASE WHEN p.leitura_poco IS NULL THEN k.hidrometro_poco ELSE p.hidrometro_poco END,
       medida_em_poco = CASE WHEN p.lida_poco THEN c.referencia ELSE coalesce(k.medida_em_poco, CASE WHEN NOT k.estimada_poco THEN k.referencia END) END,
       consumos = CASE WHEN p.consumo_mensal IS NULL THEN k.consumos ELSE (p.consumo_mensal || k.consumos)[1:12] END,
       consumos_poco = CASE WHEN p.consumo_mensal_poco IS NULL THEN k.consumos_poco ELSE (p.consumo_mensal_poco || k.consumos_poco)[1:12] END,
       valores = (p.valor || k.valores)[1:12],
       saldo_transportado = p.saldo_transportado
  FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo
 WHERE ${MES_FECHADO_AQUI} AND k.cdc = p.cdc
   AND k.referencia IS NOT DISTINCT FROM p.referencia_anterior AND (k.referencia IS NULL OR k.referencia < c.referencia)`;

/** A ligação registered since the load has nothing kept yet. */
const GUARDAR_PRIMEIRO_CONSUMO = `
INSERT INTO leitura.consumo_ligacao (cdc, referencia, data, leitura, adiantado_m3, estimada, hidrometro, medida_em, leitura_poco, data_poco, adiantado_poco_m3,
       estimada_poco, hidrometro_poco, medida_em_poco, consumos, consumos_poco, valores, saldo_transportado)
SELECT p.cdc, c.referencia, p.data_atual, p.leitura_atual, coalesce(p.adiantado_m3, 0), coalesce(p.adiantado_m3, 0) > 0,
       CASE WHEN p.leitura_atual IS NOT NULL THEN p.hidrometro END, CASE WHEN p.lida THEN c.referencia END,
       p.leitura_poco, CASE WHEN p.leitura_poco IS NOT NULL THEN p.data_atual END, coalesce(p.adiantado_poco_m3, 0), coalesce(p.adiantado_poco_m3, 0) > 0,
       CASE WHEN p.leitura_poco IS NOT NULL THEN p.hidrometro_poco END, CASE WHEN p.lida_poco THEN c.referencia END,
       array_remove(ARRAY[p.consumo_mensal], NULL), array_remove(ARRAY[p.consumo_mensal_poco], NULL), ARRAY[p.valor], p.saldo_transportado
  FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo
 WHERE ${MES_FECHADO_AQUI} AND p.referencia_anterior IS NULL AND NOT EXISTS (SELECT FROM leitura.consumo_ligacao k WHERE k.cdc = p.cdc)
ON CONFLICT (cdc) DO NOTHING`;

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
 * transfer per fatura and rubrica. What is in the bill was fixed and approved as a prévia. It comes last: the balance of an account and day is one
 * row, and who holds it makes the other workers wait. $3: the instant of issuing.
 */
const EMITIR = `
WITH c AS MATERIALIZED (
  SELECT r.rota, c.aviso_inicial + r.deslocamento AS aviso, c.nota_inicial + r.deslocamento AS nota, c.referencia, c.emissao, c.vencimento, c.validade, c.convenio
    FROM faturamento.ciclo c JOIN faturamento.ciclo_rota r ON r.ciclo = c.id AND r.rota = ANY ($2::integer[]) WHERE c.id = $1
), emitidas AS (
  INSERT INTO faturamento.fatura (aviso, nota, valor, cdc, ciclo, rota, ordem, referencia, emissao, vencimento, validade,
         leitura_anterior, leitura_atual, data_anterior, data_atual, consumo_medido, consumo_poco, leitura_poco, volume_agua, volume_tee, media,
         saldo_transportado, hidrometro, convenio, localidade, setor, categoria, tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, ato_seguinte,
         dias_ato, economias, rubricas, valores, adiantado_m3, leitura_anterior_poco, adiantado_poco_m3, hidrometro_poco, no_historico)
  SELECT c.aviso + p.n, c.nota + p.n, valor, cdc, ciclo, p.rota, ordem, c.referencia, c.emissao, c.vencimento, c.validade,
         leitura_anterior, leitura_atual, data_anterior, data_atual, consumo_medido, consumo_poco, leitura_poco, volume_agua, volume_tee, media,
         saldo_transportado, hidrometro, c.convenio, localidade, setor, categoria, tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, ato_seguinte,
         dias_ato, economias, rubricas, valores, adiantado_m3, leitura_anterior_poco, adiantado_poco_m3, hidrometro_poco,
         CASE tipo_faturamento WHEN 3 THEN consumo_mensal_poco ELSE consumo_mensal END IS NOT NULL
    FROM c CROSS JOIN LATERAL (SELECT *, row_number() OVER (ORDER BY ordem) - 1 AS n FROM faturamento.previa WHERE ciclo = $1 AND rota = c.rota AND situacao = 1) p
  RETURNING aviso, valor, cdc, rota, emissao, vencimento, rubricas, valores
), abertas AS (
  INSERT INTO faturamento.fatura_aberta (aviso, valor, cdc, vencimento) SELECT aviso, valor, cdc, vencimento FROM emitidas
), com_encargos AS MATERIALIZED (
  SELECT cdc, encargos FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND encargos <> '{}'
), devidos AS (
  SELECT f.aviso, unnest(p.encargos) AS encargo FROM com_encargos p JOIN emitidas f ON f.cdc = p.cdc
), encargos AS (
  UPDATE faturamento.encargo_pendente e SET faturado_em = n.aviso FROM devidos n WHERE e.aviso = n.encargo AND e.faturado_em IS NULL RETURNING e.aviso
), lancadas AS (
  INSERT INTO razao.transferencia (documento, valor, aviso, cdc, data_contabil, data_fato, conta_debito, conta_credito, evento, rubrica)
  SELECT f.aviso, f.parte, f.aviso, f.cdc, f.emissao, f.emissao, b.conta_receber, b.conta_receita, 1, f.rubrica
    FROM (SELECT aviso, cdc, emissao, unnest(rubricas) AS rubrica, unnest(valores) AS parte FROM emitidas) f
    JOIN faturamento.rubrica b ON b.id = f.rubrica WHERE f.parte > 0 ORDER BY f.aviso, f.rubrica
)
UPDATE faturamento.ciclo_rota r SET situacao = ${indoDe(MAQUINA_ROTA, 'CALCULADA', 'EMITIDA')}, emitida_em = $3, emitidas = n.quantas
  FROM (SELECT c.rota, count(f.aviso) AS quantas FROM c LEFT JOIN emitidas f ON f.rota = c.rota GROUP BY c.rota) n
 WHERE r.ciclo = $1 AND r.rota = n.rota
RETURNING n.quantas, (SELECT count(*) FROM devidos) - (SELECT count(*) FROM encargos) AS "encargosDeOutra"`;

const TOMAR = `
SELECT r.rota FROM faturamento.ciclo_rota r JOIN faturamento.ciclo c ON c.id = r.ciclo
 WHERE r.ciclo = $1 AND r.rota = ANY ($2::integer[]) AND ${podeIrPara(MAQUINA_ROTA, 'EMITIDA', 'r.situacao')} AND c.situacao = 'EMITINDO'
 ORDER BY r.rota FOR UPDATE OF r`;

/** Something of the lot is not as it was approved. */
class LoteMudou extends Error {}

/**
 * Who is new is looked for only where somebody is: to search for each ligação again costs as much as to write it.
 * @throws LoteMudou when a month or a charge was of another bill
 */
async function emitir(cliente: pg.ClientBase, lote: Lote, agora: Date): Promise<void> {
  const semFatura = (await cliente.query<{ meses: number }>(SEM_FATURA, [...lote])).rows[0]?.meses ?? 0;
  let encerrados = (await cliente.query(GUARDAR_CONSUMO, [...lote])).rowCount ?? 0;
  await cliente.query(RESUMIR, [...lote]);
  const { rows } = await cliente.query<{ quantas: number; encargosDeOutra: number }>(EMITIR, [...lote, agora]);
  const meses = rows.reduce((soma, r) => soma + r.quantas, semFatura);
  if (encerrados < meses) encerrados += (await cliente.query(GUARDAR_PRIMEIRO_CONSUMO, [...lote])).rowCount ?? 0;
  if (encerrados !== meses) throw new LoteMudou(`${meses} meses a encerrar e ${encerrados} encerrados`);
  if ((rows[0]?.encargosDeOutra ?? 0) !== 0) throw new LoteMudou('encargos já cobrados em outra fatura');
}

/** Refused by a guard of the tables of billing: a matter of single bills. Anything else is a fault, and the platform tries again. */
function deUmaFatura(erro: unknown): erro is Error {
  return erro instanceof LoteMudou || (erro instanceof pg.DatabaseError && erro.code?.startsWith('23') === true && erro.schema === 'faturamento');
}

/** @returns why the lot was not issued, and then nothing was done; null when it was. */
async function tentarEmitir(cliente: pg.ClientBase, lote: Lote, agora: Date): Promise<Error | null> {
  await cliente.query('SAVEPOINT emissao');
  try {
    await emitir(cliente, lote, agora);
  } catch (erro) {
    if (!deUmaFatura(erro)) throw erro;
    await cliente.query('ROLLBACK TO SAVEPOINT emissao; RELEASE SAVEPOINT emissao');
    return erro;
  }
  await cliente.query('RELEASE SAVEPOINT emissao');
  return null;
}

/**
 * A bill that cannot be issued does not stop its rota. Who is billed elsewhere, or has charges that another bill took, is set aside with the reason;
 * where that does not explain the refusal, whoever the database refuses. Their numbers are voided and the rest is issued.
 */
async function emitirORestante(cliente: pg.ClientBase, lote: Lote, agora: Date): Promise<void> {
  await estacionarImpedidas(cliente, lote, await impedidasDe(cliente, lote), agora);
  const erro = await tentarEmitir(cliente, lote, agora);
  if (erro === null) return;
  const recusadas = await recusadasPeloBanco(cliente, lote, async () => (await tentarEmitir(cliente, lote, agora)) === null);
  if (recusadas === null) throw erro;
  await estacionarImpedidas(cliente, lote, recusadas.map((cdc) => ({ cdc, motivo: 'EMISSAO_RECUSADA' as const, detalhe: erro.message })), agora);
  await emitir(cliente, lote, agora);
}

/**
 * Issues the rotas that are still to issue, all or none, and answers how many were. Rotas already issued are left as they are: a message
 * delivered twice issues once.
 */
export async function emitirRotas(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], agora: Date): Promise<number> {
  const { rows } = await cliente.query<{ rota: number }>(TOMAR, [ciclo, rotas]);
  if (rows.length === 0) return 0;
  const lote: Lote = [ciclo, rows.map((r) => r.rota)];
  if ((await tentarEmitir(cliente, lote, agora)) !== null) await emitirORestante(cliente, lote, agora);
  return rows.length;
}
