import type { Canal, DecisaoDeConsentimento, Finalidade } from '../../../domain/cadastro/consentimento.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { recusaDeMudou } from '../comum/versao.ts';
import type { Cliente, Executor } from '../conexao.ts';
import { semLigacao, titularDaLigacao } from './titular.ts';

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

/** What each purpose is worth to a person today: the last decision of those that were taken. */
export async function decisoesEmVigor(banco: Executor, pessoa: number): Promise<ReadonlyMap<Finalidade, DecisaoDeConsentimento>> {
  const { rows } = await banco.query<{ finalidade: Finalidade; decisao: DecisaoDeConsentimento }>('SELECT DISTINCT ON (finalidade) finalidade, decisao FROM cadastro.consentimento WHERE pessoa = $1 ORDER BY finalidade, id DESC', [pessoa]);
  return new Map(rows.map((r) => [r.finalidade, r.decisao]));
}

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
  readonly finalidade: Finalidade;
  readonly canal: Canal;
  readonly comprovacao: string;
  readonly autor: Autor;
  readonly agora: Date;
}

interface Ultima {
  readonly decisao: DecisaoDeConsentimento;
  readonly versao: number;
}

/** The person of the ligação and the last decision of the purpose, the person locked: who decides at the same moment waits, and sees it. */
async function travar(cliente: Cliente, { cdc, finalidade }: Decisao): Promise<{ readonly pessoa: number; readonly ultima: Ultima | undefined } | undefined> {
  const titular = await titularDaLigacao(cliente, cdc);
  if (titular === undefined) return undefined;
  await cliente.query('SELECT FROM cadastro.pessoa WHERE id = $1 FOR NO KEY UPDATE', [titular.pessoa]);
  const { rows } = await cliente.query<Ultima>('SELECT decisao, versao FROM cadastro.consentimento WHERE pessoa = $1 AND finalidade = $2 ORDER BY id DESC LIMIT 1', [titular.pessoa, finalidade]);
  return { pessoa: titular.pessoa, ultima: rows[0] };
}

const ATOS: Readonly<Record<DecisaoDeConsentimento, string>> = { CONCEDIDO: 'cadastro/registrar-consentimento', REVOGADO: 'cadastro/revogar-consentimento' };

/** `versao` is that of the text which the person read, or had read. */
async function gravar(cliente: Cliente, d: Decisao, { pessoa, decisao, versao }: { readonly pessoa: number } & Ultima): Promise<Consentimento> {
  const { rows } = await cliente.query<Consentimento>(
    `INSERT INTO cadastro.consentimento (pessoa, finalidade, versao, resumo_do_texto, decisao, canal, comprovacao, por, em)
     SELECT $1, t.finalidade, t.versao, t.resumo, $4, $5, $6, $7, $8 FROM cadastro.texto_de_consentimento t WHERE t.finalidade = $2 AND t.versao = $3 RETURNING ${COLUNAS}`,
    [pessoa, d.finalidade, versao, decisao, d.canal, d.comprovacao, d.autor.nome, d.agora],
  );
  const feito = rows[0];
  if (feito === undefined) throw new Error(`a finalidade ${d.finalidade} não tem o texto ${versao}`);
  await auditar(cliente, { autor: d.autor, funcao: ATOS[decisao], objeto: `ligacao:${d.cdc}/consentimento:${feito.id}`, depois: { finalidade: d.finalidade, decisao, versao, canal: d.canal }, motivo: feito.comprovacao });
  return feito;
}

/** Refusals: `ligacao/nao-encontrada`; `consentimento/texto-mudou`; `consentimento/ja-concedido`, unless there is a newer text to allow. */
export async function conceder(cliente: Cliente, d: Decisao & { readonly versao: number }) {
  const travada = await travar(cliente, d);
  if (travada === undefined) return semLigacao(d.cdc);
  const { pessoa, ultima } = travada;
  const emVigor = (await textosEmVigor(cliente)).find((t) => t.finalidade === d.finalidade);
  if (emVigor?.versao !== d.versao) return recusa('consentimento/texto-mudou', `O texto desta autorização mudou: o que está em vigor é a versão ${emVigor?.versao ?? 0}. Atualize a tela e leia o texto novo para a pessoa.`, 'versao');
  if (ultima?.decisao === 'CONCEDIDO' && ultima.versao >= d.versao) {
    return recusa('consentimento/ja-concedido', 'A pessoa já autorizou esta finalidade, com o texto que está em vigor. Nada precisa ser feito.', 'finalidade');
  }
  return ok(await gravar(cliente, d, { pessoa, decisao: 'CONCEDIDO', versao: d.versao }));
}

/** What is taken back is what had been given, by its own text. Refusals: `ligacao/nao-encontrada`, `consentimento/nao-concedido`. */
export async function revogar(cliente: Cliente, d: Decisao) {
  const travada = await travar(cliente, d);
  if (travada === undefined) return semLigacao(d.cdc);
  const { pessoa, ultima } = travada;
  if (ultima?.decisao !== 'CONCEDIDO') {
    return recusa('consentimento/nao-concedido', 'A pessoa não tem autorização em vigor para esta finalidade: não há o que retirar. Confira a finalidade no histórico.', 'finalidade');
  }
  return ok(await gravar(cliente, d, { pessoa, decisao: 'REVOGADO', versao: ultima.versao }));
}

/** `versao` is that of the text which its author had read. Refusals: `consentimento/texto-mudou`, `consentimento/texto-igual`. */
export async function publicarTexto(cliente: Cliente, { finalidade, texto, versao, autor, agora }: { readonly finalidade: Finalidade; readonly texto: string; readonly versao: number; readonly autor: Autor; readonly agora: Date }) {
  // of two who publish at once, the second is told
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('cadastro.texto_de_consentimento', 0))`);
  const anterior = (await textosEmVigor(cliente)).find((t) => t.finalidade === finalidade);
  if (anterior?.versao !== versao) return recusaDeMudou('consentimento/texto-mudou', 'este texto');
  if (anterior.texto === texto) return recusa('consentimento/texto-igual', 'Este texto já é o que está em vigor. Altere-o antes de publicar.', 'texto');
  const { rows } = await cliente.query<TextoDeConsentimento>(
    `INSERT INTO cadastro.texto_de_consentimento (finalidade, versao, texto, resumo, por, em) VALUES ($1, $2, $3, sha256(convert_to($3, 'UTF8')), $4, $5) RETURNING ${COLUNAS_TEXTO}`,
    [finalidade, versao + 1, texto, autor.nome, agora],
  );
  const feito = rows[0];
  if (feito === undefined) throw new Error('o texto não foi gravado');
  await auditar(cliente, { autor, funcao: 'cadastro/publicar-texto-consentimento', objeto: `consentimento:${finalidade}/texto:${feito.versao}`, antes: { resumo: anterior.resumo }, depois: { resumo: feito.resumo } });
  return ok(feito);
}
