import type { Achado, EvidenciaAchada } from '../../../../domain/gerencial/achado.ts';
import { nomeChama, parecenca, pontosDoNome, PONTOS_DE_TER_AGIDO, PONTOS_DO_MESMO_EMAIL } from '../../../../domain/gerencial/pontuar-nome.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import type { ProtecaoDePessoas } from '../../../pessoais/proteger.ts';
import type { Executor } from '../../conexao.ts';
import { temEmail } from '../../acesso/usuarios.ts';
import { ISO, MAIOR_NUMERO_DE_ACHADOS } from './gente.ts';

interface Par {
  readonly usuario: string;
  readonly login: string;
  readonly nome: string;
  readonly pessoa: number;
  readonly responsavel: string;
  /** Masked, as cadastro.pessoa keeps it. */
  readonly documento: string;
  readonly cdcs: readonly number[];
  readonly comum: number;
  readonly doUsuario: number;
  readonly daPessoa: number;
  readonly pessoas: number;
  readonly mesmoEmail: boolean;
  readonly atos: readonly { readonly id: number; readonly em: string; readonly funcao: string; readonly objeto: string }[];
}

/**
 * Names come in the form in which cadastro.busca keeps them. A word of the user is also the words of the dictionary that are spelled almost the same,
 * each worth the root of its similarity (one
 * letter that changes takes three trigrams with it). Particles (`de`, `da`) are left out.
 *
 * Only words that can reach the threshold are looked for: of each user the commonest are left aside while their information together is below it,
 * since whoever shares only those with him cannot be a finding. It is exact, and is what keeps "Silva" from being joined with a tenth of the town.
 */
const PARES = `
WITH pessoa AS MATERIALIZED (
  SELECT l.pessoa AS id, min(b.nome) AS nome, array_agg(l.cdc ORDER BY l.cdc) AS cdcs
    FROM cadastro.ligacao l JOIN cadastro.busca b USING (cdc) GROUP BY l.pessoa),
n AS MATERIALIZED (SELECT greatest(count(*), 2)::float8 AS pessoas FROM pessoa),
palavra AS MATERIALIZED (
  SELECT p.id, x.w FROM pessoa p, LATERAL (SELECT DISTINCT w FROM unnest(string_to_array(p.nome, ' ')) w WHERE length(w) > 1 AND w <> ALL ('{de,da,do,das,dos}')) x),
peso AS MATERIALIZED (SELECT w, ln(n.pessoas / count(*)) AS info FROM palavra, n GROUP BY w, n.pessoas),
doUsuario AS MATERIALIZED (
  SELECT u.id, w, coalesce(peso.info, ln(n.pessoas)) AS info
    FROM acesso.usuario u CROSS JOIN n, unnest(cadastro.palavras(u.nome)) w LEFT JOIN peso USING (w)
   WHERE u.ativo AND length(w) > 1 AND w <> ALL ('{de,da,do,das,dos}') GROUP BY u.id, w, peso.info, n.pessoas),
ordem AS (SELECT id, w, info, sum(info) OVER (PARTITION BY id ORDER BY info, w) AS ate FROM doUsuario),
variante AS MATERIALIZED (
  SELECT w, w AS escrita, 1::float8 AS igual FROM (SELECT DISTINCT w FROM doUsuario) d
  UNION ALL
  SELECT d.w, c.palavra, sqrt(similarity(c.palavra, d.w)) FROM (SELECT DISTINCT w FROM doUsuario WHERE length(w) >= 4) d
    JOIN cadastro.palavra c ON c.palavra % d.w AND c.palavra <> d.w AND abs(length(c.palavra) - length(d.w)) <= 1),
candidato AS MATERIALIZED (
  SELECT DISTINCT o.id AS usuario, p.id AS pessoa FROM ordem o JOIN variante v USING (w) JOIN palavra p ON p.w = v.escrita, n WHERE o.ate >= $1 * ln(n.pessoas)),
porEmail AS MATERIALIZED (
  SELECT DISTINCT e.usuario, c.pessoa FROM unnest($3::uuid[], $4::bytea[]) e(usuario, indice) JOIN cadastro.contato c ON c.tipo = 'EMAIL' AND c.valor_indice = e.indice JOIN pessoa q ON q.id = c.pessoa),
par AS MATERIALIZED (SELECT usuario, pessoa FROM candidato UNION SELECT usuario, pessoa FROM porEmail),
doPar AS MATERIALIZED (SELECT par.usuario, par.pessoa, x.w FROM par JOIN pessoa p ON p.id = par.pessoa, LATERAL (SELECT DISTINCT w FROM unnest(string_to_array(p.nome, ' ')) w) x),
doParPesado AS MATERIALIZED (SELECT d.usuario, d.pessoa, d.w, q.info FROM doPar d JOIN peso q USING (w)),
escrita AS MATERIALIZED (SELECT d.id AS usuario, v.escrita, d.w, v.igual, d.info FROM doUsuario d JOIN variante v USING (w)),
comum AS MATERIALIZED (
  SELECT usuario, pessoa, sum(info) AS info FROM (
    SELECT d.usuario, d.pessoa, e.w, max(e.igual * least(e.info, d.info)) AS info FROM doParPesado d JOIN escrita e ON e.usuario = d.usuario AND e.escrita = d.w GROUP BY d.usuario, d.pessoa, e.w) x
   GROUP BY usuario, pessoa),
daPessoa AS MATERIALIZED (SELECT usuario, pessoa, sum(info) AS info FROM doParPesado GROUP BY usuario, pessoa),
total AS MATERIALIZED (SELECT id, sum(info) AS info FROM doUsuario GROUP BY id),
medido AS MATERIALIZED (
  SELECT s.usuario, s.pessoa, coalesce(c.info, 0) AS comum, t.info AS "doUsuario", s.info AS "daPessoa", e.usuario IS NOT NULL AS "mesmoEmail"
    FROM daPessoa s JOIN total t ON t.id = s.usuario LEFT JOIN comum c USING (usuario, pessoa) LEFT JOIN porEmail e USING (usuario, pessoa)),
escolhido AS (
  SELECT * FROM medido m, n WHERE m."mesmoEmail" OR (m.comum >= $1 * ln(n.pessoas) AND 2 * m.comum >= $2 * (m."doUsuario" + m."daPessoa"))
   ORDER BY m."mesmoEmail" DESC, m.comum DESC, m.usuario, m.pessoa LIMIT ${MAIOR_NUMERO_DE_ACHADOS})
SELECT e.usuario, u.login, u.nome, e.pessoa, c.nome AS responsavel, c.documento_mascara AS documento, p.cdcs[1:20] AS cdcs, e.comum, e."doUsuario", e."daPessoa", e.pessoas, e."mesmoEmail",
       coalesce((SELECT json_agg(x ORDER BY x.id) FROM (
         SELECT a.id, ${ISO('a.em')} AS em, a.funcao, a.objeto FROM comum.auditoria a
          WHERE string_to_array(a.objeto, '/') && ARRAY(SELECT 'ligacao:' || k FROM unnest(p.cdcs[1:20]) k) AND lower(a.usuario) IN (SELECT lower(nu.nome) FROM gerencial.nome_de_gente nu WHERE nu.usuario = u.id) ORDER BY a.id DESC LIMIT 20) x), '[]') AS atos
  FROM escolhido e JOIN acesso.usuario u ON u.id = e.usuario JOIN cadastro.pessoa c ON c.id = e.pessoa JOIN pessoa p ON p.id = e.pessoa`;

/** Who works here and has an e-mail: who has none has an address to which nothing goes. */
const EMAILS = `SELECT id, email FROM acesso.usuario WHERE ativo AND ${temEmail('email')}`;

/** R7: the one responsible for a ligação has the name of a user, or his e-mail; worse when that user acted on it. E-mails of people are encrypted: what is compared is their keyed index. */
export async function procurarNomes(banco: Executor, p: ParametrosDe<'R7'>, protecao: () => Promise<Pick<ProtecaoDePessoas, 'indicesDoContato'>>): Promise<readonly Achado[]> {
  const { indicesDoContato } = await protecao();
  const { rows: emails } = await banco.query<{ id: string; email: string }>(EMAILS);
  const deQuem = emails.flatMap((u) => indicesDoContato('EMAIL', u.email).map((indice) => ({ usuario: u.id, indice })));
  // in force until the transaction ends; what is compiled for a statement that is run once a day is never paid back
  await banco.query(`SELECT set_config('pg_trgm.similarity_threshold', '0.45', true), set_config('jit', 'off', true)`);
  const { rows } = await banco.query<Par>(PARES, [p.raridade / 100, p.semelhanca / 100, deQuem.map((d) => d.usuario), deQuem.map((d) => d.indice)]);
  return rows.flatMap((par) => achadoDo(par, p));
}

/** The case speaks of the one responsible by the ligação: a name in a text cannot be hidden from who may not see it, and evidence is never rewritten. */
function achadoDo(par: Par, limites: ParametrosDe<'R7'>): readonly Achado[] {
  const [cdc = 0] = par.cdcs;
  const objeto = `ligacao:${cdc}`;
  const quem = par.cdcs.length === 1 ? `O responsável pela ligação ${cdc}` : `O responsável pela ligação ${cdc} e mais ${par.cdcs.length - 1}`;
  const medida = parecenca(par);
  const porCento = { semelhanca: Math.round(medida.semelhanca * 100), raridade: Math.round(medida.raridade * 100) };
  const acaso = medida.homonimos < 0.5 ? 'por acaso, não se esperaria ninguém com o mesmo' : 'por acaso, espera-se uma pessoa ou mais com o mesmo';
  const evidencias: EvidenciaAchada[] = [];
  if (nomeChama(medida, limites)) {
    const texto = `${quem} (documento ${par.documento}) tem ${porCento.semelhanca}% do nome do usuário ${par.nome}; ${acaso}`;
    evidencias.push({ marca: `nome:${par.responsavel}`.slice(0, 200), em: null, texto: texto.slice(0, 500), pontos: pontosDoNome(medida), objeto, dados: { ...porCento, nomeTitular: par.responsavel, login: par.login } });
  }
  if (par.mesmoEmail) evidencias.push({ marca: 'email', em: null, texto: `${quem} (documento ${par.documento}) tem no cadastro o e-mail do usuário ${par.nome}`.slice(0, 500), pontos: PONTOS_DO_MESMO_EMAIL, objeto, dados: { nomeTitular: par.responsavel, login: par.login } });
  if (evidencias.length === 0) return [];
  for (const ato of par.atos) {
    evidencias.push({ marca: `ato:${ato.id}`, em: ato.em, texto: `O usuário agiu na ligação: ${ato.funcao}`, pontos: PONTOS_DE_TER_AGIDO, objeto: ato.objeto, dados: { ato: ato.id } });
  }
  return [{ chave: `${par.usuario}/${par.pessoa}`, titulo: `${quem} e o usuário ${par.login}`, usuarios: [par.nome], objetos: par.cdcs.map((c) => `ligacao:${c}`), evidencias }];
}
