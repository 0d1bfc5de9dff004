import type { Canal, DecisaoDeConsentimento, Finalidade } from '../../../domain/cadastro/consentimento.ts';
import { mascararTexto } from '../../../domain/cadastro/mascaras/texto-livre.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Cliente, Executor } from '../conexao.ts';

export interface Consentimento {
  readonly id: number;
  readonly finalidade: Finalidade;
  readonly decisao: DecisaoDeConsentimento;
  readonly versao: number;
  /** SHA-256 in hexadecimal. */
  readonly resumoDoTexto: string;
  readonly canal: Canal;
  readonly comprovacao: string;
  readonly por: string;
  readonly em: string;
}

export interface TextoDeConsentimento {
  readonly finalidade: Finalidade;
  readonly versao: number;
  readonly texto: string;
  readonly resumo: string;
  readonly por: string;
  readonly em: string;
}

const COLUNAS = `id, finalidade, decisao, versao, encode(resumo_do_texto, 'hex') AS "resumoDoTexto", canal, comprovacao, por, to_char(em AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS em`;
const COLUNAS_TEXTO = `finalidade, versao, texto, encode(resumo, 'hex') AS resumo, por, to_char(em AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS em`;
const MAXIMO = 500;

/** The decisions of a person, the most recent first. */
export async function consentimentosDa(banco: Executor, pessoa: number): Promise<Consentimento[]> {
  const { rows } = await banco.query<Consentimento>(`SELECT ${COLUNAS} FROM cadastro.consentimento WHERE pessoa = $1 ORDER BY id DESC LIMIT ${MAXIMO}`, [pessoa]);
  return rows;
}

/** The text in force of each purpose, in order of purpose. */
export async function textosEmVigor(banco: Executor): Promise<TextoDeConsentimento[]> {
  const { rows } = await banco.query<TextoDeConsentimento>(`SELECT DISTINCT ON (finalidade) ${COLUNAS_TEXTO} FROM cadastro.texto_de_consentimento ORDER BY finalidade, versao DESC`);
  return rows;
}

/** Every version of each purpose, the text in force first: the last ones, where there are more than a screen shows. */
export async function textosPublicados(banco: Executor): Promise<TextoDeConsentimento[]> {
  const { rows } = await banco.query<TextoDeConsentimento>(`SELECT ${COLUNAS_TEXTO} FROM cadastro.texto_de_consentimento ORDER BY versao = max(versao) OVER (PARTITION BY finalidade) DESC, em DESC, finalidade LIMIT ${MAXIMO}`);
  return rows;
}

interface Decisao {
  readonly cdc: number;
  readonly pessoa: number;
  readonly finalidade: Finalidade;
  readonly canal: Canal;
  readonly comprovacao: string;
  readonly autor: Autor;
  readonly agora: Date;
}

/** The last decision of a purpose, with the person locked: who decides at the same moment waits, and sees it. */
async function ultima(cliente: Cliente, d: Decisao): Promise<{ readonly decisao: DecisaoDeConsentimento; readonly versao: number } | undefined> {
  await cliente.query('SELECT FROM cadastro.pessoa WHERE id = $1 FOR NO KEY UPDATE', [d.pessoa]);
  const { rows } = await cliente.query<{ decisao: DecisaoDeConsentimento; versao: number }>(
    'SELECT decisao, versao FROM cadastro.consentimento WHERE pessoa = $1 AND finalidade = $2 ORDER BY id DESC LIMIT 1',
    [d.pessoa, d.finalidade],
  );
  return rows[0];
}

/** No CPF is kept in clear anywhere (invariant 54), not even where somebody typed it as a proof. */
const semCpf = (texto: string): string => mascararTexto(texto, new Set(['CPF'])).slice(0, 300);

async function gravar(cliente: Cliente, d: Decisao, decisao: DecisaoDeConsentimento, funcao: string): Promise<Consentimento> {
  const { rows } = await cliente.query<Consentimento>(
    `INSERT INTO cadastro.consentimento (pessoa, finalidade, versao, resumo_do_texto, decisao, canal, comprovacao, por, em)
     SELECT $1, t.finalidade, t.versao, t.resumo, $3, $4, $5, $6, $7 FROM cadastro.texto_de_consentimento t WHERE t.finalidade = $2 ORDER BY t.versao DESC LIMIT 1 RETURNING ${COLUNAS}`,
    [d.pessoa, d.finalidade, decisao, d.canal, semCpf(d.comprovacao), d.autor.nome, d.agora],
  );
  const feito = rows[0];
  if (feito === undefined) throw new Error(`a finalidade ${d.finalidade} não tem texto`);
  const { finalidade, versao, canal } = feito;
  await auditar(cliente, { autor: d.autor, funcao, objeto: `ligacao:${d.cdc}/consentimento:${feito.id}`, depois: { finalidade, decisao, versao, canal }, motivo: feito.comprovacao });
  return feito;
}

/** Refusal: `consentimento/ja-concedido`, unless there is a newer text to allow. */
export async function conceder(cliente: Cliente, d: Decisao) {
  const anterior = await ultima(cliente, d);
  const emVigor = (await textosEmVigor(cliente)).find((t) => t.finalidade === d.finalidade);
  if (anterior?.decisao === 'CONCEDIDO' && anterior.versao >= (emVigor?.versao ?? 0)) {
    return recusa('consentimento/ja-concedido', 'A pessoa já autorizou esta finalidade, com o texto que está em vigor. Nada precisa ser feito.', 'finalidade');
  }
  return ok(await gravar(cliente, d, 'CONCEDIDO', 'cadastro/registrar-consentimento'));
}

/** Refusal: `consentimento/nao-concedido`. */
export async function revogar(cliente: Cliente, d: Decisao) {
  const anterior = await ultima(cliente, d);
  if (anterior?.decisao !== 'CONCEDIDO') {
    return recusa('consentimento/nao-concedido', 'A pessoa não tem autorização em vigor para esta finalidade: não há o que retirar. Confira a finalidade no histórico.', 'finalidade');
  }
  return ok(await gravar(cliente, d, 'REVOGADO', 'cadastro/revogar-consentimento'));
}

/** Refusal: `consentimento/texto-igual`. */
export async function publicarTexto(cliente: Cliente, { finalidade, texto, autor, agora }: { readonly finalidade: Finalidade; readonly texto: string; readonly autor: Autor; readonly agora: Date }) {
  // of two who publish at once, the second makes the version after
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('cadastro.texto_de_consentimento', 0))`);
  const anterior = (await textosEmVigor(cliente)).find((t) => t.finalidade === finalidade);
  if (anterior?.texto === texto) return recusa('consentimento/texto-igual', 'Este texto já é o que está em vigor. Altere-o antes de publicar.', 'texto');
  const { rows } = await cliente.query<TextoDeConsentimento>(
    `INSERT INTO cadastro.texto_de_consentimento (finalidade, versao, texto, resumo, por, em) VALUES ($1, $2, $3, sha256(convert_to($3, 'UTF8')), $4, $5) RETURNING ${COLUNAS_TEXTO}`,
    [finalidade, (anterior?.versao ?? 0) + 1, texto, autor.nome, agora],
  );
  const feito = rows[0];
  if (feito === undefined) throw new Error('o texto não foi gravado');
  await auditar(cliente, { autor, funcao: 'cadastro/publicar-texto-consentimento', objeto: `consentimento:${finalidade}/texto:${feito.versao}`, antes: anterior && { resumo: anterior.resumo }, depois: { resumo: feito.resumo } });
  return ok(feito);
}
