/** The acts on who a person is and on what was given to him. */
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { gravarAcessos, lerAcessos, type AcessosParaGravar } from '../postgres/acesso/acessos-do-usuario.ts';
import { semAbrirPar } from '../postgres/acesso/conferir-segregacao.ts';
import { departamentoEmUso, mudarDados, repetidos, sobraAdministrador, travarAdministradores, travarNomes } from '../postgres/acesso/gravar-usuarios.ts';
import { usuarioResumido } from '../postgres/acesso/lista-de-usuarios.ts';
import { travarPerfisDados } from '../postgres/acesso/perfis.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { conferirAcessos } from './conferir-acessos.ts';
import { travarAlvos, travarOutro, type AtoDePessoa } from './mexer-em-usuario.ts';
import { exigirUsuario } from './ver-usuario.ts';

const TOMADO = { login: 'este usuário', nome: 'este nome', email: 'este e-mail' } as const;
const PARA_DISTINGUIR = {
  login: 'Escolha outro usuário para entrar.',
  nome: 'A auditoria nomeia as pessoas pelo nome: acrescente o que as distinga, como um sobrenome.',
  email: 'Confira o e-mail, ou deixe-o em branco.',
} as const;

export function recusaDeRepetido(campo: keyof typeof TOMADO) {
  return recusa('usuario/repetido', `Outra pessoa ${campo === 'nome' ? 'tem ou já teve' : 'já tem'} ${TOMADO[campo]}, ativa ou não. ${PARA_DISTINGUIR[campo]}`, `corpo.${campo}`);
}

export interface DadosPedidos {
  readonly nome?: string | undefined;
  readonly email?: string | null | undefined;
  readonly departamento?: number | null | undefined;
  /** Civil days. */
  readonly validoDe?: string | null | undefined;
  readonly validoAte?: string | null | undefined;
}

export const VALIDADE_AO_CONTRARIO = recusa('usuario/validade', 'A validade termina antes de começar. Corrija uma das duas datas.', 'corpo.validoAte');

export function aoContrario({ validoDe, validoAte }: { readonly validoDe: string | null; readonly validoAte: string | null }): boolean {
  return validoDe !== null && validoAte !== null && validoAte < validoDe;
}

const SEM_ADMINISTRADOR = recusa('usuario/ultimo-administrador', 'Com isto não sobraria nenhum administrador ativo sem prazo, e um dia ninguém mais poderia dar acessos. Dê acesso total, sem prazo, a outra pessoa antes.', 'corpo.validoAte');

/** What is not said stays as it is. One's own data too, for they give nothing; but for the days in which one may work, which another says. */
export async function alterarDados(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, id: string, pedido: DadosPedidos) {
  const daValidade = pedido.validoDe !== undefined || pedido.validoAte !== undefined;
  if (daValidade) await travarAdministradores(cliente);
  await travarNomes(cliente);
  const travados = await travarAlvos(cliente, pessoa, [id]);
  if (!travados.ok) return travados;
  const atual = await usuarioResumido(cliente, id);
  if (atual === undefined) throw new Error(`a pessoa ${id} sumiu`);
  const antes = { nome: atual.nome, email: atual.email, departamento: atual.departamento?.id ?? null, validoDe: atual.validoDe, validoAte: atual.validoAte };
  const depois = {
    nome: pedido.nome ?? antes.nome,
    email: pedido.email === undefined ? antes.email : pedido.email,
    departamento: pedido.departamento === undefined ? antes.departamento : pedido.departamento,
    validoDe: pedido.validoDe === undefined ? antes.validoDe : pedido.validoDe,
    validoAte: pedido.validoAte === undefined ? antes.validoAte : pedido.validoAte,
  };
  if (aoContrario(depois)) return VALIDADE_AO_CONTRARIO;
  const outraValidade = depois.validoDe !== antes.validoDe || depois.validoAte !== antes.validoAte;
  if (outraValidade && id === pessoa) return recusa('usuario/proprio', 'Ninguém muda a própria validade. Peça a outra pessoa que administra usuários.', 'corpo.validoAte');
  if (outraValidade && atual.ativo && atual.administrador && (depois.validoAte !== null || (depois.validoDe ?? hoje) > hoje) && !(await sobraAdministrador(cliente, [id]))) return SEM_ADMINISTRADOR;
  const [repetido] = await repetidos(cliente, { id, login: null, nome: depois.nome, email: depois.email });
  if (repetido !== undefined) return recusaDeRepetido(repetido);
  if (depois.departamento !== null && depois.departamento !== antes.departamento && !(await departamentoEmUso(cliente, depois.departamento))) {
    return recusa('departamento/nao-encontrado', 'Este departamento não existe ou não está em uso. Escolha um da lista.', 'corpo.departamento');
  }
  await mudarDados(cliente, { id, login: atual.login, ...depois });
  await auditar(cliente, { autor, funcao: 'acesso/alterar-usuario', objeto: `usuario:${id}`, antes, depois });
  return ok(await exigirUsuario(cliente, id, hoje));
}

/** Puts what is given in place of what was, if it is still what who changes it had read. */
export async function alterarAcessos(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, id: string, { versao, motivo, ...depois }: AcessosParaGravar & { readonly versao: string; readonly motivo: string }) {
  await travarPerfisDados(cliente);
  const travado = await travarOutro(cliente, pessoa, id);
  if (!travado.ok) return travado;
  const lidos = await lerAcessos(cliente, id);
  if (lidos === undefined) throw new Error(`a pessoa ${id} sumiu`);
  const { versao: atual, ...antes } = lidos;
  if (atual !== versao) return recusa('usuario/mudou', `Os acessos de ${travado.valor.alvo.nome} mudaram depois que você os abriu. Abra de novo, confira e refaça a mudança.`, 'corpo.versao');
  const conferidos = await conferirAcessos(cliente, { quem: travado.valor.quem, antes, depois, hoje });
  if (!conferidos.ok) return conferidos;
  const gravados = await semAbrirPar(cliente, id, { de: hoje, ate: null }, () => gravarAcessos(cliente, id, depois));
  if (!gravados.ok) return gravados;
  await auditar(cliente, { autor, funcao: 'acesso/alterar-acessos-do-usuario', objeto: `usuario:${id}`, antes, depois, motivo });
  return ok(await exigirUsuario(cliente, id, hoje));
}
