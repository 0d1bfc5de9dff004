import type { Achado } from '../../../../domain/gerencial/achado.ts';
import { foraDosPares, type Contagem } from '../../../../domain/gerencial/fora-dos-pares.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import type { Executor } from '../../conexao.ts';
import { DA_AUDITORIA, DE_GENTE, EM_BRASILIA, ISO, MAIOR_NUMERO_DE_ACHADOS, QUEM } from './gente.ts';

interface Ato {
  readonly id: number;
  readonly em: string;
  readonly funcao: string;
  readonly objeto: string;
  readonly valorAntes: string | null;
  readonly valorDepois: string | null;
}

/** What makes a provisional bill be computed again: asked for, decided otherwise than accepting it, or with its whole rota. */
const RECALCULOS = `a.resultado = 'FEITO' AND ${DE_GENTE} AND
  (a.funcao IN ('faturamento/recalcular-previa', 'faturamento/devolver-rota') OR (a.funcao = 'faturamento/decidir-apontamento' AND a.depois->>'acao' <> 'ACEITAR'))`;

const MESMO_OBJETO = `
SELECT ${QUEM} AS usuario, alvo, count(*)::integer AS vezes,
       (array_agg(json_build_object('id', a.id, 'em', ${ISO('a.em')}, 'funcao', a.funcao, 'objeto', a.objeto, 'valorAntes', a.antes->>'valor', 'valorDepois', a.depois->>'valor') ORDER BY a.id DESC))[1:50] AS atos
  FROM ${DA_AUDITORIA}, unnest(string_to_array(a.objeto, '/')) alvo
 WHERE ${RECALCULOS} AND a.em >= now() - make_interval(days => $1) AND alvo ~ '^(ligacao|rota):'
 GROUP BY 1, alvo HAVING count(*) >= $2 ORDER BY count(*) DESC, 1, alvo LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

/** This month and the one before: on the first day the last one is still to be judged. */
const POR_MES = `
SELECT to_char(${EM_BRASILIA}, 'YYYY-MM') AS mes, ${QUEM} AS usuario, count(*)::integer AS vezes
  FROM ${DA_AUDITORIA}
 WHERE ${RECALCULOS} AND a.em >= (date_trunc('month', now() AT TIME ZONE 'America/Sao_Paulo') - interval '1 month') AT TIME ZONE 'America/Sao_Paulo'
 GROUP BY 1, 2 ORDER BY 1, 2`;

/** R1: the same person computes the same ligação again and again, or much more than the colleagues do in the month. */
export async function procurarRecalculos(banco: Executor, p: ParametrosDe<'R1'>): Promise<readonly Achado[]> {
  const { rows: repetidos } = await banco.query<{ usuario: string; alvo: string; vezes: number; atos: readonly Ato[] }>(MESMO_OBJETO, [p.dias, p.vezes]);
  const { rows: porMes } = await banco.query<Contagem & { mes: string }>(POR_MES);
  return [...repetidos.map((r) => mesmoObjeto(r, p)), ...[...new Set(porMes.map((c) => c.mes))].flatMap((mes) => doMes(mes, porMes.filter((c) => c.mes === mes), p))];
}

function mesmoObjeto({ usuario, alvo, vezes, atos }: { usuario: string; alvo: string; vezes: number; atos: readonly Ato[] }, { vezes: limite, dias }: ParametrosDe<'R1'>): Achado {
  const pontos = Math.min(100, 40 + 15 * (vezes - limite));
  return {
    chave: `${usuario}/${alvo}`,
    titulo: `${usuario} recalculou ${vezes} vezes ${alvo.replace(':', ' ')} em ${dias} dias`,
    usuarios: [usuario],
    objetos: [alvo],
    evidencias: atos.map((a) => ({
      marca: `ato:${a.id}`,
      em: a.em,
      texto: a.funcao === 'faturamento/recalcular-previa' ? 'Recalculou a prévia' : a.funcao === 'faturamento/devolver-rota' ? 'Devolveu a rota ao cálculo' : 'Decidiu na crítica e recalculou',
      pontos,
      objeto: a.objeto,
      dados: { ato: a.id, valorAntes: a.valorAntes, valorDepois: a.valorDepois },
    })),
  };
}

function doMes(mes: string, contagens: readonly Contagem[], p: ParametrosDe<'R1'>): readonly Achado[] {
  return foraDosPares(contagens, p).map(({ usuario, vezes, mediana, limite }) => ({
    chave: `${usuario}/volume`,
    titulo: `${usuario} recalcula muito mais do que os colegas`,
    usuarios: [usuario],
    objetos: [],
    evidencias: [
      {
        marca: `mes:${mes}`,
        em: null,
        texto: `${vezes} recálculos em ${mes.slice(5)}/${mes.slice(0, 4)}; a mediana dos colegas é ${mediana}, e o limite ${limite}`,
        pontos: Math.min(100, 50 + Math.round((10 * vezes) / Math.max(1, limite))),
        objeto: null,
        dados: { mes, vezes, mediana, limite },
      },
    ],
  }));
}
