/** Who may act on whom: asked again under the locks, since the door looked before. */
import { ok, recusa } from '../../domain/comum/resultado.ts';
import type { Quem } from '../http/pedido.ts';
import { alvos } from '../postgres/acesso/gravar-usuarios.ts';
import { travarDireitos } from '../postgres/acesso/travar-direitos.ts';
import type { Autor } from '../postgres/comum/auditoria.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Executor } from '../postgres/conexao.ts';

/** A person who acts, and when. */
export interface AtoDePessoa {
  readonly autor: Autor;
  readonly pessoa: string;
  readonly hoje: DataCivil;
}

/**
 * Locks the rights of who acts and of those on whom, and says who they are. Refuses who is not active any more (two who disable each other at once: the
 * second is nobody by then), a target that is nobody, and an administrador touched by who is not one.
 */
export async function travarAlvos(cliente: Executor, pessoa: string, ids: readonly string[]) {
  await travarDireitos(cliente, pessoa, ...ids);
  const achados = await alvos(cliente, [pessoa, ...ids]);
  const quem = achados.find(({ id }) => id === pessoa);
  if (quem?.ativo !== true) return recusa('usuario/quem-age', 'O seu acesso mudou enquanto isto era feito, e nada foi mudado. Entre de novo no sistema.');
  const pedidos = achados.filter(({ id }) => ids.includes(id));
  if (pedidos.length < new Set(ids).size) return recusa('usuario/nao-encontrado', 'Não há pessoa com este identificador. Atualize a lista de usuários e escolha de novo.');
  const protegido = pedidos.find(({ id, administrador }) => administrador && id !== pessoa);
  if (protegido !== undefined && !quem.administrador) return deAdministrador(protegido.nome);
  return ok({ quem, alvos: pedidos });
}

function deAdministrador(nome: string) {
  return recusa('usuario/de-administrador', `${nome} tem acesso total, e só outro administrador muda o acesso ou os dados dele. Peça a um administrador.`);
}

/** `campo`: of the form, where there is one that names who would leave. */
export function ultimoAdministrador(campo?: string) {
  return recusa('usuario/ultimo-administrador', 'Com isto não sobraria nenhum administrador ativo, e ninguém mais poderia dar acessos. Dê acesso total a outra pessoa antes.', campo);
}

/** The same of acts that are not of a person alone: a key does not touch an administrador, and who operates the platform does. */
export async function protegerAdministrador(cliente: Executor, quem: Pick<Quem, 'usuario' | 'origem'>, id: string) {
  const [alvo] = await alvos(cliente, [id]);
  if (alvo?.administrador !== true || quem.origem === 'token') return ok(null);
  const [autor] = quem.usuario === null ? [] : await alvos(cliente, [quem.usuario]);
  return autor?.ativo === true && autor.administrador ? ok(null) : deAdministrador(alvo.nome);
}

/** Of one other person. */
export async function travarOutro(cliente: Executor, pessoa: string, id: string) {
  if (id === pessoa) return recusa('usuario/proprio', 'Ninguém muda os próprios direitos, horários, senha provisória ou situação por aqui. Peça a outra pessoa que administra usuários.');
  const travados = await travarAlvos(cliente, pessoa, [id]);
  if (!travados.ok) return travados;
  const [alvo] = travados.valor.alvos;
  if (alvo === undefined) throw new Error(`a pessoa ${id} sumiu`);
  return ok({ quem: travados.valor.quem, alvo });
}
