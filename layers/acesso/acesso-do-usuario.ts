/** The password, the sessions and the full access of another person. */
import { somarDias } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { encerrarExcecoesDoAcessoTotal, excetuarAcessoTotal } from '../postgres/acesso/excecoes-de-segregacao.ts';
import { gravarAdministrador, sobraAdministrador, travarAdministradores } from '../postgres/acesso/gravar-usuarios.ts';
import { lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { donoDaSenha, trocarSenhaGuardada } from '../postgres/acesso/senhas.ts';
import { encerrarSessoesDe } from '../postgres/acesso/sessao.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { travarAlvos, travarOutro, ultimoAdministrador, type AtoDePessoa } from './mexer-em-usuario.ts';
import { exigirUsuario } from './ver-usuario.ts';

/** The exceptions of who has full access are looked at again every year. */
const DIAS_DA_EXCECAO = 365;

/** `guardada`: the hash of the password that the answer shows. It opens only the change of it, and whatever the person had open ends. */
export async function darSenha(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, id: string, { guardada, motivo }: { readonly guardada: string; readonly motivo: string }) {
  const travado = await travarOutro(cliente, pessoa, id);
  if (!travado.ok) return travado;
  const { alvo } = travado.valor;
  if (!alvo.ativo) return recusa('usuario/inativo', `${alvo.nome} está inativo e não entra. Ative antes de dar uma senha.`);
  const dono = await donoDaSenha(cliente, id);
  const { senha: politica } = await lerRegrasDeAcesso(cliente, hoje);
  const feita = await trocarSenhaGuardada(cliente, { usuario: id, de: dono?.guardada ?? null, para: guardada, provisoria: true, historico: politica.historico, validade: politica });
  if (feita === undefined) return recusa('usuario/mudou', `A senha de ${alvo.nome} mudou neste mesmo instante. Repita.`);
  const sessoesEncerradas = await encerrarSessoesDe(cliente, id, null);
  await auditar(cliente, { autor, funcao: 'acesso/dar-senha', objeto: `usuario:${id}`, depois: { provisoria: true, sessoesEncerradas }, motivo });
  return ok(await exigirUsuario(cliente, id, hoje));
}

/** One's own too, the one in course included: who fears that another is in ends all. */
export async function encerrarSessoes(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, id: string) {
  const travados = await travarAlvos(cliente, pessoa, [id]);
  if (!travados.ok) return travados;
  const sessoesEncerradas = await encerrarSessoesDe(cliente, id, null);
  await auditar(cliente, { autor, funcao: 'acesso/encerrar-sessoes-do-usuario', objeto: `usuario:${id}`, depois: { sessoesEncerradas } });
  return ok(await exigirUsuario(cliente, id, hoje));
}

/** Full access (TR 2.7), to another person and by one who has it. The exceptions of segregation that it needs come and go with it. */
export async function mudarAdministrador(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, id: string, { administrador, motivo }: { readonly administrador: boolean; readonly motivo: string }) {
  await travarAdministradores(cliente);
  const travado = await travarOutro(cliente, pessoa, id);
  if (!travado.ok) return travado;
  const { quem, alvo } = travado.valor;
  if (!quem.administrador) return recusa('usuario/so-administrador', 'Só um administrador dá ou retira o acesso total. Peça a um deles.');
  if (alvo.administrador === administrador) return recusa('usuario/ja-e-assim', administrador ? `${alvo.nome} já tem acesso total.` : `${alvo.nome} não tem acesso total: não há o que retirar.`);
  if (administrador && !alvo.ativo) return recusa('usuario/inativo', `${alvo.nome} está inativo. Ative antes de dar acesso total.`);
  if (!administrador && !(await sobraAdministrador(cliente, [id]))) return ultimoAdministrador();
  if (!(await gravarAdministrador(cliente, id, administrador))) throw new Error('o acesso total mudou apesar da trava');
  const ate = somarDias(hoje, DIAS_DA_EXCECAO);
  const pares = administrador ? await excetuarAcessoTotal(cliente, { usuario: id, de: hoje, ate, motivo, por: pessoa }) : [];
  const encerradas = administrador ? [] : await encerrarExcecoesDoAcessoTotal(cliente, id);
  const depois = { nome: alvo.nome, administrador, ...(administrador ? { excecoesDeSegregacao: pares, ate } : { excecoesEncerradas: encerradas }) };
  await auditar(cliente, { autor, funcao: 'acesso/mudar-administrador', objeto: `usuario:${id}`, antes: { nome: alvo.nome, administrador: alvo.administrador }, depois, motivo });
  return ok(await exigirUsuario(cliente, id, hoje));
}
