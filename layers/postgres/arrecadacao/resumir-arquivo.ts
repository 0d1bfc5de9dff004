import type pg from 'pg';
import type { TotaisDoArquivo } from '../../../domain/arrecadacao/totais-do-arquivo.ts';

/** Keeps in the file's row what the conference screen shows, by destination and by reason. */
export async function resumirArquivo(cliente: pg.ClientBase, arquivo: number, { destinos }: TotaisDoArquivo): Promise<void> {
  await cliente.query('UPDATE arrecadacao.arquivo SET resumo = $2 WHERE id = $1', [arquivo, JSON.stringify({ destinos })]);
}
