import pg from 'pg';
import { MAQUINA_ROTA } from '../../../domain/faturamento/maquinas.ts';
import { indoDe, podeIrPara } from '../comum/situacao.ts';
import { estacionarImpedidas, type Lote } from './estacionar-impedidas.ts';
import { impedidasDe } from './impedidas.ts';
import { recusadasPeloBanco } from './recusadas-pelo-banco.ts';
import { TEVE_O_MES } from './teve-o-mes.ts';

/** Who of the lot got no bill, and why. Answers how many closed their month all the same. */
const NAO_FATURADAS = `
WITH s AS MATERIALIZED (
  SELECT p.ciclo, p.cdc, p.rota, p.situacao, p.motivo, ${TEVE_O_MES} AS teve FROM faturamento.previa p WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND p.situacao <> 1
), n AS (
  INSERT INTO faturamento.nao_faturada (ciclo, cdc, rota, situacao, motivo) SELECT ciclo, cdc, rota, situacao, motivo FROM s
) SELECT count(*) FILTER (WHERE teve) AS meses FROM s`;

/**
 * Next month starts from here, and from where the prévia was computed or not at all: no month is closed twice, and none goes back. Answers how
 * many were closed.
 */
const GUARDAR_CONSUMO = `
WITH guardadas AS (
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
 WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND ${TEVE_O_MES} AND k.cdc = p.cdc
   AND k.referencia IS NOT DISTINCT FROM p.referencia_anterior AND (k.referencia IS NULL OR k.referencia < c.referencia)
RETURNING k.cdc
), novas AS (
INSERT INTO leitura.consumo_ligacao (cdc, referencia, leitura, estimada, data, leitura_poco, estimada_poco, data_poco, consumos, consumos_poco, valores, saldo_transportado)
SELECT p.cdc, c.referencia, p.leitura_atual, p.leitura_atual IS NOT NULL AND NOT p.lida, p.data_atual, p.leitura_poco, p.leitura_poco IS NOT NULL AND NOT p.lida_poco,
       CASE WHEN p.leitura_poco IS NOT NULL THEN p.data_atual END, array_remove(ARRAY[p.consumo_medido], NULL), array_remove(ARRAY[p.consumo_poco], NULL), ARRAY[p.valor], p.saldo_transportado
  FROM faturamento.previa p JOIN faturamento.ciclo c ON c.id = p.ciclo
 WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND ${TEVE_O_MES} AND p.referencia_anterior IS NULL AND NOT EXISTS (SELECT FROM guardadas g WHERE g.cdc = p.cdc)
ON CONFLICT (cdc) DO NOTHING RETURNING cdc
) SELECT (SELECT count(*) FROM guardadas) + (SELECT count(*) FROM novas) AS encerrados`;

/** A master that was set aside keeps its base, and what its dependents were billed stays to be subtracted (`domain/leitura/master.ts`). */
const GUARDAR_SALDO = `
UPDATE leitura.consumo_ligacao k SET saldo_transportado = p.saldo_transportado FROM faturamento.previa p
 WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND p.situacao <> 1 AND k.cdc = p.cdc AND k.saldo_transportado <> p.saldo_transportado`;

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
), devidos AS (
  SELECT f.aviso, unnest(p.encargos) AS encargo FROM faturamento.previa p JOIN emitidas f ON f.cdc = p.cdc
   WHERE p.ciclo = $1 AND p.rota = ANY ($2::integer[]) AND p.encargos <> '{}'
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

/** @throws LoteMudou when a month or a charge was of another bill */
async function emitir(cliente: pg.ClientBase, lote: Lote, agora: Date): Promise<void> {
  const semFatura = (await cliente.query<{ meses: number }>(NAO_FATURADAS, [...lote])).rows[0]?.meses ?? 0;
  const encerrados = (await cliente.query<{ encerrados: number }>(GUARDAR_CONSUMO, [...lote])).rows[0]?.encerrados ?? 0;
  await cliente.query(GUARDAR_SALDO, [...lote]);
  await cliente.query(RESUMIR, [...lote]);
  const { rows: emitidas } = await cliente.query<{ quantas: number; encargosDeOutra: number }>(EMITIR, [...lote, agora]);
  const meses = emitidas.reduce((soma, r) => soma + r.quantas, semFatura);
  if (meses !== encerrados) throw new LoteMudou(`${meses} meses a encerrar e ${encerrados} encerrados`);
  if ((emitidas[0]?.encargosDeOutra ?? 0) !== 0) throw new LoteMudou('encargos já cobrados em outra fatura');
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
