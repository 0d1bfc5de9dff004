import type pg from 'pg';

export interface Rejeicao {
  readonly sha256: Uint8Array;
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
  readonly agora: Date;
  readonly codigo: string;
  /** In Portuguese, with the line. */
  readonly motivo: string;
  /** Null when the file was not read. */
  readonly bytes: Uint8Array | null;
}

const QUEBRA = 10;

function contarLinhas(bytes: Uint8Array): number {
  let linhas = 0;
  for (const b of bytes) if (b === QUEBRA) linhas++;
  return linhas;
}

/** Registers a file refused whole: it shows on the screen with its reason, and nothing of it is in the ledger. */
export async function registrarRejeicao(cliente: pg.ClientBase, r: Rejeicao): Promise<void> {
  await cliente.query(
    `INSERT INTO arrecadacao.arquivo (sha256, conjunto, nome, chave, versao, situacao, motivo_codigo, motivo, registros, valor_lido, recebido_em)
     VALUES ($1, 0, $2, $3, $4, 'REJEITADO', $5, $6, $7, 0, $8) ON CONFLICT (sha256, conjunto) DO NOTHING`,
    [r.sha256, r.nome, r.chave, r.versao, r.codigo, r.motivo, r.bytes === null ? 0 : contarLinhas(r.bytes), r.agora],
  );
}
