import type pg from 'pg';
import { instanteDaVisita } from './instante-da-visita.ts';
import type { LinhaComPonto } from './linha-com-ponto.ts';

/** The same thing said again of the same reading is the same conflict. */
const INSERIR = `
INSERT INTO leitura.conflito (cdc, referencia, medicao, versao, valor, ocorrencia, data, lida_em, leiturista, arquivo, linha)
SELECT u.cdc, $2, u.medicao, u.versao, u.valor, u.ocorrencia, u.data, u.lida_em, u.leiturista, $1, u.linha
  FROM unnest($3::integer[], $4::smallint[], $5::smallint[], $6::integer[], $7::smallint[], $8::date[], $9::timestamptz[], $10::text[], $11::integer[])
       u(cdc, medicao, versao, valor, ocorrencia, data, lida_em, leiturista, linha)
ON CONFLICT DO NOTHING RETURNING linha`;

/** Keeps what a file said against what a person set, for a person to decide. @returns those that were not known yet */
export async function gravarConflitos(cliente: pg.ClientBase, arquivo: number, referencia: number, conflitos: readonly LinhaComPonto[]): Promise<readonly LinhaComPonto[]> {
  if (conflitos.length === 0) return [];
  const de = <T>(campo: (c: LinhaComPonto) => T): T[] => conflitos.map(campo);
  const { rows } = await cliente.query<{ linha: number }>(INSERIR, [
    arquivo, referencia, de((c) => c.informada.cdc), de((c) => c.informada.medicao), de((c) => c.ponto.versao), de((c) => c.informada.leitura),
    de((c) => c.informada.ocorrencia), de((c) => c.informada.data), de((c) => instanteDaVisita(c.informada)), de((c) => c.informada.leiturista), de((c) => c.informada.linha),
  ]);
  const novas = new Set(rows.map((r) => r.linha));
  return conflitos.filter((c) => novas.has(c.informada.linha));
}
