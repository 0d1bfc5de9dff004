/** The acts on requests of access. */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { perfisParaDar } from '../postgres/acesso/acessos-do-usuario.ts';
import { comoConcessao, conferirConcessoes } from '../postgres/acesso/concessoes.ts';
import { semAbrirPar } from '../postgres/acesso/conferir-segregacao.ts';
import { darPerfil, decidirPendente, incluirPedido, pedidoPorId, perfilPara } from '../postgres/acesso/pedidos.ts';
import { travarPerfisDados } from '../postgres/acesso/perfis.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { comTentativa } from './com-tentativa.ts';
import { travarAlvos } from './mexer-em-usuario.ts';

export async function pedirAcesso(cliente: Executor, autor: Autor, pedido: { readonly pessoa: string; readonly perfil: string; readonly motivo: string }) {
  const perfil = await perfilPara(cliente, pedido.perfil, pedido.pessoa);
  if (perfil === undefined) return recusa('perfil/nao-encontrado', 'Este perfil não existe ou não está em uso. Escolha um da lista.', 'corpo.perfil');
  if (perfil.jaTem) return recusa('pedido/desnecessario', `Você já tem o perfil "${perfil.nome}".`, 'corpo.perfil');
  const id = await incluirPedido(cliente, pedido);
  if (id === undefined) return recusa('pedido/desnecessario', `Você já pediu o perfil "${perfil.nome}" e o pedido espera resposta.`, 'corpo.perfil');
  await auditar(cliente, { autor, funcao: 'acesso/pedir-acesso', objeto: `pedido-de-acesso:${id}`, depois: { perfil: pedido.perfil }, motivo: pedido.motivo });
  return ok(await exigirPedido(cliente, id));
}

/** Only one's own request; that of another is one that does not exist. */
export async function desistirDePedido(cliente: Executor, autor: Autor, id: number, pessoa: string) {
  const achado = await pedidoPorId(cliente, id);
  if (achado?.pessoa.id !== pessoa) return recusa('pedido/nao-encontrado', 'Não há pedido seu com este número. Confira a lista.');
  if (!(await decidirPendente(cliente, { id, situacao: 'DESISTIDO', por: pessoa, resposta: null }))) return recusa('pedido/ja-decidido', 'Este pedido já foi respondido: não espera mais.');
  await auditar(cliente, { autor, funcao: 'acesso/desistir-de-pedido', objeto: `pedido-de-acesso:${id}`, antes: { situacao: 'PENDENTE' }, depois: { situacao: 'DESISTIDO' } });
  return ok(await exigirPedido(cliente, id));
}

interface Decisao {
  readonly id: number;
  readonly aprovar: boolean;
  readonly resposta: string;
  readonly por: string;
  readonly hoje: DataCivil;
}

/**
 * Approving gives the profile in the same transaction, unless who approves does not hold what it gives, or it would put both sides of a segregated pair in one
 * hand: then nothing changes, and the request goes on waiting.
 */
export async function decidirPedido(cliente: Executor, autor: Autor, decisao: Decisao) {
  const { id, aprovar } = decisao;
  const achado = await pedidoPorId(cliente, id);
  if (achado === undefined) return recusa('pedido/nao-encontrado', 'Não há pedido com este número. Confira a lista.');
  const { pessoa, perfil } = achado;
  const ato = { autor, funcao: 'acesso/decidir-pedido', objeto: `usuario:${pessoa.id}/pedido-de-acesso:${id}`, depois: { pessoa: pessoa.nome, perfil: perfil.codigo, situacao: aprovar ? 'APROVADO' : 'RECUSADO' } };
  const feito = await comTentativa(cliente, ato, () => decidirAchado(cliente, achado, decisao));
  if (!feito.ok) return feito;
  await auditar(cliente, { ...ato, motivo: decisao.resposta });
  return ok(await exigirPedido(cliente, id));
}

type Achado = Pick<NonNullable<Awaited<ReturnType<typeof pedidoPorId>>>, 'pessoa' | 'perfil'>;

async function decidirAchado(cliente: Executor, { pessoa, perfil }: Achado, { id, aprovar, resposta, por, hoje }: Decisao) {
  if (pessoa.id === por) return recusa('pedido/do-proprio', 'Ninguém decide o próprio pedido. Peça a outra pessoa que decide pedidos de acesso.');
  await travarPerfisDados(cliente);
  const travados = await travarAlvos(cliente, por, [pessoa.id]);
  if (!travados.ok) return travados;
  const { quem, alvos } = travados.valor;
  if (aprovar) {
    if (!alvos.every((a) => a.ativo)) return recusa('acesso/pessoa-nao-encontrada', `${pessoa.nome} não está mais ativo no sistema. Recuse o pedido.`);
    if ((await perfilPara(cliente, perfil.codigo, pessoa.id)) === undefined) return recusa('perfil/nao-encontrado', `O perfil "${perfil.nome}" não está mais em uso. Recuse o pedido e diga qual pedir.`);
    const dado = (await perfisParaDar(cliente, [perfil.codigo])).flatMap((p) => p.concessoes.map(comoConcessao));
    const conferidas = quem.administrador ? ok(null) : await conferirConcessoes(cliente, por, dado, hoje);
    if (!conferidas.ok) return conferidas;
  }
  const decidir = async () => {
    const decidido = await decidirPendente(cliente, { id, situacao: aprovar ? 'APROVADO' : 'RECUSADO', por, resposta });
    if (decidido && aprovar) await darPerfil(cliente, pessoa.id, perfil.codigo);
    return decidido;
  };
  const feito = aprovar ? await semAbrirPar(cliente, pessoa.id, { de: hoje, ate: null }, decidir) : ok(await decidir());
  return feito.ok && !feito.valor ? recusa('pedido/ja-decidido', 'Este pedido já foi respondido. Atualize a lista.') : feito;
}

async function exigirPedido(cliente: Executor, id: number) {
  const pedido = await pedidoPorId(cliente, id);
  if (pedido === undefined) throw new Error(`o pedido ${id} sumiu`);
  return pedido;
}
