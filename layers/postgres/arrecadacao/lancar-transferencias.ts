import type pg from 'pg';
import { DESTINOS } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import type { Leva } from '../../../domain/arrecadacao/leva.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { copiarBinario, type EscritorDeLinhas } from '../copia-binaria.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';
import { conversorDeDatas, idDoPagamento } from './gravar-pagamentos.ts';

const COLUNAS = ['documento', 'valor', 'aviso', 'cdc', 'data_contabil', 'data_fato', 'conta_debito', 'conta_credito', 'evento', 'rubrica'] as const;

/** Ids of `razao.evento`, and of `razao.conta` for what is no receivable, by destination (migration 0008). */
const LIQUIDACAO = 2;
const CREDITO = 3;
const NAO_IDENTIFICADO = 4;
const CONTA_DO_DESTINO: Readonly<Record<(typeof DESTINOS)[number], number>> = {
  QUITA: 301,
  CREDITO_PARCIAL: 302,
  CREDITO_FORA_VALIDADE: 303,
  CREDITO_DUPLICIDADE: 304,
  NAO_IDENTIFICADO: 400,
};
const CONTAS = DESTINOS.map((d) => CONTA_DO_DESTINO[d]);
const SEM_FATURA = DESTINOS.indexOf('NAO_IDENTIFICADO');

/** A file on the books: its number, its day, and the account of what the bank owes. */
export interface Lancamento {
  readonly arquivo: number;
  readonly dataContabil: DataCivil;
  readonly contaTransito: number;
}

/** What varies from one transfer of the file to another; the debit is the transit account. */
interface Transferencia {
  readonly documento: number;
  readonly valor: number;
  readonly aviso: number | null;
  readonly cdc: number | null;
  readonly fato: DataCivil;
  readonly conta: number;
  readonly evento: number;
  readonly rubrica: number;
}

/** Account receivable of each rubrica. */
async function contasAReceber(cliente: pg.ClientBase): Promise<ReadonlyMap<number, number>> {
  const { rows } = await cliente.query<{ id: number; conta_receber: number }>('SELECT id, conta_receber FROM faturamento.rubrica');
  return new Map(rows.map((r) => [r.id, r.conta_receber]));
}

/**
 * Posts the payments of a file: one transfer per settled bill and rubrica, one per credit, one per payment without bill. The account of the
 * bank in transit is the debit of all.
 * @returns sum of what the ledger took, centavos, by its own count (`razao.ao_lancar`).
 */
export async function lancarTransferencias(
  cliente: pg.ClientBase,
  lancamento: Lancamento,
  levas: readonly Leva<FaturasLidas>[],
): Promise<number> {
  const contas = await contasAReceber(cliente);
  const data = conversorDeDatas();
  const escrever = (l: EscritorDeLinhas, t: Transferencia): void => {
    l.linha(COLUNAS.length);
    l.int8(t.documento);
    l.int8(t.valor);
    l.int8(t.aviso);
    l.int4(t.cdc);
    l.data(lancamento.dataContabil);
    l.data(t.fato);
    l.int2(lancamento.contaTransito);
    l.int2(t.conta);
    l.int2(t.evento);
    l.int2(t.rubrica);
  };
  const copiarLeva = async (l: EscritorDeLinhas, { pagamentos: p, decisoes: d, faturas }: Leva<FaturasLidas>): Promise<void> => {
    for (let i = 0; i < p.quantidade; i++) {
      if (l.cheio) await l.escoado();
      const f = d.fatura[i] ?? -1;
      const destino = d.destino[i] ?? SEM_FATURA;
      const identificado = destino !== SEM_FATURA;
      const documento = idDoPagamento(lancamento.arquivo, p.linha[i] ?? 0);
      const aviso = identificado ? (faturas.aviso[f] ?? null) : null;
      const cdc = identificado ? (faturas.cdc[f] ?? null) : null;
      const fato = data(p.dataPagamento[i] ?? 0);
      const quitado = d.baixa[i] ?? 0;
      const credito = (p.valor[i] ?? 0) - quitado;
      for (let k = faturas.inicio[f] ?? 0; quitado > 0 && k < (faturas.inicio[f + 1] ?? 0); k++) {
        const rubrica = faturas.rubrica[k] ?? 0;
        const parte = faturas.parte[k] ?? 0;
        if (parte > 0) escrever(l, { documento, valor: parte, aviso, cdc, fato, conta: contas.get(rubrica) ?? 0, evento: LIQUIDACAO, rubrica });
      }
      if (credito > 0) escrever(l, { documento, valor: credito, aviso, cdc, fato, conta: CONTAS[destino] ?? 0, evento: identificado ? CREDITO : NAO_IDENTIFICADO, rubrica: 0 });
    }
  };
  // the year of the file, which has the guards of the whole table and takes rows by the page (migration 0025)
  await copiarBinario(cliente, `razao.transferencia_${lancamento.dataContabil.slice(0, 4)}`, COLUNAS, async (l) => {
    for (const leva of levas) await copiarLeva(l, leva);
  });
  const { rows } = await cliente.query<{ lancado: number }>(`SELECT current_setting('razao.lancado')::bigint AS lancado`);
  return rows[0]?.lancado ?? 0;
}
