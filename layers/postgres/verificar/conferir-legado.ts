/** What came from the system before, against its seals (docs/adr/0031). */
import type { Executor } from '../conexao.ts';
import { PARTES_DO_LEGADO } from '../comum/selo-do-legado.ts';

/** `de` and `ate`: lines of the file, between which something is not what came. */
export type AchadoDoLegado =
  | { readonly problema: 'legado-alterado'; readonly arquivo: number; readonly de: number; readonly ate: number }
  | { readonly problema: 'legado-sem-arquivo' | 'legado-sem-ato' | 'legado-de-outro-ato'; readonly arquivo: number };

/** Each thousand lines as they are and as they came: one of the two may be missing. */
const PARTES_DIFERENTES = `
  SELECT coalesce(p.arquivo, e.arquivo) AS arquivo, coalesce(p.parte, e.parte) * 1000 + 1 AS de, coalesce(p.parte, e.parte) * 1000 + coalesce(e.linhas, p.linhas) AS ate, a.id IS NULL AS orfa
    FROM (${PARTES_DO_LEGADO('true')}) p
    FULL JOIN (SELECT a.id AS arquivo, n AS parte, least(1000, a.linhas - n * 1000) AS linhas, substring(a.partes FROM n * 32 + 1 FOR 32) AS resumo
                 FROM comum.arquivo_legado a CROSS JOIN LATERAL generate_series(0, (a.linhas - 1) / 1000) n) e USING (arquivo, parte)
    LEFT JOIN comum.arquivo_legado a ON a.id = coalesce(p.arquivo, e.arquivo)
   WHERE p.resumo IS DISTINCT FROM e.resumo OR p.linhas IS DISTINCT FROM e.linhas
   ORDER BY 1, 2`;

/** The act that brought each file has the digest of the digests; it may have gone to the bucket, where the seal of the audit keeps it. */
const ATOS_DIFERENTES = `
  SELECT a.id AS arquivo, x.depois IS NULL AS sem_ato
    FROM comum.arquivo_legado a
    LEFT JOIN LATERAL (SELECT s.depois FROM comum.auditoria s WHERE s.funcao = 'comum/importar-auditoria' AND s.objeto = 'arquivo-legado:' || a.id AND s.resultado = 'FEITO' ORDER BY s.id LIMIT 1) x ON true
   WHERE (x.depois ->> 'selo' IS DISTINCT FROM encode(sha256(a.partes), 'hex') OR x.depois ->> 'resumo' IS DISTINCT FROM encode(a.resumo, 'hex'))
     AND NOT (x.depois IS NULL AND a.em <= coalesce(comum.auditoria_guardada_ate(), '-infinity'))
   ORDER BY a.id`;

export async function* conferirLegado(banco: Executor): AsyncGenerator<AchadoDoLegado> {
  const { rows: partes } = await banco.query<{ arquivo: number; de: number; ate: number; orfa: boolean }>(PARTES_DIFERENTES);
  for (const { arquivo, de, ate, orfa } of partes) yield orfa ? { problema: 'legado-sem-arquivo', arquivo } : { problema: 'legado-alterado', arquivo, de, ate };
  const { rows: atos } = await banco.query<{ arquivo: number; sem_ato: boolean }>(ATOS_DIFERENTES);
  for (const { arquivo, sem_ato: semAto } of atos) yield { problema: semAto ? 'legado-sem-ato' : 'legado-de-outro-ato', arquivo };
}

/** How many rows there are, and of how many files. */
export async function quantoDeLegado(banco: Executor): Promise<{ readonly arquivos: number; readonly atos: number }> {
  const { rows } = await banco.query<{ arquivos: number; atos: number }>('SELECT count(*)::integer AS arquivos, coalesce(sum(linhas), 0)::integer AS atos FROM comum.arquivo_legado');
  return rows[0] ?? { arquivos: 0, atos: 0 };
}
