import type pg from 'pg';
import type { DecisoesEmLote } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import type { ColunasDePagamento } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { DIAS_ATE_O_CREDITO } from './datas-de-credito.ts';
import { FaturaMudou } from './fatura-mudou.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';
import { faixaDePagamentos } from './gravar-pagamentos.ts';
import type { ConjuntoALancar } from './lancar-conjunto.ts';
import { lancarTransferencias } from './lancar-transferencias.ts';

const CREDITOS = `
INSERT INTO arrecadacao.credito (pagamento, cdc, tipo, valor)
SELECT id, cdc, CASE destino WHEN 1 THEN 'EXCEDENTE' WHEN 2 THEN 'PARCIAL' WHEN 3 THEN 'FORA_VALIDADE' ELSE 'DUPLICIDADE' END, valor - quitado
  FROM arrecadacao.pagamento WHERE id BETWEEN $1 AND $2 AND destino < 5 AND valor > quitado`;

const FECHAR_ABERTAS = `
DELETE FROM faturamento.fatura_aberta a USING arrecadacao.pagamento p WHERE p.id BETWEEN $1 AND $2 AND p.destino = 1 AND a.aviso = p.aviso`;

/**
 * What the bank keeps and when it pays: $3 transit, $4 bank account, $5 accounting date, $6 file, $7 days to credit at most. Where the fee is more
 * than what was paid, the bank takes the difference from the account.
 */
const BANCO = `
WITH d AS MATERIALIZED (
  SELECT CASE WHEN data_credito > $5::date AND data_credito <= $5::date + $7::integer THEN data_credito ELSE $5::date END AS em,
         sum(tarifa) AS tarifa, sum(valor - tarifa) AS liquido
    FROM arrecadacao.pagamento WHERE id BETWEEN $1 AND $2 GROUP BY 1
)
INSERT INTO razao.transferencia (documento, valor, data_contabil, data_fato, conta_debito, conta_credito, evento, rubrica)
SELECT $6::bigint, sum(tarifa), $5::date, $5::date, 500::smallint, $3::smallint, 5::smallint, 0::smallint FROM d HAVING sum(tarifa) > 0
UNION ALL
SELECT $6, abs(liquido), em, em, CASE WHEN liquido > 0 THEN $4::smallint ELSE $3 END, CASE WHEN liquido > 0 THEN $3 ELSE $4 END, 6::smallint, 0::smallint
  FROM d WHERE liquido <> 0`;

/**
 * Posts the payments of one file, already written: closed bills, ledger, credits, the bank's fee and when it pays.
 * @returns sum of what the ledger has of the payments, centavos.
 */
export async function lancarPagamentos(
  cliente: pg.ClientBase,
  { arquivo, convenio, dataContabil }: Pick<ConjuntoALancar, 'arquivo' | 'convenio' | 'dataContabil'>,
  pagamentos: ColunasDePagamento,
  decisoes: DecisoesEmLote,
  faturas: FaturasLidas,
): Promise<number> {
  const [de, ate] = faixaDePagamentos(arquivo);
  const { rowCount: fechadas } = await cliente.query(FECHAR_ABERTAS, [de, ate]);
  const quitadas = decisoes.baixa.reduce((n, valor) => (valor > 0 ? n + 1 : n), 0);
  if (fechadas !== quitadas) throw new FaturaMudou('fatura quitada por outro arquivo ao mesmo tempo');
  const anos = [dataContabil, somarDias(dataContabil, DIAS_ATE_O_CREDITO)].map((data) => Number(data.slice(0, 4)));
  await cliente.query('SELECT razao.garantir_ano(ano) FROM unnest($1::integer[]) u(ano)', [anos]);
  await lancarTransferencias(cliente, { arquivo, dataContabil, contaTransito: convenio.contaTransito }, pagamentos, decisoes, faturas);
  await cliente.query(CREDITOS, [de, ate]);
  await cliente.query(BANCO, [de, ate, convenio.contaTransito, convenio.contaBanco, dataContabil, arquivo, DIAS_ATE_O_CREDITO]);
  const { rows: lancados } = await cliente.query<{ valor: number }>(
    `SELECT coalesce(sum(valor), 0)::bigint AS valor FROM razao.transferencia
      WHERE documento BETWEEN $1 AND $2 AND evento IN (2, 3, 4) AND data_contabil = $3`,
    [de, ate, dataContabil],
  );
  return lancados[0]?.valor ?? 0;
}
