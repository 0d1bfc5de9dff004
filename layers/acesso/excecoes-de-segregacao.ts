/** The acts on exceptions to the segregation of duties (confiabilidade 5.3): visible, dated, with a reason, and never given to oneself. */
import { PARES_SEGREGADOS } from '../../domain/acesso/segregacao.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import type { Quem } from '../http/pedido.ts';
import { encerrarExcecaoDada, excecaoPorId, incluirExcecao, jaExcetuado } from '../postgres/acesso/excecoes-de-segregacao.ts';
import { travarDireitos } from '../postgres/acesso/travar-direitos.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { protegerAdministrador } from './mexer-em-usuario.ts';
import { conferirPeriodo, conferirQuemRecebe } from './periodo.ts';

/** A year is enough to arrange for another person; whoever still needs it decides it again. */
const MAIOR_PERIODO_DIAS = 365;

export interface ExcecaoPedida {
  readonly pessoa: string;
  readonly par: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly por: string;
}

export async function excetuar(cliente: Executor, autor: Autor, { pessoa, par, de, ate, motivo, por }: ExcecaoPedida, hoje: DataCivil) {
  const conhecido = PARES_SEGREGADOS.find(({ codigo }) => codigo === par);
  if (conhecido === undefined) return recusa('segregacao/par-desconhecido', 'Este par não existe. Escolha um da lista.', 'corpo.par');
  if (pessoa === por) return recusa('segregacao/a-si-mesmo', 'Ninguém dá uma exceção a si mesmo. Peça a outra pessoa que administre a segregação.', 'corpo.pessoa');
  const periodo = conferirPeriodo(de, ate, hoje, MAIOR_PERIODO_DIAS);
  if (!periodo.ok) return periodo;
  await travarDireitos(cliente, pessoa);
  const recebe = await conferirQuemRecebe(cliente, pessoa);
  if (!recebe.ok) return recebe;
  const nome = recebe.valor;
  const nova = { usuario: pessoa, par, ...periodo.valor, motivo, por };
  if (await jaExcetuado(cliente, nova)) return recusa('segregacao/ja-tem', `${nome} já tem exceção para "${conhecido.nome}" em parte destes dias. Encerre a que está em vigor, ou comece depois dela.`);
  const id = await incluirExcecao(cliente, nova);
  await auditar(cliente, { autor, funcao: 'acesso/excetuar-da-segregacao', objeto: `usuario:${pessoa}/excecao-de-segregacao:${id}`, depois: { pessoa: nome, par, de, ate }, motivo });
  return ok(await exigirExcecao(cliente, id, hoje));
}

/** What the person holds is not taken: the pair is open from now on, is told so to who administers, and its second side does not act (docs/adr/0029). */
export async function encerrarExcecao(cliente: Executor, autor: Quem, { id, motivo, hoje }: { readonly id: number; readonly motivo: string; readonly hoje: DataCivil }) {
  const achada = await excecaoPorId(cliente, id, hoje);
  if (achada === undefined) return recusa('segregacao/excecao-nao-encontrada', 'Não há exceção com este número. Confira a lista.');
  const protegido = await protegerAdministrador(cliente, autor, achada.pessoa.id);
  if (!protegido.ok) return protegido;
  await travarDireitos(cliente, achada.pessoa.id);
  if (achada.situacao === 'TERMINADA' || !(await encerrarExcecaoDada(cliente, id))) return recusa('segregacao/ja-terminou', 'Esta exceção já terminou: não há o que encerrar.');
  await auditar(cliente, {
    autor,
    funcao: 'acesso/encerrar-excecao-de-segregacao',
    objeto: `usuario:${achada.pessoa.id}/excecao-de-segregacao:${id}`,
    antes: { pessoa: achada.pessoa.nome, par: achada.par, de: achada.de, ate: achada.ate },
    motivo,
  });
  return ok(await exigirExcecao(cliente, id, hoje));
}

async function exigirExcecao(cliente: Executor, id: number, hoje: DataCivil) {
  const feita = await excecaoPorId(cliente, id, hoje);
  if (feita === undefined) throw new Error(`a exceção ${id} sumiu`);
  return feita;
}
