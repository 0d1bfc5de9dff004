/** Letting people in and keeping them out (TR 3.7). */
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { atoEmMassaPorId, decidirAtoPendente, pedirAtoEmMassa } from '../postgres/acesso/atos-em-massa.ts';
import { alvos, gravarSituacao, mudadosAgora, sobraAdministrador, travarAdministradores, type Alvo } from '../postgres/acesso/gravar-usuarios.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { travarAlvos, ultimoAdministrador, type AtoDePessoa } from './mexer-em-usuario.ts';

/** With more people than this in a day, all at once or a few at a time, a second administrator confirms. */
const SOZINHO_ATE = 20;

interface Mudanca {
  readonly ids: readonly string[];
  readonly ativo: boolean;
  readonly motivo: string;
}

export async function mudarSituacao(cliente: Executor, { autor, pessoa }: AtoDePessoa, { ids: pedidos, ativo, motivo }: Mudanca) {
  const ids = [...new Set(pedidos)];
  if (ids.includes(pessoa)) return recusa('usuario/proprio', 'Você está entre as pessoas escolhidas, e ninguém ativa nem desativa a si mesmo. Tire-se da seleção e repita.', 'corpo.ids');
  if (!ativo) await travarAdministradores(cliente);
  const travados = await travarAlvos(cliente, pessoa, ids);
  if (!travados.ok) return travados;
  if (ids.length + (await mudadosAgora(cliente, pessoa, ids)) <= SOZINHO_ATE) return aplicar(cliente, { autor, por: pessoa }, 'acesso/mudar-situacao-de-usuarios', travados.valor.alvos, { ids, ativo, motivo });
  const id = await pedirAtoEmMassa(cliente, { ativo, ids, motivo, por: pessoa });
  await auditar(cliente, { autor, funcao: 'acesso/mudar-situacao-de-usuarios', objeto: `ato-em-massa:${id}`, depois: { ativo, pessoas: travados.valor.alvos.map(({ nome }) => nome), situacao: 'PENDENTE' }, motivo });
  return ok({ mudados: [], aguarda: (await exigirAto(cliente, id)).ato });
}

/** Another administrator than who asked. What is refused now (somebody else has disabled all the others) leaves the act waiting. */
export async function decidirAtoEmMassa(cliente: Executor, { autor, pessoa }: AtoDePessoa, { id, aprovar, resposta }: { readonly id: number; readonly aprovar: boolean; readonly resposta: string }) {
  const achado = await atoEmMassaPorId(cliente, id);
  if (achado === undefined) return recusa('ato/nao-encontrado', 'Não há ato com este número esperando decisão. Atualize a lista.');
  if (achado.pedinte === pessoa) return recusa('ato/do-proprio', 'Quem pediu não confirma: é preciso um segundo administrador.');
  const ids = achado.ato.pessoas.map((p) => p.id);
  const ativo = achado.ato.ato === 'ATIVAR';
  if (aprovar && ids.includes(pessoa)) return recusa('usuario/proprio', 'Você está entre as pessoas deste ato, e ninguém ativa nem desativa a si mesmo. Recuse-o, ou peça a outro administrador.');
  await travarAdministradores(cliente);
  const travados = await travarAlvos(cliente, pessoa, [achado.pedinte, ...ids]);
  if (!travados.ok) return travados.erro.codigo === 'usuario/de-administrador' ? SO_ADMINISTRADOR : travados;
  const { quem, alvos: todos } = travados.valor;
  if (!quem.administrador) return SO_ADMINISTRADOR;
  if (aprovar && todos.find((a) => a.id === achado.pedinte)?.ativo !== true) return recusa('ato/sem-quem-pediu', `${achado.ato.pedidoPor} não está mais ativo. Recuse o ato e, se ainda for preciso, peça outro.`);
  const decidir = { id, aprovar, por: pessoa, resposta };
  if (!aprovar) return (await decidirAtoPendente(cliente, decidir)) ? ok(await contar(cliente, autor, id, resposta)) : JA_DECIDIDO;
  const barrado = await barrar(cliente, { ids, ativo });
  if (barrado !== undefined) return barrado;
  if (!(await decidirAtoPendente(cliente, decidir))) return JA_DECIDIDO;
  const feito = await aplicar(cliente, { autor, por: null }, 'acesso/decidir-ato-em-massa', todos.filter((a) => ids.includes(a.id)), { ids, ativo, motivo: achado.ato.motivo });
  if (!feito.ok) throw new Error('o último administrador sairia apesar da trava');
  return ok(await contar(cliente, autor, id, resposta));
}

const SO_ADMINISTRADOR = recusa('ato/so-administrador', 'Só outro administrador confirma ou recusa um ato sobre muitas pessoas. Peça a um deles.');
const JA_DECIDIDO = recusa('ato/ja-decidido', 'Este ato já foi decidido. Atualize a lista.');

async function contar(cliente: Executor, autor: Autor, id: number, resposta: string) {
  const { ato } = await exigirAto(cliente, id);
  await auditar(cliente, { autor, funcao: 'acesso/decidir-ato-em-massa', objeto: `ato-em-massa:${id}`, antes: { situacao: 'PENDENTE' }, depois: { situacao: ato.situacao, ato: ato.ato, pedidoPor: ato.pedidoPor, pessoas: ato.pessoas.length }, motivo: resposta });
  return ato;
}

/** Under the lock of administrators. */
async function barrar(cliente: Executor, { ids, ativo }: Pick<Mudanca, 'ids' | 'ativo'>) {
  if (ativo || (await sobraAdministrador(cliente, ids))) return undefined;
  const leva = (await alvos(cliente, ids)).some((a) => a.ativo && a.administrador);
  return leva ? ultimoAdministrador('corpo.ids') : undefined;
}

async function aplicar(cliente: Executor, { autor, por }: { readonly autor: Autor; readonly por: string | null }, funcao: string, quais: readonly Alvo[], { ids, ativo, motivo }: Mudanca) {
  const barrado = await barrar(cliente, { ids, ativo });
  if (barrado !== undefined) return barrado;
  const mudados = await gravarSituacao(cliente, ids, ativo, por);
  for (const { id, nome } of quais.filter((a) => mudados.some((m) => m.id === a.id))) await auditar(cliente, { autor, funcao, objeto: `usuario:${id}`, antes: { nome, ativo: !ativo }, depois: { nome, ativo }, motivo });
  return ok({ mudados: [...mudados], aguarda: null });
}

async function exigirAto(cliente: Executor, id: number) {
  const achado = await atoEmMassaPorId(cliente, id);
  if (achado === undefined) throw new Error(`o ato ${id} sumiu`);
  return achado;
}
