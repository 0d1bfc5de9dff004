import { randomUUID } from 'node:crypto';
import { ErroDeEstado } from './erros.ts';
import type { EstadoDe } from './gramatica.ts';
import type { Json } from './json.ts';
import type { Lance } from './lance.ts';
import type { Ramo, TarefaEmCurso } from './ramo.ts';
import type { Filho } from './ramos.ts';
import { concluir, estadoDe, falhar, sair } from './transicao.ts';

/** AWS runs at most so many iterations of an inline Map at a time, whatever MaxConcurrency says. */
const ITERACOES_SIMULTANEAS = 40;

function somarSegundos(agora: Date, segundos: number): Date {
  return new Date(agora.getTime() + segundos * 1000);
}

async function segundos(lance: Lance, ramo: Ramo, modelo: string | number, campo: string): Promise<number> {
  const valor = await lance.avaliar(modelo, ramo);
  if (typeof valor === 'number' && Number.isInteger(valor) && valor >= 0) return valor;
  throw new ErroDeEstado('States.QueryEvaluationError', `${campo} of the state '${ramo.estado}' must be a non-negative integer, and was ${JSON.stringify(valor)}.`);
}

/** The nearest of the two limits of a task: in all, and since the last heartbeat. */
export function prazoDaTarefa(tarefa: TarefaEmCurso, agora: Date): Date | null {
  const limites = [tarefa.expiraEm === undefined ? undefined : new Date(tarefa.expiraEm), tarefa.batimentoS === undefined ? undefined : somarSegundos(agora, tarefa.batimentoS)];
  return limites.filter((l) => l !== undefined).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

async function entrarEmTarefa(lance: Lance, ramo: Ramo, estado: EstadoDe<'Task'>): Promise<undefined> {
  const token = estado.Resource.endsWith('.waitForTaskToken') ? lance.emitirFicha(ramo) : undefined;
  const argumentos = await lance.avaliar(estado.Arguments ?? null, ramo, {}, token === undefined ? {} : { Task: { Token: token } });
  const limiteS = estado.TimeoutSeconds === undefined ? undefined : await segundos(lance, ramo, estado.TimeoutSeconds, 'TimeoutSeconds');
  const batimentoS = estado.HeartbeatSeconds === undefined ? undefined : await segundos(lance, ramo, estado.HeartbeatSeconds, 'HeartbeatSeconds');
  const tarefa: TarefaEmCurso = {
    argumentos,
    ...(token === undefined ? { chamada: randomUUID() } : { token }),
    ...(limiteS === undefined ? {} : { limiteS, expiraEm: somarSegundos(lance.agora, limiteS).toISOString() }),
    ...(batimentoS === undefined ? {} : { batimentoS }),
  };
  Object.assign(ramo, { situacao: token === undefined ? 'INVOCANDO' : 'AGUARDANDO', tarefa, enviada: false, prazo: prazoDaTarefa(tarefa, lance.agora) } satisfies Partial<Ramo>);
  lance.ramos.mudar(ramo);
  lance.pedirTarefa(ramo);
  const [, servico = '', recurso = ''] = /:::(\w+):(.+)$/.exec(estado.Resource) ?? [];
  lance.registrar('TaskScheduled', { taskScheduledEventDetails: { resourceType: servico, resource: recurso, region: 'sa-east-1', parameters: JSON.stringify(argumentos) } });
  return undefined;
}

async function abrirFilhos(lance: Lance, ramo: Ramo, filhos: readonly Filho[], simultaneos: number): Promise<Ramo | undefined> {
  if (filhos.length === 0) return sair(lance, ramo, [], estadoDe(lance, ramo));
  Object.assign(ramo, { situacao: 'FILHOS', filhos_abertos: filhos.length, prazo: null } satisfies Partial<Ramo>);
  lance.ramos.mudar(ramo);
  await lance.criarFilhos(ramo, filhos, simultaneos);
  return undefined;
}

async function entrarEmMapa(lance: Lance, ramo: Ramo, estado: EstadoDe<'Map'>): Promise<Ramo | undefined> {
  const itens = estado.Items === undefined ? ramo.entrada : await lance.avaliar(estado.Items, ramo);
  if (!Array.isArray(itens)) throw new ErroDeEstado('States.QueryEvaluationError', `Items of the state '${ramo.estado}' must be an array, and was ${JSON.stringify(itens).slice(0, 200)}.`);
  const pedido = estado.MaxConcurrency === undefined ? 0 : await segundos(lance, ramo, estado.MaxConcurrency, 'MaxConcurrency');
  const filhos: Filho[] = [];
  for (const [Index, Value] of (itens as readonly Json[]).entries()) {
    const item = { Index, Value };
    const entrada = estado.ItemSelector === undefined ? Value : await lance.avaliar(estado.ItemSelector, ramo, {}, { Map: { Item: item } });
    filhos.push({ estado: estado.ItemProcessor.StartAt, entrada, item });
  }
  const simultaneos = Math.min(pedido === 0 ? ITERACOES_SIMULTANEAS : pedido, ITERACOES_SIMULTANEAS, filhos.length);
  lance.registrar('MapStateStarted', { mapStateStartedEventDetails: { length: filhos.length } });
  for (let index = 0; index < simultaneos; index++) lance.registrar('MapIterationStarted', { mapIterationStartedEventDetails: { name: ramo.estado, index } });
  return abrirFilhos(lance, ramo, filhos, simultaneos);
}

async function entrarEmParalelo(lance: Lance, ramo: Ramo, estado: EstadoDe<'Parallel'>): Promise<Ramo | undefined> {
  const entrada = estado.Arguments === undefined ? ramo.entrada : await lance.avaliar(estado.Arguments, ramo);
  lance.registrar('ParallelStateStarted');
  const filhos = estado.Branches.map((b): Filho => ({ estado: b.StartAt, entrada, item: ramo.item }));
  return abrirFilhos(lance, ramo, filhos, filhos.length);
}

async function entrarEmEspera(lance: Lance, ramo: Ramo, estado: EstadoDe<'Wait'>): Promise<undefined> {
  const ate =
    estado.Seconds === undefined
      ? new Date(String(await lance.avaliar(estado.Timestamp ?? '', ramo)))
      : somarSegundos(lance.agora, await segundos(lance, ramo, estado.Seconds, 'Seconds'));
  if (Number.isNaN(ate.getTime())) throw new ErroDeEstado('States.QueryEvaluationError', `Timestamp of the state '${ramo.estado}' is not an instant.`);
  Object.assign(ramo, { situacao: 'DORMINDO', prazo: ate } satisfies Partial<Ramo>);
  lance.ramos.mudar(ramo);
  return undefined;
}

async function escolher(lance: Lance, ramo: Ramo, estado: EstadoDe<'Choice'>): Promise<Ramo | undefined> {
  for (const escolha of estado.Choices) {
    const vale = await lance.avaliar(escolha.Condition, ramo);
    if (typeof vale !== 'boolean') throw new ErroDeEstado('States.QueryEvaluationError', `A Condition of the state '${ramo.estado}' must be a boolean, and was ${JSON.stringify(vale)}.`);
    if (vale) return sair(lance, ramo, ramo.entrada, estado, escolha);
  }
  if (estado.Default === undefined) throw new ErroDeEstado('States.NoChoiceMatched', `No choice of the state '${ramo.estado}' matched, and it has no Default.`);
  return sair(lance, ramo, ramo.entrada, estado, { Next: estado.Default, Output: estado.Output, Assign: estado.Assign });
}

async function desistir(lance: Lance, ramo: Ramo, estado: EstadoDe<'Fail'>): Promise<Ramo | undefined> {
  const texto = async (modelo: string | undefined): Promise<string> => {
    const valor = modelo === undefined ? '' : await lance.avaliar(modelo, ramo);
    return typeof valor === 'string' ? valor : JSON.stringify(valor);
  };
  return falhar(lance, ramo, new ErroDeEstado(await texto(estado.Error), await texto(estado.Cause)));
}

async function entrar(lance: Lance, ramo: Ramo): Promise<Ramo | undefined> {
  const estado = estadoDe(lance, ramo);
  const novo = ramo.entrou_em === null;
  if (novo) {
    ramo.entrou_em = lance.agora;
    lance.registrar(`${estado.Type}StateEntered`, { stateEnteredEventDetails: { name: ramo.estado, input: JSON.stringify(ramo.entrada) } });
  }
  switch (estado.Type) {
    case 'Task':
      return entrarEmTarefa(lance, ramo, estado);
    case 'Map':
      return entrarEmMapa(lance, ramo, estado);
    case 'Parallel':
      return entrarEmParalelo(lance, ramo, estado);
    case 'Wait':
      return entrarEmEspera(lance, ramo, estado);
    case 'Choice':
      return escolher(lance, ramo, estado);
    case 'Pass':
      return sair(lance, ramo, ramo.entrada, estado);
    case 'Succeed':
      return concluir(lance, ramo, estado.Output === undefined ? ramo.entrada : await lance.avaliar(estado.Output, ramo));
    case 'Fail':
      return desistir(lance, ramo, estado);
  }
}

/** States run in one transaction before the others get their turn. */
const FOLEGO = 100;

/** Runs a thread, and the parents it completes, until each of them waits for something or ended. */
export async function correr(lance: Lance, inicial: Ramo | undefined): Promise<void> {
  let ramo = inicial;
  for (let passos = 0; ramo?.situacao === 'PRONTO'; passos++) {
    const atual: Ramo = ramo;
    if (passos === FOLEGO) {
      lance.correr.push(atual.id);
      return;
    }
    try {
      if (lance.esgotada) throw new ErroDeEstado('States.Runtime', 'The execution reached the maximum number of history events (25000).');
      ramo = await entrar(lance, atual);
    } catch (erro) {
      if (!(erro instanceof ErroDeEstado)) throw erro;
      ramo = await falhar(lance, atual, erro);
    }
  }
}
