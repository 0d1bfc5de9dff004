import type { SituacaoDoCaso } from '../../../domain/gerencial/maquina-do-caso.ts';
import type { CodigoDaRegra } from '../../../domain/gerencial/regras-de-fraude.ts';
import type { Executor } from '../conexao.ts';

/** A case as the API shows it (`events/http/esquemas-fraude.ts`). */
export interface Caso {
  readonly id: number;
  readonly regra: CodigoDaRegra;
  readonly nomeDaRegra: string;
  readonly titulo: string;
  readonly pontos: number;
  readonly usuarios: string[];
  readonly objetos: string[];
  readonly situacao: SituacaoDoCaso;
  readonly abertoEm: string;
  readonly evidenciaEm: string;
  readonly evidencias: number;
  readonly dono: string | null;
  readonly assumidoEm: string | null;
  readonly desfecho: string | null;
  readonly encerradoPor: string | null;
  readonly encerradoEm: string | null;
}

export interface FiltroDeCasos {
  readonly situacao: SituacaoDoCaso | null;
  readonly regra: CodigoDaRegra | null;
  /** Beginnings of names. */
  readonly usuario: string | null;
  readonly dono: string | null;
  readonly de: string | null;
  readonly ate: string | null;
  readonly pagina: number;
  readonly porPagina: number;
}

const COLUNAS = `
c.id, c.regra, r.nome AS "nomeDaRegra", c.titulo, c.pontos, c.usuarios, c.objetos, c.situacao, c.aberto_em AS "abertoEm", c.evidencia_em AS "evidenciaEm",
(SELECT count(*) FROM gerencial.evidencia_de_fraude e WHERE e.caso = c.id)::integer AS evidencias, c.dono, c.assumido_em AS "assumidoEm", c.desfecho, c.encerrado_por AS "encerradoPor", c.encerrado_em AS "encerradoEm"`;
const DE = `gerencial.caso_de_fraude c JOIN gerencial.regra_de_fraude r ON r.codigo = c.regra`;

/** What waits for a person comes first, the highest score before. Days are those of America/Sao_Paulo. */
const LISTAR = `
WITH f AS MATERIALIZED (
  SELECT c.id, c.situacao IN ('PROCEDENTE', 'IMPROCEDENTE') AS fechado, c.pontos FROM gerencial.caso_de_fraude c
   WHERE ($1::text IS NULL OR c.situacao = $1) AND ($2::text IS NULL OR c.regra = $2)
     AND ($3::text IS NULL OR EXISTS (SELECT FROM unnest(c.usuarios) u WHERE starts_with(lower(u), lower($3))))
     AND ($4::text IS NULL OR starts_with(lower(c.dono), lower($4)))
     AND ($5::date IS NULL OR c.aberto_em >= $5::date::timestamp AT TIME ZONE 'America/Sao_Paulo')
     AND ($6::date IS NULL OR c.aberto_em < ($6::date + 1)::timestamp AT TIME ZONE 'America/Sao_Paulo')
), p AS (SELECT * FROM f ORDER BY fechado, pontos DESC, id DESC LIMIT $7 OFFSET $8)
SELECT (SELECT count(*) FROM f)::integer AS total,
       coalesce((SELECT json_agg(x) FROM (SELECT ${COLUNAS} FROM ${DE} JOIN p ON p.id = c.id ORDER BY p.fechado, c.pontos DESC, c.id DESC) x), '[]') AS itens`;

const iso = (texto: string | null): string | null => (texto === null ? null : new Date(texto).toISOString());

/** JSON of PostgreSQL writes instants with the zone of the session: the API has one form. */
function comInstantes(c: Caso): Caso {
  return { ...c, abertoEm: new Date(c.abertoEm).toISOString(), evidenciaEm: new Date(c.evidenciaEm).toISOString(), assumidoEm: iso(c.assumidoEm), encerradoEm: iso(c.encerradoEm) };
}

export async function listarCasos(banco: Executor, f: FiltroDeCasos): Promise<{ readonly itens: Caso[]; readonly total: number }> {
  const { rows } = await banco.query<{ itens: Caso[]; total: number }>(LISTAR, [f.situacao, f.regra, f.usuario, f.dono, f.de, f.ate, f.porPagina, (f.pagina - 1) * f.porPagina]);
  const { itens, total } = rows[0] ?? { itens: [], total: 0 };
  return { itens: itens.map(comInstantes), total };
}

export async function casoPorId(banco: Executor, id: number): Promise<Caso | null> {
  const { rows } = await banco.query<{ caso: Caso }>(`SELECT row_to_json(x) AS caso FROM (SELECT ${COLUNAS} FROM ${DE} WHERE c.id = $1) x`, [id]);
  return rows[0] === undefined ? null : comInstantes(rows[0].caso);
}

export interface Evidencia {
  readonly id: number;
  readonly em: string | null;
  readonly achadaEm: string;
  readonly rodada: number;
  readonly texto: string;
  readonly pontos: number;
  readonly objeto: string | null;
  readonly dados: Readonly<Record<string, unknown>>;
}

export interface Andamento {
  readonly em: string;
  readonly quem: string;
  readonly de: SituacaoDoCaso | null;
  readonly para: SituacaoDoCaso;
  readonly texto: string | null;
}

/** A case that got more than this is known well enough by the most recent ones. */
const MAIOR_NUMERO_DE_EVIDENCIAS = 500;

/** In the order in which things happened: evidence by its instant, what has none by when it was found. */
export async function historicoDoCaso(banco: Executor, id: number): Promise<{ readonly evidencias: Evidencia[]; readonly andamentos: Andamento[] }> {
  const { rows } = await banco.query<{ evidencias: Evidencia[]; andamentos: Andamento[] }>(
    `SELECT coalesce((SELECT json_agg(x ORDER BY coalesce(x.em, x."achadaEm"), x.id) FROM (
              SELECT id, em, achada_em AS "achadaEm", rodada, texto, pontos, objeto, dados FROM gerencial.evidencia_de_fraude WHERE caso = $1 ORDER BY id DESC LIMIT ${MAIOR_NUMERO_DE_EVIDENCIAS}) x), '[]') AS evidencias,
            coalesce((SELECT json_agg(x ORDER BY x.id) FROM (SELECT id, em, quem, de, para, texto FROM gerencial.andamento_de_caso WHERE caso = $1 ORDER BY id DESC LIMIT 200) x), '[]') AS andamentos`,
    [id],
  );
  const { evidencias, andamentos } = rows[0] ?? { evidencias: [], andamentos: [] };
  return {
    evidencias: evidencias.map((e) => ({ ...e, em: iso(e.em), achadaEm: new Date(e.achadaEm).toISOString() })),
    andamentos: andamentos.map(({ em, quem, de, para, texto }) => ({ em: new Date(em).toISOString(), quem, de, para, texto })),
  };
}

/** One that is known to be there. */
export async function exigirCaso(banco: Executor, id: number): Promise<Caso> {
  const caso = await casoPorId(banco, id);
  if (caso === null) throw new Error(`o caso de fraude ${id} sumiu`);
  return caso;
}
