import type { Achado } from '../../../../domain/gerencial/achado.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import type { Executor } from '../../conexao.ts';
import { DA_AUDITORIA, DE_GENTE, ISO, MAIOR_NUMERO_DE_ACHADOS, QUEM } from './gente.ts';

interface Desfeito {
  readonly usuario: string;
  readonly objeto: string;
  readonly atos: readonly { readonly id: number; readonly em: string; readonly primeiro: number; readonly era: string; readonly foi: string }[];
}

/** The second decision brings the bill back to the value that the first one found: each last one with the first that it undoes. */
const DESFEITOS = `
WITH d AS MATERIALIZED (
  SELECT a.id, a.em, ${QUEM} AS usuario, a.objeto, a.antes->>'valor' AS antes, a.depois->>'valor' AS depois
    FROM ${DA_AUDITORIA}
   WHERE a.funcao = 'faturamento/decidir-apontamento' AND a.resultado = 'FEITO' AND ${DE_GENTE} AND a.em >= now() - make_interval(days => $1)
     AND a.antes->>'valor' IS DISTINCT FROM a.depois->>'valor'),
par AS (
  SELECT DISTINCT ON (b.id) b.id, b.em, b.usuario, b.objeto, p.id AS primeiro, p.antes AS era, p.depois AS foi
    FROM d b JOIN d p ON p.usuario = b.usuario AND p.objeto = b.objeto AND p.id < b.id AND p.antes = b.depois
   ORDER BY b.id, p.id)
SELECT usuario, objeto, (array_agg(json_build_object('id', id, 'em', ${ISO('em')}, 'primeiro', primeiro, 'era', era, 'foi', foi) ORDER BY id DESC))[1:50] AS atos
  FROM par GROUP BY usuario, objeto ORDER BY count(*) DESC, usuario, objeto LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

/** R6, with the acts that exist: who decides in the crítica and brings it back. Generating and reversing a bill come with the reversal of bills. */
export async function procurarDesfeitos(banco: Executor, { dias }: ParametrosDe<'R6'>): Promise<readonly Achado[]> {
  const { rows } = await banco.query<Desfeito>(DESFEITOS, [dias]);
  return rows.map(({ usuario, objeto, atos }) => ({
    chave: `${usuario}/${objeto}`,
    titulo: `${usuario} decidiu e desfez a própria decisão em ${objeto}`,
    usuarios: [usuario],
    objetos: [objeto],
    evidencias: atos.map((a) => ({
      marca: `ato:${a.id}`,
      em: a.em,
      texto: `Desfez a decisão do ato ${a.primeiro}: o valor voltou ao que era antes dela`,
      pontos: Math.min(100, 50 + 20 * (atos.length - 1)),
      objeto,
      dados: { ato: a.id, primeiroAto: a.primeiro, valorAntes: a.era, valorNoMeio: a.foi },
    })),
  }));
}
