import type pg from 'pg';
import { faixaDePagamentos } from './gravar-pagamentos.ts';

/** Keeps in the file's row what the conference screen shows, by destination and by reason. */
export async function resumirArquivo(cliente: pg.ClientBase, arquivo: number): Promise<void> {
  await cliente.query(
    `UPDATE arrecadacao.arquivo SET resumo = jsonb_build_object(
        'destinos', (SELECT coalesce(jsonb_agg(jsonb_build_object('destino', destino, 'motivo', motivo, 'quantidade', n, 'valor', v, 'quitado', q) ORDER BY destino, motivo), '[]')
                       FROM (SELECT destino, motivo, count(*) AS n, sum(valor) AS v, sum(quitado) AS q FROM arrecadacao.pagamento
                              WHERE id BETWEEN $2 AND $3 GROUP BY 1, 2) x))
      WHERE id = $1`,
    [arquivo, ...faixaDePagamentos(arquivo)],
  );
}
