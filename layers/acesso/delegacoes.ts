/** The acts on loans of rights: never more than one holds, never a privilege, never passed on, and never both sides of a segregated pair. */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { comoConcessao, conferirConcessoes, gravarConcessoes, type ConcessaoPedida } from '../postgres/acesso/concessoes.ts';
import { semAbrirPar } from '../postgres/acesso/conferir-segregacao.ts';
import { delegacaoPorId, encerrarDelegacaoFeita, incluirDelegacao, type DelegacaoNova } from '../postgres/acesso/delegacoes.ts';
import { travarDireitos } from '../postgres/acesso/travar-direitos.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { conferirPeriodo, conferirQuemRecebe } from './periodo.ts';

/** As the CHECK of acesso.delegacao. */
const MAIOR_PERIODO_DIAS = 366;

export async function delegar(cliente: Executor, autor: Autor, nova: DelegacaoNova & { readonly concessoes: readonly ConcessaoPedida[] }, hoje: DataCivil) {
  if (nova.delegado === nova.delegante) return recusa('delegacao/a-si-mesmo', 'Não se empresta a si mesmo. Escolha quem vai fazer o seu trabalho neste período.', 'corpo.pessoa');
  const periodo = conferirPeriodo(nova.de, nova.ate, hoje, MAIOR_PERIODO_DIAS);
  if (!periodo.ok) return periodo;
  await travarDireitos(cliente, nova.delegante, nova.delegado);
  const recebe = await conferirQuemRecebe(cliente, nova.delegado);
  if (!recebe.ok) return recebe;
  const nome = recebe.valor;
  const conferidas = await conferirConcessoes(cliente, nova.delegante, nova.concessoes.map(comoConcessao), hoje);
  if (!conferidas.ok) return conferidas;
  const gravada = await semAbrirPar(cliente, nova.delegado, periodo.valor, async () => {
    const id = await incluirDelegacao(cliente, nova);
    await gravarConcessoes(cliente, { coluna: 'delegacao', id }, nova.concessoes);
    return id;
  });
  if (!gravada.ok) return gravada;
  const { de, ate, concessoes, motivo } = nova;
  const depois = { delegado: nome, de, ate, concessoes };
  await auditar(cliente, { autor, funcao: 'acesso/delegar', objeto: `usuario:${nova.delegado}/delegacao:${gravada.valor}`, depois, motivo });
  return ok(await exigirDelegacao(cliente, gravada.valor, hoje));
}

/** `soDe`: the lender, when it is he who ends it; null for who administers. A loan of others is, to a person, a loan that does not exist. */
export async function encerrarDelegacao(cliente: Executor, autor: Autor, { id, soDe, motivo, hoje, funcao }: { readonly id: number; readonly soDe: string | null; readonly motivo: string | null; readonly hoje: DataCivil; readonly funcao: string }) {
  const achada = await delegacaoPorId(cliente, id, hoje);
  if (achada === undefined || (soDe !== null && soDe !== achada.delegante.id)) return recusa('delegacao/nao-encontrada', 'Não há delegação sua com este número. Confira a lista.');
  await travarDireitos(cliente, achada.delegante.id, achada.delegado.id);
  if (achada.situacao === 'TERMINADA' || !(await encerrarDelegacaoFeita(cliente, id))) return recusa('delegacao/ja-terminou', 'Esta delegação já terminou: não há o que encerrar.');
  await auditar(cliente, {
    autor,
    funcao,
    objeto: `usuario:${achada.delegado.id}/delegacao:${id}`,
    antes: { delegante: achada.delegante.nome, delegado: achada.delegado.nome, de: achada.de, ate: achada.ate },
    motivo,
  });
  return ok(await exigirDelegacao(cliente, id, hoje));
}

async function exigirDelegacao(cliente: Executor, id: number, hoje: DataCivil) {
  const feita = await delegacaoPorId(cliente, id, hoje);
  if (feita === undefined) throw new Error(`a delegação ${id} sumiu`);
  return feita;
}
