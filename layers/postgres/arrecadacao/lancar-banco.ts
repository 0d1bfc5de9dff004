import type pg from 'pg';
import type { TotaisDoArquivo } from '../../../domain/arrecadacao/totais-do-arquivo.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { ConvenioRegistrado } from './convenios.ts';

/** Ids of `razao.evento` and of the account of fees (migration 0008). */
const TARIFA = 5;
const REPASSE = 6;
const CONTA_TARIFAS = 500;

interface Movimento {
  readonly evento: number;
  readonly data: DataCivil;
  readonly valor: number;
  readonly debito: number;
  readonly credito: number;
}

/** What the bank keeps of the file, and what it pays on each day. Where the fee is more than what was paid, the bank takes the difference from the account. */
function movimentosDoBanco({ repasses, tarifa }: TotaisDoArquivo, dataContabil: DataCivil, { contaTransito, contaBanco }: ConvenioRegistrado): readonly Movimento[] {
  return [
    { evento: TARIFA, data: dataContabil, valor: tarifa, debito: CONTA_TARIFAS, credito: contaTransito },
    ...repasses.map(({ data, liquido }) =>
      liquido > 0
        ? { evento: REPASSE, data, valor: liquido, debito: contaBanco, credito: contaTransito }
        : { evento: REPASSE, data, valor: -liquido, debito: contaTransito, credito: contaBanco },
    ),
  ].filter(({ valor }) => valor > 0);
}

/** Posts the bank's fee and when it pays. The document is the file. */
export async function lancarBanco(cliente: pg.ClientBase, arquivo: number, totais: TotaisDoArquivo, dataContabil: DataCivil, convenio: ConvenioRegistrado): Promise<void> {
  const m = movimentosDoBanco(totais, dataContabil, convenio);
  await cliente.query(
    `INSERT INTO razao.transferencia (documento, valor, data_contabil, data_fato, conta_debito, conta_credito, evento, rubrica)
     SELECT $1, valor, data, data, debito, credito, evento, 0
       FROM unnest($2::bigint[], $3::date[], $4::smallint[], $5::smallint[], $6::smallint[]) u(valor, data, debito, credito, evento)`,
    [arquivo, m.map((x) => x.valor), m.map((x) => x.data), m.map((x) => x.debito), m.map((x) => x.credito), m.map((x) => x.evento)],
  );
}
