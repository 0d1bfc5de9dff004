/** The acts on named privileges (confiabilidade 5.2, 5.3): who grants one is never who uses it. */
import { privilegioConhecido } from '../../domain/acesso/privilegios-conhecidos.ts';
import { formatarData, type DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { incluirPrivilegio, privilegioPorId, retirarPrivilegioDado, situacaoDoPar, type PrivilegioNovo } from '../postgres/acesso/privilegios.ts';
import { travarDireitos } from '../postgres/acesso/travar-direitos.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { conferirPeriodo, conferirQuemRecebe } from './periodo.ts';

/** As the CHECK of acesso.privilegio_concedido. */
const MAIOR_PERIODO_DIAS = 731;

export async function concederPrivilegio(cliente: Executor, autor: Autor, novo: PrivilegioNovo, hoje: DataCivil) {
  const conhecido = privilegioConhecido(novo.privilegio);
  if (conhecido === undefined) return recusa('privilegio/desconhecido', 'Este privilégio não existe. Escolha um da lista.', 'corpo.privilegio');
  if (novo.pessoa === novo.por) return recusa('privilegio/a-si-mesmo', 'Ninguém dá um privilégio a si mesmo. Peça a outra pessoa que concede privilégios.', 'corpo.pessoa');
  const periodo = conferirPeriodo(novo.de, novo.ate, hoje, MAIOR_PERIODO_DIAS);
  if (!periodo.ok) return periodo;
  await travarDireitos(cliente, novo.pessoa, novo.por);
  const recebe = await conferirQuemRecebe(cliente, novo.pessoa);
  if (!recebe.ok) return recebe;
  const nome = recebe.valor;
  const { concedenteTem, recebedorConcede, jaTem } = await situacaoDoPar(cliente, novo, hoje);
  if (concedenteTem) return recusa('privilegio/conceder-e-usar', `Você tem "${conhecido.nome}", e quem usa um privilégio não o concede. Peça a outra pessoa que o conceda.`);
  if (recebedorConcede) return recusa('privilegio/conceder-e-usar', `${nome} concedeu "${conhecido.nome}" a alguém que ainda o tem, e quem concede um privilégio não o usa. Retire a concessão dele antes, ou escolha outra pessoa.`);
  if (jaTem) return recusa('privilegio/ja-tem', `${nome} já tem "${conhecido.nome}" em parte destes dias. Retire o que está em vigor, ou comece depois dele.`);
  const id = await incluirPrivilegio(cliente, novo);
  await auditar(cliente, { autor, funcao: 'acesso/conceder-privilegio', objeto: `usuario:${novo.pessoa}/privilegio:${novo.privilegio}`, depois: { pessoa: nome, privilegio: novo.privilegio, de: novo.de, ate: novo.ate }, motivo: novo.motivo });
  return ok(await exigirPrivilegio(cliente, id, hoje));
}

export async function retirarPrivilegio(cliente: Executor, autor: Autor, id: number, motivo: string, hoje: DataCivil) {
  const achado = await privilegioPorId(cliente, id, hoje);
  if (achado === undefined) return recusa('privilegio/nao-encontrado', 'Não há concessão com este número. Confira a lista.');
  await travarDireitos(cliente, achado.pessoa.id);
  if (achado.situacao === 'ENCERRADO') return recusa('privilegio/ja-terminou', `Esta concessão terminou em ${formatarData(achado.ate as DataCivil)}: não há o que retirar.`);
  if (!(await retirarPrivilegioDado(cliente, id))) return recusa('privilegio/ja-terminou', 'Esta concessão já foi retirada.');
  await auditar(cliente, {
    autor,
    funcao: 'acesso/retirar-privilegio',
    objeto: `usuario:${achado.pessoa.id}/privilegio:${achado.privilegio}`,
    antes: { pessoa: achado.pessoa.nome, privilegio: achado.privilegio, de: achado.de, ate: achado.ate },
    motivo,
  });
  return ok(await exigirPrivilegio(cliente, id, hoje));
}

async function exigirPrivilegio(cliente: Executor, id: number, hoje: DataCivil) {
  const dado = await privilegioPorId(cliente, id, hoje);
  if (dado === undefined) throw new Error(`a concessão ${id} sumiu`);
  return dado;
}
