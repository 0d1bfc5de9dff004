/** The acts on profiles: each whole, in its transaction, with what was and what is in the audit. */
import { conferirPerfil } from '../../domain/acesso/conferir-perfil.ts';
import { descreverJanelas } from '../../domain/acesso/descrever-janela.ts';
import { passaADar, type OQueDa } from '../../domain/acesso/passa-a-dar.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa, type Recusa } from '../../domain/comum/resultado.ts';
import { comoConcessao, conferirConcessoes } from '../postgres/acesso/concessoes.ts';
import { semAbrirParDeNinguem } from '../postgres/acesso/conferir-segregacao.ts';
import { lugaresDoAcesso } from '../postgres/acesso/lugares.ts';
import { documentoPor, excluirPerfil, gravarPerfil, haQuemEspere, incluirPerfil, pedidosDo, perfilParecido, pessoasDo, travarPerfis, type DocumentoDoPerfil } from '../postgres/acesso/perfis.ts';
import { versaoDe } from '../postgres/comum/versao.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { travarAlvos } from './mexer-em-usuario.ts';

export async function perfilInteiro(banco: Executor, codigo: string) {
  const documento = await documentoPor(banco, codigo);
  if (documento === undefined) return perfilNaoEncontrado();
  const { janelas, excecoes, ...resto } = documento;
  return ok({
    codigo,
    ...resto,
    concessoes: documento.concessoes.map(copiaDaConcessao),
    negacoes: documento.negacoes.map(copiaDaConcessao),
    janelas: janelas.map((j) => ({ ...j, dias: [...j.dias] })),
    excecoes: excecoes.map((e) => ({ ...e })),
    horario: descreverJanelas(janelas),
    versao: versaoDe(documento),
    pessoas: (await pessoasDo(banco, codigo)).map((p) => ({ ...p })),
  });
}

export interface PerfilNovo {
  readonly codigo: string;
  readonly nome: string;
  readonly descricao: string;
  /** The profile whose rights and hours the new one begins with. */
  readonly copiarDe?: string | undefined;
  readonly motivo: string;
}

/** Of a profile that nobody holds yet there is no segregation to check: that is done when it is given. */
export async function criarPerfil(cliente: Executor, autor: Autor, { codigo, nome, descricao, copiarDe, motivo }: PerfilNovo) {
  await travarPerfis(cliente);
  const repetido = await recusaDoRepetido(cliente, { codigo, nome, outroQue: null });
  if (repetido !== undefined) return repetido;
  const origem = copiarDe === undefined ? VAZIO : await documentoPor(cliente, copiarDe);
  if (origem === undefined) return recusa('perfil/nao-encontrado', `Não há perfil "${copiarDe ?? ''}" de que copiar. Escolha um da lista.`, 'corpo.copiarDe');
  const documento = { ...origem, nome, descricao, ativo: true };
  await incluirPerfil(cliente, codigo, documento);
  await auditar(cliente, { autor, funcao: 'acesso/criar-perfil', objeto: `perfil:${codigo}`, depois: { ...documento, ...(copiarDe === undefined ? {} : { copiadoDe: copiarDe }) }, motivo });
  return exigirPerfil(cliente, codigo);
}

export interface MudancaDePerfil {
  readonly codigo: string;
  readonly documento: DocumentoDoPerfil;
  /** Of what the person had before him when he began. */
  readonly versao: string;
  readonly motivo: string;
  readonly por: string;
  readonly hoje: DataCivil;
}

/**
 * Puts the whole document in place of what is there, unless another did so meanwhile, or somebody who holds it would get both sides of a control. Who holds it gets
 * what is added: so it must be of who changes it, and an administrador is touched only by another.
 */
export async function alterarPerfil(cliente: Executor, autor: Autor, { codigo, documento, versao, motivo, por, hoje }: MudancaDePerfil) {
  await travarPerfis(cliente);
  const antes = await documentoPor(cliente, codigo);
  if (antes === undefined) return perfilNaoEncontrado();
  const pessoas = await pessoasDo(cliente, codigo);
  const ato = { autor, funcao: 'acesso/alterar-perfil', objeto: `perfil:${codigo}`, antes, depois: documento };
  const recusar = async <R extends { readonly ok: false; readonly erro: Recusa }>(recusado: R): Promise<R> => {
    await auditar(cliente, { ...ato, motivo: recusado.erro.mensagem.slice(0, 500), resultado: 'RECUSADO' });
    return recusado;
  };
  if (pessoas.some(({ id }) => id === por)) return recusar(recusa('perfil/proprio', 'Você tem este perfil, e ninguém muda os próprios direitos. Peça a outra pessoa que administre perfis.'));
  const travados = await travarAlvos(cliente, por, pessoas.map(({ id }) => id));
  if (!travados.ok) return recusar(travados);
  if (versaoDe(antes) !== versao) return recusa('perfil/mudou', 'Outra pessoa mudou este perfil enquanto você o editava. Abra-o de novo, veja o que mudou e repita a sua alteração.');
  const repetido = await recusaDoRepetido(cliente, { codigo, nome: documento.nome, outroQue: codigo });
  if (repetido !== undefined) return repetido;
  const lugares = await lugaresDoAcesso(cliente);
  const conferido = conferirPerfil(documento, { localidades: idsDe(lugares.localidades), setores: idsDe(lugares.setores), departamentos: idsDe(lugares.departamentos) });
  if (!conferido.ok) return conferido;
  const livre = travados.valor.quem.administrador || (pessoas.length === 0 && !(await haQuemEspere(cliente, codigo)));
  const conferidas = livre ? ok(null) : await conferirConcessoes(cliente, por, passaADar(oQueDa(antes), oQueDa(documento)), hoje);
  if (!conferidas.ok) return recusar(conferidas);
  const feito = await semAbrirParDeNinguem(cliente, pessoas, { de: hoje, ate: null }, () => gravarPerfil(cliente, codigo, documento));
  if (!feito.ok) return recusar(feito);
  await auditar(cliente, { ...ato, motivo });
  return exigirPerfil(cliente, codigo);
}

function oQueDa({ ativo, somenteConsulta, concessoes, negacoes }: DocumentoDoPerfil): OQueDa {
  return { ativo, somenteConsulta, concessoes: concessoes.map(comoConcessao), negacoes: negacoes.map(comoConcessao) };
}

/** Only one that nobody holds and nobody ever asked for: the rest is put out of use. */
export async function apagarPerfil(cliente: Executor, autor: Autor, codigo: string) {
  await travarPerfis(cliente);
  const antes = await documentoPor(cliente, codigo);
  if (antes === undefined) return perfilNaoEncontrado();
  const [pessoas, pedidos] = [(await pessoasDo(cliente, codigo)).length, await pedidosDo(cliente, codigo)];
  if (pessoas > 0) return recusa('perfil/em-uso', `${pessoas === 1 ? 'Uma pessoa tem' : `${pessoas} pessoas têm`} este perfil. Retire-o de todas antes de excluir, ou deixe-o fora de uso.`);
  if (pedidos > 0) return recusa('perfil/em-uso', `${pedidos === 1 ? 'Um pedido de acesso fala' : `${pedidos} pedidos de acesso falam`} deste perfil, e o histórico deles fica. Deixe-o fora de uso.`);
  await excluirPerfil(cliente, codigo);
  await auditar(cliente, { autor, funcao: 'acesso/excluir-perfil', objeto: `perfil:${codigo}`, antes });
  return ok(null);
}

const VAZIO: Omit<DocumentoDoPerfil, 'nome' | 'descricao' | 'ativo'> = { somenteConsulta: false, sessaoUnica: false, concessoes: [], negacoes: [], janelas: [], excecoes: [] };

function perfilNaoEncontrado() {
  return recusa('perfil/nao-encontrado', 'Não há perfil com este código. Confira a lista de perfis.');
}

async function recusaDoRepetido(cliente: Executor, perfil: Parameters<typeof perfilParecido>[1]) {
  const qual = await perfilParecido(cliente, perfil);
  if (qual === undefined) return undefined;
  return recusa('perfil/repetido', qual === 'codigo' ? `Já há um perfil de código "${perfil.codigo}". Use outro.` : `Já há um perfil chamado "${perfil.nome}". Use outro nome.`, `corpo.${qual}`);
}

function idsDe(lugares: readonly { readonly id: number }[]): ReadonlySet<number> {
  return new Set(lugares.map(({ id }) => id));
}

function copiaDaConcessao({ funcao, acoes, localidades, setores, departamentos }: DocumentoDoPerfil['concessoes'][number]) {
  return { funcao, acoes: [...acoes], localidades: localidades && [...localidades], setores: setores && [...setores], departamentos: departamentos && [...departamentos] };
}

async function exigirPerfil(cliente: Executor, codigo: string) {
  const perfil = await perfilInteiro(cliente, codigo);
  if (!perfil.ok) throw new Error(`o perfil ${codigo} sumiu`);
  return perfil;
}
