/** The first list of people, from a spreadsheet (document 000, step 5): all of it or nothing, and nobody twice. */
import { randomUUID } from 'node:crypto';
import { FUNCOES, TODAS_AS_FUNCOES } from '../../domain/acesso/funcoes.ts';
import { comoSeChama, TITULOS_DA_LISTA, type CampoDaLista, type LinhaDaLista, type RecusaDaLinha } from '../../domain/acesso/lista-de-usuarios.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { gravarAcessos, lerAcessos, type AcessosParaGravar } from '../postgres/acesso/acessos-do-usuario.ts';
import { semAbrirPar } from '../postgres/acesso/conferir-segregacao.ts';
import { incluirPessoa, repetidos, travarNomes } from '../postgres/acesso/gravar-usuarios.ts';
import { oQueSeNomeia, quemTemLogin, type Nomeavel, type OQueSeNomeia } from '../postgres/acesso/lista-inicial.ts';
import { documentoPor, travarPerfisDados, type DocumentoDoPerfil } from '../postgres/acesso/perfis.ts';
import { lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { trocarSenhaGuardada } from '../postgres/acesso/senhas.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { umaVez } from '../postgres/transacao.ts';
import { acessosDaLinha, mesmosAcessos, type PerfilDaLista } from './acessos-da-lista.ts';
import { guardarSenha } from './senha-guardada.ts';
import { senhaProvisoria } from './senha-provisoria.ts';

export interface PedidoDaLista {
  readonly linhas: readonly LinhaDaLista[];
  /** As the audit names it. */
  readonly arquivo: string;
  readonly autor: Autor;
  readonly hoje: DataCivil;
  /** Lines already refused by what is written in them: only the names in them are looked up. */
  readonly recusadas: ReadonlySet<number>;
}

export interface SenhaDaLista {
  readonly login: string;
  readonly nome: string;
  readonly senha: string;
}

export interface ListaConferida {
  readonly recusas: readonly RecusaDaLinha[];
  readonly novas: readonly LinhaDaLista[];
  readonly jaEstavam: number;
}

class Desfazer extends Error {
  override readonly name = 'Desfazer';
}

/** Does everything and takes it back: what would be refused is what was refused. */
export async function conferirListaDeUsuarios(pool: Pool, pedido: PedidoDaLista): Promise<ListaConferida> {
  return semGravar(pool, (cliente) => aplicar(cliente, pedido, undefined));
}

/**
 * Makes the people of the list who are not there yet. `entregar` gets the passwords before anything is final: when it cannot keep them, nobody is made.
 * Nothing is written when any line is refused.
 */
export async function importarUsuarios(pool: Pool, pedido: PedidoDaLista, entregar: (senhas: readonly SenhaDaLista[]) => void): Promise<ListaConferida> {
  const conferida = await conferirListaDeUsuarios(pool, pedido);
  if (conferida.recusas.length > 0 || conferida.novas.length === 0) return conferida;
  const senhas = conferida.novas.map(({ login, nome }) => ({ login, nome, senha: senhaProvisoria() }));
  const guardadas = new Map(await Promise.all(senhas.map(async ({ login, senha }) => [login, await guardarSenha(senha)] as const)));
  let feita: ListaConferida | undefined;
  try {
    await umaVez(pool, async (cliente) => {
      feita = await aplicar(cliente, pedido, guardadas);
      if (feita.recusas.length > 0) throw new Desfazer();
      entregar(senhas.filter(({ login }) => feita?.novas.some((l) => l.login === login)));
    });
  } catch (erro) {
    if (!(erro instanceof Desfazer)) throw erro;
  }
  if (feita === undefined) throw new Error('a lista não foi aplicada');
  return feita;
}

async function semGravar<T>(pool: Pool, fazer: (cliente: Executor) => Promise<T>): Promise<T> {
  const feito: T[] = [];
  await umaVez(pool, async (cliente) => {
    feito.push(await fazer(cliente));
    throw new Desfazer();
  }).catch((erro: unknown) => {
    if (!(erro instanceof Desfazer)) throw erro;
  });
  const [primeiro] = feito;
  if (primeiro === undefined) throw new Error('nada foi ensaiado');
  return primeiro;
}

type Recusar = (campo: CampoDaLista | null, mensagem: string) => void;

async function aplicar(cliente: Executor, pedido: PedidoDaLista, guardadas: ReadonlyMap<string, string> | undefined): Promise<ListaConferida> {
  await travarNomes(cliente);
  await travarPerfisDados(cliente);
  const nomeia = await oQueSeNomeia(cliente);
  const perfis = new Map<string, PerfilDaLista>();
  const recusas: RecusaDaLinha[] = [];
  const novas: LinhaDaLista[] = [];
  let jaEstavam = 0;
  for (const linha of pedido.linhas) {
    const daLinha: RecusaDaLinha[] = [];
    const recusar: Recusar = (campo, mensagem) => void daLinha.push({ linha: linha.linha, campo, mensagem });
    const lida = await entender(cliente, { linha, nomeia, perfis, recusar });
    recusas.push(...daLinha);
    if (daLinha.length > 0 || pedido.recusadas.has(linha.linha)) continue;
    const existente = await quemTemLogin(cliente, linha.login);
    if (existente !== undefined) {
      await compararComQuemEsta(cliente, { linha, existente, ...lida, recusar });
      if (daLinha.length === 0) jaEstavam += 1;
    } else {
      const senha = guardadas?.get(linha.login);
      // since the rehearsal somebody took this one away: he would be left without a password
      if (guardadas !== undefined && senha === undefined) recusar(null, 'esta pessoa estava no sistema há um instante e não está mais. Rode de novo.');
      else await incluir(cliente, { ...pedido, linha, ...lida, senha, recusar });
      if (daLinha.length === 0) novas.push(linha);
    }
    recusas.push(...daLinha);
  }
  return { recusas, novas, jaEstavam };
}

interface Entendida {
  readonly departamento: number | null;
  readonly acessos: AcessosParaGravar;
}

interface AEntender {
  readonly linha: LinhaDaLista;
  readonly nomeia: OQueSeNomeia;
  /** Those already read. */
  readonly perfis: Map<string, PerfilDaLista>;
  readonly recusar: Recusar;
}

/** What the names of the line are of. */
async function entender(cliente: Executor, { linha, nomeia, perfis, recusar }: AEntender): Promise<Entendida> {
  const dela: PerfilDaLista[] = [];
  for (const nome of linha.perfis) {
    const achado = nomeia.perfis.find((p) => comoSeChama(p.nome) === comoSeChama(nome) || p.codigo === nome.toLowerCase());
    if (achado === undefined) {
      recusar('perfis', `não há perfil "${nome.slice(0, 80)}" em uso. Os que há: ${nomeia.perfis.map((p) => p.nome).join(', ') || 'nenhum'}.`);
      continue;
    }
    const perfil = perfis.get(achado.codigo) ?? { codigo: achado.codigo, documento: await exigirPerfil(cliente, achado.codigo) };
    perfis.set(achado.codigo, perfil);
    if (perfil.documento.sessaoUnica && linha.setores.length > 0) recusar('setores', `o perfil "${achado.nome}" deixa uma sessão por vez, e quem fica só com setores recebe os direitos dele sem o perfil. Tire os setores da linha, ou use um perfil já limitado a eles.`);
    const administra = daAdministracao(perfil.documento);
    if (administra === undefined) dela.push(perfil);
    else recusar('perfis', `o perfil "${achado.nome}" deixa dar acessos a outros ("${administra}"), e isso não se dá por lista. Tire-o da linha e, depois, dê-o na tela de usuários.`);
  }
  const um = (campo: 'departamento' | 'setores', nome: string, quais: readonly Nomeavel[]): number | undefined => {
    const achados = quais.filter((q) => q.nomes.some((n) => comoSeChama(n) === comoSeChama(nome)));
    const oque = campo === 'setores' ? 'setor' : 'departamento';
    if (achados.length === 0) recusar(campo, `não há ${oque} "${nome.slice(0, 80)}". Confira o nome${campo === 'setores' ? ' ou o código' : ', ou cadastre-o antes'}.`);
    if (achados.length > 1) recusar(campo, `há mais de um ${oque} "${nome.slice(0, 80)}". Escreva a localidade antes, como Centro/1.`);
    return achados.length === 1 ? achados[0]?.id : undefined;
  };
  const departamento = linha.departamento === null ? null : (um('departamento', linha.departamento, nomeia.departamentos) ?? null);
  const setores = linha.setores.flatMap((nome) => um('setores', nome, nomeia.setores) ?? []);
  const acessos = acessosDaLinha(dela, { setores: linha.setores.length === 0 ? null : setores, janelas: linha.janelas });
  if (dela.length > 0 && setores.length > 0 && acessos.concessoes.length === 0) recusar('setores', 'nestes setores os perfis não dão nada. Confira os setores e os perfis da linha.');
  return { departamento, acessos };
}

async function exigirPerfil(cliente: Executor, codigo: string): Promise<DocumentoDoPerfil> {
  const documento = await documentoPor(cliente, codigo);
  if (documento === undefined) throw new Error(`o perfil ${codigo} sumiu`);
  return documento;
}

/** The first function by which whoever holds the profile would give access to others, or take it. Looking is none. */
function daAdministracao({ concessoes, somenteConsulta }: DocumentoDoPerfil): string | undefined {
  if (somenteConsulta) return undefined;
  const qual = TODAS_AS_FUNCOES.find((f) => FUNCOES[f].grupo === 'administracao' && f !== 'plataforma' && concessoes.some((c) => c.funcao === f && c.acoes.some((acao) => acao !== 'consultar')));
  return qual && FUNCOES[qual].nome;
}

interface AComparar extends Entendida {
  readonly linha: LinhaDaLista;
  readonly existente: NonNullable<Awaited<ReturnType<typeof quemTemLogin>>>;
  readonly recusar: Recusar;
}

/** A list may be brought again after it was mended: who is there as it says stays, and nobody is changed by it. */
async function compararComQuemEsta(cliente: Executor, { linha, existente, departamento, acessos, recusar }: AComparar): Promise<void> {
  const lidos = await lerAcessos(cliente, existente.id);
  const iguais: Readonly<Record<Exclude<CampoDaLista, 'login' | 'setores'>, boolean>> = {
    nome: existente.nome === linha.nome,
    email: existente.email === linha.email,
    departamento: existente.departamento === departamento,
    perfis: lidos !== undefined && mesmosAcessos(lidos, acessos, 'direitos'),
    horario: lidos !== undefined && mesmosAcessos(lidos, acessos, 'horario'),
    validoDe: existente.validoDe === linha.validoDe,
    validoAte: existente.validoAte === linha.validoAte,
  };
  const outros = (Object.keys(iguais) as (keyof typeof iguais)[]).filter((campo) => !iguais[campo]);
  if (outros.length === 0) return;
  const quais = outros.map((campo) => (campo === 'perfis' ? 'perfis ou setores' : TITULOS_DA_LISTA[campo])).join(', ');
  recusar('login', `já há o usuário ${linha.login} (${existente.nome}), com outro conteúdo em: ${quais}. Tire a linha e, se for o caso, mude na tela de usuários; se for outra pessoa, escolha outro usuário.`);
}

interface AIncluir extends Entendida, PedidoDaLista {
  readonly linha: LinhaDaLista;
  /** The hash; none in a rehearsal. */
  readonly senha: string | undefined;
  readonly recusar: Recusar;
}

async function incluir(cliente: Executor, { linha, departamento, acessos, senha, arquivo, autor, hoje, recusar }: AIncluir): Promise<void> {
  const id = randomUUID();
  const { login, nome, email, validoDe, validoAte } = linha;
  const tomados = await repetidos(cliente, { id, login, nome, email });
  for (const campo of tomados) recusar(campo, `outra pessoa do sistema já tem "${linha[campo] ?? ''}", ativa ou não. ${campo === 'nome' ? 'Acrescente o que as distinga, como um sobrenome.' : 'Confira e corrija.'}`);
  if (tomados.length > 0) return;
  const feita = await semAbrirPar(cliente, id, { de: hoje, ate: null }, async () => {
    if (!(await incluirPessoa(cliente, { id, login, nome, email, departamento, validoDe, validoAte }))) throw new Error(`"${login}" foi tomado apesar da trava`);
    await gravarAcessos(cliente, id, acessos);
  });
  if (!feita.ok) {
    recusar('perfis', feita.erro.mensagem);
    return;
  }
  if (senha === undefined) return;
  const { senha: politica } = await lerRegrasDeAcesso(cliente, hoje);
  await trocarSenhaGuardada(cliente, { usuario: id, de: null, para: senha, provisoria: true, historico: politica.historico, validade: politica });
  await auditar(cliente, { autor, funcao: 'acesso/importar-usuarios', objeto: `usuario:${id}`, depois: { login, nome, email, departamento, validoDe, validoAte, ...acessos }, motivo: `Lista inicial de usuários: ${arquivo}, linha ${linha.linha}`.slice(0, 500) });
}
