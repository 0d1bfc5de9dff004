import { ponderar, type Achado } from '../../../domain/gerencial/achado.ts';
import { MAQUINA_CASO } from '../../../domain/gerencial/maquina-do-caso.ts';
import { indoDe } from '../comum/situacao.ts';
import type { Executor } from '../conexao.ts';

export interface Registrados {
  readonly casosNovos: number;
  readonly evidenciasNovas: number;
}

const ABRIR = `
INSERT INTO gerencial.caso_de_fraude (regra, chave, titulo, pontos, usuarios, objetos)
SELECT $1, a.chave, a.titulo, 0, a.usuarios, a.objetos FROM jsonb_to_recordset($2) AS a (chave text, titulo text, usuarios text[], objetos text[])
ON CONFLICT (regra, chave) DO NOTHING RETURNING id`;

/** In the order of the key, so that two runs wait for each other instead of dying together. */
const TRAVAR = `SELECT id FROM gerencial.caso_de_fraude WHERE regra = $1 AND chave = ANY ($2) ORDER BY id FOR UPDATE`;

const JUNTAR = `
INSERT INTO gerencial.evidencia_de_fraude (caso, rodada, marca, em, texto, pontos, objeto, dados)
SELECT c.id, $3, e.marca, e.em, e.texto, e.pontos, e.objeto, e.dados
  FROM jsonb_to_recordset($2) AS e (chave text, marca text, em timestamptz, texto text, pontos smallint, objeto text, dados jsonb)
  JOIN gerencial.caso_de_fraude c ON c.regra = $1 AND c.chave = e.chave
ON CONFLICT (caso, marca) DO NOTHING RETURNING caso`;

/**
 * A case that got new evidence: the highest score, everybody and everything it names. What was closed opens again, and an owner whom the new evidence
 * names loses it; in both the history keeps what was.
 */
const ATUALIZAR = `
WITH novo AS (
  SELECT c.id, max(a.titulo) AS titulo, gerencial.todos_os_nomes(array_agg(DISTINCT u) FILTER (WHERE u IS NOT NULL)) AS usuarios, array_agg(DISTINCT o) FILTER (WHERE o IS NOT NULL) AS objetos
    FROM jsonb_to_recordset($2) AS a (chave text, titulo text, usuarios text[], objetos text[])
    JOIN gerencial.caso_de_fraude c ON c.regra = $1 AND c.chave = a.chave
    LEFT JOIN LATERAL unnest(a.usuarios || c.usuarios) u ON true LEFT JOIN LATERAL unnest(a.objetos || c.objetos) o ON true
   WHERE c.id = ANY ($3) GROUP BY c.id),
passo AS (
  SELECT c.id, c.situacao AS de, c.situacao IN ('PROCEDENTE', 'IMPROCEDENTE') AS fechado, c.dono IS NOT NULL AND gerencial.nomeia(n.usuarios, c.dono) AS suspeito, n.titulo, n.usuarios, n.objetos,
         (SELECT max(e.pontos) FROM gerencial.evidencia_de_fraude e WHERE e.caso = c.id) AS pontos
    FROM novo n JOIN gerencial.caso_de_fraude c USING (id)),
mudado AS (
  UPDATE gerencial.caso_de_fraude c
     SET titulo = p.titulo, pontos = p.pontos, usuarios = p.usuarios, objetos = coalesce(p.objetos, '{}'), evidencia_em = clock_timestamp(),
         situacao = CASE WHEN NOT (p.fechado OR p.suspeito) THEN c.situacao WHEN p.de = 'EM_ANALISE' THEN ${indoDe(MAQUINA_CASO, 'EM_ANALISE', 'ABERTO')}
                         WHEN p.de = 'PROCEDENTE' THEN ${indoDe(MAQUINA_CASO, 'PROCEDENTE', 'ABERTO')} ELSE ${indoDe(MAQUINA_CASO, 'IMPROCEDENTE', 'ABERTO')} END,
         dono = CASE WHEN p.fechado OR p.suspeito THEN NULL ELSE c.dono END, assumido_em = CASE WHEN p.fechado OR p.suspeito THEN NULL ELSE c.assumido_em END,
         desfecho = NULL, encerrado_por = NULL, encerrado_em = NULL
    FROM passo p WHERE c.id = p.id RETURNING c.id)
INSERT INTO gerencial.andamento_de_caso (caso, quem, de, para, texto)
SELECT p.id, $4, p.de, 'ABERTO', CASE WHEN p.fechado THEN 'Evidência nova: o caso volta a ser examinado' ELSE 'Evidência nova nomeia quem examinava o caso' END
  FROM passo p JOIN mudado USING (id) WHERE p.fechado OR p.suspeito`;

const NASCER = `INSERT INTO gerencial.andamento_de_caso (caso, quem, de, para) SELECT id, $2, NULL, '${MAQUINA_CASO.inicial}' FROM unnest($1::integer[]) id`;

/** Writes what a rule found, in the caller's transaction: what was already there, case or evidence, is not written again. */
export async function registrarAchados(
  cliente: Executor,
  r: { readonly rodada: number; readonly regra: string; readonly peso: number; readonly por: string; readonly achados: readonly Achado[] },
): Promise<Registrados> {
  if (r.achados.length === 0) return { casosNovos: 0, evidenciasNovas: 0 };
  const casos = JSON.stringify(r.achados.map(({ chave, titulo, usuarios, objetos }) => ({ chave, titulo, usuarios, objetos })));
  const evidencias = JSON.stringify(r.achados.flatMap(({ chave, evidencias: dele }) => dele.map((e) => ({ chave, ...e, pontos: ponderar(e.pontos, r.peso) }))));
  const abertos = await cliente.query<{ id: number }>(ABRIR, [r.regra, casos]);
  await cliente.query(TRAVAR, [r.regra, r.achados.map((a) => a.chave)]);
  const juntadas = await cliente.query<{ caso: number }>(JUNTAR, [r.regra, evidencias, r.rodada]);
  await cliente.query(NASCER, [abertos.rows.map((c) => c.id), r.por]);
  await cliente.query(ATUALIZAR, [r.regra, casos, [...new Set(juntadas.rows.map((e) => e.caso))], r.por]);
  return { casosNovos: abertos.rows.length, evidenciasNovas: juntadas.rows.length };
}
