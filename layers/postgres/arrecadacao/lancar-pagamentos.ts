import type pg from 'pg';
import { DESTINOS } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import type { Destino } from '../../../domain/arrecadacao/decisao-de-baixa.ts';
import type { Leva } from '../../../domain/arrecadacao/leva.ts';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { DIAS_ATE_O_CREDITO } from './datas-de-credito.ts';
import { FaturaMudou } from './fatura-mudou.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';
import { idDoPagamento } from './gravar-pagamentos.ts';
import type { ConjuntoALancar } from './conjunto-a-lancar.ts';
import { lancarTransferencias } from './lancar-transferencias.ts';

const TIPO_DO_CREDITO: Readonly<Record<Destino, string | null>> = {
  QUITA: 'EXCEDENTE',
  CREDITO_PARCIAL: 'PARCIAL',
  CREDITO_FORA_VALIDADE: 'FORA_VALIDADE',
  CREDITO_DUPLICIDADE: 'DUPLICIDADE',
  NAO_IDENTIFICADO: null,
};

const CREDITOS = `
INSERT INTO arrecadacao.credito (pagamento, cdc, tipo, valor) SELECT * FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::bigint[])`;

/** What is left of each identified payment after its bill. */
async function gravarCreditos(cliente: pg.ClientBase, arquivo: number, levas: readonly Leva<FaturasLidas>[]): Promise<void> {
  const creditos: { id: number; cdc: number; tipo: string; valor: number }[] = [];
  for (const { pagamentos: p, decisoes: d, faturas } of levas) {
    for (let i = 0; i < p.quantidade; i++) {
      const valor = d.credito[i] ?? 0;
      const tipo = TIPO_DO_CREDITO[DESTINOS[d.destino[i] ?? 0] ?? 'NAO_IDENTIFICADO'];
      if (valor > 0 && tipo !== null) creditos.push({ id: idDoPagamento(arquivo, p.linha[i] ?? 0), cdc: faturas.cdc[d.fatura[i] ?? -1] ?? 0, tipo, valor });
    }
  }
  if (creditos.length > 0) await cliente.query(CREDITOS, [creditos.map((c) => c.id), creditos.map((c) => c.cdc), creditos.map((c) => c.tipo), creditos.map((c) => c.valor)]);
}

/** Every bill that a payment settled was open until now. @throws FaturaMudou when another file closed one meanwhile. */
async function fecharFaturas(cliente: pg.ClientBase, levas: readonly Leva<FaturasLidas>[]): Promise<void> {
  const quitadas: number[] = [];
  for (const { decisoes: d, faturas } of levas) {
    for (let i = 0; i < d.baixa.length; i++) if ((d.baixa[i] ?? 0) > 0) quitadas.push(faturas.aviso[d.fatura[i] ?? -1] ?? 0);
  }
  const { rowCount } = await cliente.query('DELETE FROM faturamento.fatura_aberta WHERE aviso = ANY ($1::bigint[])', [quitadas]);
  if (rowCount !== quitadas.length) throw new FaturaMudou('fatura quitada por outro arquivo ao mesmo tempo');
}

/**
 * Posts the payments of one file, already written: closed bills, ledger, credits.
 * @returns sum of what the ledger has of the payments, centavos.
 */
export async function lancarPagamentos(
  cliente: pg.ClientBase,
  { arquivo, convenio, dataContabil }: Pick<ConjuntoALancar, 'arquivo' | 'convenio' | 'dataContabil'>,
  levas: readonly Leva<FaturasLidas>[],
): Promise<number> {
  await fecharFaturas(cliente, levas);
  const anos = [dataContabil, somarDias(dataContabil, DIAS_ATE_O_CREDITO)].map((data) => Number(data.slice(0, 4)));
  await cliente.query('SELECT razao.garantir_ano(ano) FROM unnest($1::integer[]) u(ano)', [anos]);
  const lancado = await lancarTransferencias(cliente, { arquivo, dataContabil, contaTransito: convenio.contaTransito }, levas);
  await gravarCreditos(cliente, arquivo, levas);
  return lancado;
}
