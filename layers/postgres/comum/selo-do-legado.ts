/** The seal of what came from the system before (docs/adr/0031): digests of a thousand rows each, in the file's own row and, of all of them, in the act that brought it. */

const campo = (valor: string): string => `coalesce(octet_length(${valor})::text || ':' || ${valor}, '-') || ','`;
const LINHA = ['l.linha::text', 'extract(epoch FROM l.em)::text', 'l.usuario', 'l.funcao', 'l.acao', 'l.objeto', 'l.antes', 'l.depois', 'l.ip::text', 'l.terminal'].map(campo).join(' || ');

/** One row for each thousand lines of each file (`arquivo`, `parte` from 0, `linhas`, `resumo`). Every column in text that no setting of a session changes. Written here and not in the database: who changes a function there does not change what is found. */
export const PARTES_DO_LEGADO = (condicao: string): string =>
  `SELECT l.arquivo, (l.linha - 1) / 1000 AS parte, count(*)::integer AS linhas, sha256(string_agg(sha256(convert_to(${LINHA}, 'UTF8')), ''::bytea ORDER BY l.linha)) AS resumo
     FROM comum.auditoria_legada l WHERE ${condicao} GROUP BY 1, 2`;
