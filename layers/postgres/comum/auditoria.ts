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
}

export async function auditar(banco: Executor, ato: Ato): Promise<void> {
  await banco.query(
    `INSERT INTO comum.auditoria (usuario, ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, delegante)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
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
