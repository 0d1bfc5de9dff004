import type { Executor } from '../conexao.ts';

/** Who acts: a person with a name, or a function of the platform (`sistema:<nome>`). */
export interface Autor {
  readonly nome: string;
  readonly ip?: string | null;
  readonly dispositivo?: string | null;
  /** Who lent the right by which the act is done (docs/adr/0025). */
  readonly delegante?: string | null;
}

/** One act, written in the transaction that does it (TR 6.2). */
export interface Ato {
  readonly autor: Autor;
  readonly funcao: string;
  /** `ciclo:12`, `fatura:1234`, `ligacao:10102`. */
  readonly objeto: string;
  readonly antes?: unknown;
  readonly depois?: unknown;
  readonly motivo?: string | null;
  readonly resultado?: string;
  readonly localidade?: number | null;
  readonly setor?: number | null;
  /** Of a reading, that answers nobody else: its commit does not wait for the disk (docs/adr/0030). */
  readonly semEspera?: true;
}

const COLUNAS = 'usuario, ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, delegante';
const INSERIR = `INSERT INTO comum.auditoria (${COLUNAS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
/** The setting is of this statement's transaction alone. */
const INSERIR_SEM_ESPERA = `
WITH ajuste AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO comum.auditoria (${COLUNAS})
  SELECT $1::text, $2::inet, $3::text, $4::text, $5::text, $6::smallint, $7::smallint, $8::jsonb, $9::jsonb, $10::text, $11::text, $12::text FROM ajuste`;

export async function auditar(banco: Executor, ato: Ato): Promise<void> {
  await banco.query(
    ato.semEspera === true ? INSERIR_SEM_ESPERA : INSERIR,
    [
      ato.autor.nome,
      ato.autor.ip ?? null,
      ato.autor.dispositivo ?? null,
      ato.funcao,
      ato.objeto,
      ato.localidade ?? null,
      ato.setor ?? null,
      ato.antes === undefined ? null : JSON.stringify(ato.antes),
      ato.depois === undefined ? null : JSON.stringify(ato.depois),
      ato.motivo ?? null,
      ato.resultado ?? 'FEITO',
      ato.autor.delegante ?? null,
    ],
  );
}
