/** The acts on departments. One out of use is offered no more; who is in it stays. */
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { departamentoPorId, gravarDepartamento, haDepartamento, incluirDepartamento, travarDepartamentos } from '../postgres/acesso/departamentos.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import { recusaDeMudou } from '../postgres/comum/versao.ts';
import type { Executor } from '../postgres/conexao.ts';

export async function criarDepartamento(cliente: Executor, autor: Autor, nome: string) {
  await travarDepartamentos(cliente);
  if (await haDepartamento(cliente, nome, null)) return repetido(nome);
  const id = await incluirDepartamento(cliente, nome);
  await auditar(cliente, { autor, funcao: 'acesso/criar-departamento', objeto: `departamento:${id}`, depois: { nome } });
  return ok(await exigirDepartamento(cliente, id));
}

export async function alterarDepartamento(cliente: Executor, autor: Autor, id: number, { motivo, versao, ...depois }: { readonly nome: string; readonly ativo: boolean; readonly versao: string; readonly motivo: string }) {
  await travarDepartamentos(cliente);
  const antes = await departamentoPorId(cliente, id);
  if (antes === undefined) return recusa('departamento/nao-encontrado', 'Não há departamento com este número. Confira a lista.');
  if (antes.versao !== versao) return recusaDeMudou('departamento/mudou', 'este departamento');
  if (await haDepartamento(cliente, depois.nome, id)) return repetido(depois.nome);
  await gravarDepartamento(cliente, id, depois);
  await auditar(cliente, { autor, funcao: 'acesso/alterar-departamento', objeto: `departamento:${id}`, antes: { nome: antes.nome, ativo: antes.ativo }, depois, motivo });
  return ok(await exigirDepartamento(cliente, id));
}

function repetido(nome: string) {
  return recusa('departamento/repetido', `Já há um departamento chamado "${nome}". Use outro nome.`, 'corpo.nome');
}

async function exigirDepartamento(cliente: Executor, id: number) {
  const feito = await departamentoPorId(cliente, id);
  if (feito === undefined) throw new Error(`o departamento ${id} sumiu`);
  return feito;
}
