import { ehCpf } from '../../../domain/cadastro/documento.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';

/** Eleven digits standing alone, with or without their mask: a CPF when its check digits say so. A CNPJ is of no person, and is shown as it is. */
const CPF = String.raw`(?<![0-9A-Za-z])([0-9]{3}\.?[0-9]{3}\.?[0-9]{3}-?[0-9]{2})(?![0-9A-Za-z])`;

/** Every column of free text that this role may read. A telephone has eleven digits too, and its place is in the registration; a line of a file is as it came. */
const COLUNAS = `
SELECT format('%I.%I', n.nspname, c.relname) AS tabela, quote_ident(a.attname) AS coluna, a.atttypid = 'text'::regtype AS "ehTexto"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('comum', 'cadastro', 'leitura', 'razao', 'faturamento', 'arrecadacao', 'gerencial') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
   AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype) AND has_table_privilege(c.oid, 'SELECT')
   AND (n.nspname, c.relname, a.attname) NOT IN (('cadastro', 'pessoa', 'telefone'), ('leitura', 'arquivo_linha', 'conteudo'), ('arrecadacao', 'pagamento', 'codigo_barras'))
 ORDER BY 1, 2`;

/** Invariant 54: the CPF of nobody is written where anybody who reads the tables would see it. What is answered says where, and never which. */
export const DOCUMENTOS_EM_CLARO: InvariantePorCalculo = {
  numero: 54,
  nome: 'nenhum CPF em claro na auditoria nem em outro texto do banco',
  async *conferir(banco) {
    const { rows: colunas } = await banco.query<{ tabela: string; coluna: string; ehTexto: boolean }>(COLUNAS);
    for (const { tabela, coluna, ehTexto } of colunas) {
      // most texts are codes, shorter than a CPF: to measure one costs a tenth of looking into it
      const curto = ehTexto ? `length(${coluna}) < 11` : 'false';
      const { rows } = await banco.query<{ linha: string; achado: string }>(
        `SELECT ctid::text AS linha, (regexp_matches(${coluna}::text, $1, 'g'))[1] AS achado FROM ${tabela} WHERE CASE WHEN ${curto} THEN false ELSE ${coluna}::text ~ '[0-9]{3}\\.?[0-9]{3}\\.?[0-9]{3}-?[0-9]{2}' END`,
        [CPF],
      );
      for (const { linha, achado } of rows) if (ehCpf(achado.replace(/[.-]/g, ''))) yield { tabela, coluna, linha };
    }
  },
};
