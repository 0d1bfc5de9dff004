import { ErroDeEstado } from './erros.ts';
import type { Json } from './json.ts';
import { LIMITE_DE_DADOS, tamanhoEmBytes } from './json.ts';
import type { Lance } from './lance.ts';
import type { Ramo } from './ramo.ts';
import { estadoDe, falhar, sair } from './transicao.ts';

function origem(lance: Lance, ramo: Ramo): { resourceType: string; resource: string } {
  const estado = estadoDe(lance, ramo);
  const [, resourceType = '', resource = ''] = (estado.Type === 'Task' ? /:::(\w+):(.+)$/.exec(estado.Resource) : null) ?? [];
  return { resourceType, resource };
}

/** A task ended with an error: its own, or that of its limits. */
export function desistirDaTarefa(lance: Lance, ramo: Ramo, erro: ErroDeEstado): Promise<Ramo | undefined> {
  const prazo = erro.erro === 'States.Timeout' || erro.erro === 'States.HeartbeatTimeout';
  const detalhes = { ...origem(lance, ramo), error: erro.erro, cause: erro.causa };
  lance.registrar(prazo ? 'TaskTimedOut' : 'TaskFailed', prazo ? { taskTimedOutEventDetails: detalhes } : { taskFailedEventDetails: detalhes });
  return falhar(lance, ramo, erro);
}

/** A task ended well. */
export function terminarTarefa(lance: Lance, ramo: Ramo, resultado: Json): Promise<Ramo | undefined> {
  if (tamanhoEmBytes(resultado) > LIMITE_DE_DADOS) {
    return desistirDaTarefa(lance, ramo, new ErroDeEstado('States.DataLimitExceeded', `The result of the state '${ramo.estado}' exceeds ${LIMITE_DE_DADOS} bytes.`));
  }
  lance.registrar('TaskSucceeded', { taskSucceededEventDetails: { ...origem(lance, ramo), output: JSON.stringify(resultado) } });
  return sair(lance, ramo, resultado, estadoDe(lance, ramo));
}

function esgotar(lance: Lance, ramo: Ramo): Promise<Ramo | undefined> {
  const fim = ramo.tarefa?.expiraEm;
  const nome = fim !== undefined && new Date(fim) <= lance.agora ? 'States.Timeout' : 'States.HeartbeatTimeout';
  return desistirDaTarefa(lance, ramo, new ErroDeEstado(nome, `The task of the state '${ramo.estado}' did not answer in time.`));
}

/** Something was due: the end of a wait, the next try, or the limit of a task. */
export async function vencerPrazo(lance: Lance, ramo: Ramo | undefined): Promise<Ramo | undefined> {
  if (ramo === undefined || ramo.prazo === null || ramo.prazo > lance.agora) return undefined;
  switch (ramo.situacao) {
    case 'DORMINDO':
      return sair(lance, ramo, ramo.entrada, estadoDe(lance, ramo));
    case 'RETENTANDO':
      Object.assign(ramo, { situacao: 'PRONTO', prazo: null } satisfies Partial<Ramo>);
      lance.ramos.mudar(ramo);
      return ramo;
    case 'INVOCANDO':
    case 'AGUARDANDO':
      return esgotar(lance, ramo);
    case 'NA_FILA':
    case 'PRONTO':
    case 'FILHOS':
    case 'CONCLUIDO':
      return undefined;
  }
}
