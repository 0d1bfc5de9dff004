import { ErroDeEstado, casa } from './erros.ts';
import type { Captura, Estado, Retentativa } from './gramatica.ts';
import type { Json, ObjetoJson } from './json.ts';
import type { Lance } from './lance.ts';
import type { Ramo } from './ramo.ts';

type Atribuicoes = Readonly<Record<string, Json>> | undefined;

/** Where a state leads and what it leaves: its own fields, or those of the choice that matched. */
interface Saida {
  readonly Type?: Estado['Type'];
  readonly Next?: string | undefined;
  readonly Output?: Json | undefined;
  readonly Assign?: Atribuicoes;
}

/** The state a thread is in. */
export function estadoDe(lance: Lance, ramo: Ramo): Estado {
  const estado = lance.maquina.estados.get(ramo.estado);
  if (estado === undefined) throw new ErroDeEstado('States.Runtime', `The state '${ramo.estado}' is not in the definition.`);
  return estado;
}

/** The Map whose iteration this thread is; undefined for branches of a Parallel and for the execution itself. */
function mapaDe(lance: Lance, ramo: Ramo): string | undefined {
  const dono = lance.maquina.donos.get(ramo.estado);
  return dono !== undefined && lance.maquina.estados.get(dono)?.Type === 'Map' ? dono : undefined;
}

/** Output and Assign see the same variables: those of before. */
async function saidaEVariaveis(lance: Lance, ramo: Ramo, { Output, Assign }: Saida, padrao: Json, mais: ObjetoJson): Promise<{ valor: Json; variaveis: ObjetoJson }> {
  const valor = Output === undefined ? padrao : await lance.avaliar(Output, ramo, mais);
  const novas = Assign === undefined ? {} : ((await lance.avaliar(Assign, ramo, mais)) as ObjetoJson);
  return { valor, variaveis: { ...ramo.variaveis, ...novas } };
}

/** Leaves the thread ready to enter `estado`. */
export function irPara(lance: Lance, ramo: Ramo, estado: string, entrada: Json): Ramo {
  Object.assign(ramo, { estado, entrada, situacao: 'PRONTO', tentativas: [], prazo: null, tarefa: null, enviada: false, filhos_abertos: 0, entrou_em: null } satisfies Partial<Ramo>);
  lance.ramos.mudar(ramo);
  return ramo;
}

/** A finished thread: the execution succeeds, or the parent hears of it (and goes on, when this was its last child). */
export async function concluir(lance: Lance, ramo: Ramo, saida: Json): Promise<Ramo | undefined> {
  if (ramo.pai === null) {
    lance.registrar('ExecutionSucceeded', { executionSucceededEventDetails: { output: JSON.stringify(saida) } });
    await lance.encerrar(ramo, { situacao: 'SUCCEEDED', saida });
    return undefined;
  }
  const mapa = mapaDe(lance, ramo);
  if (mapa !== undefined) lance.registrar('MapIterationSucceeded', { mapIterationSucceededEventDetails: { name: mapa, index: ramo.indice } });
  const pai = await lance.ramos.concluirFilho(ramo, ramo.pai, saida);
  return pai?.filhos_abertos === 0 ? sair(lance, pai, await lance.ramos.resultados(pai), estadoDe(lance, pai)) : undefined;
}

/**
 * Leaves a state that ended well: its Output becomes the input of the next.
 * @param resultado `$states.result`, and the output when the state gives none
 * @returns the thread that goes on now, if any: this one, or a parent that was waiting for it
 */
export async function sair(lance: Lance, ramo: Ramo, resultado: Json, estado: Estado, saida: Saida = estado): Promise<Ramo | undefined> {
  try {
    const comFilhos = estado.Type === 'Map' || estado.Type === 'Parallel';
    const mais: ObjetoJson = comFilhos || estado.Type === 'Task' ? { result: resultado } : {};
    const { valor, variaveis } = await saidaEVariaveis(lance, ramo, saida, resultado, mais);
    if (comFilhos) await lance.ramos.removerFilhos(ramo);
    lance.registrar(`${estado.Type}StateExited`, { stateExitedEventDetails: { name: ramo.estado, output: JSON.stringify(valor) } });
    ramo.variaveis = variaveis;
    return saida.Next === undefined ? await concluir(lance, ramo, valor) : irPara(lance, ramo, saida.Next, valor);
  } catch (erro) {
    if (!(erro instanceof ErroDeEstado)) throw erro;
    return falhar(lance, ramo, erro);
  }
}

/** Milliseconds before the next try; undefined when the retrier has none left. */
function esperaAntesDe(r: Retentativa, feitas: number): number | undefined {
  if (feitas >= r.MaxAttempts) return undefined;
  const segundos = Math.min(r.IntervalSeconds * r.BackoffRate ** feitas, r.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return segundos * 1000 * (r.JitterStrategy === 'FULL' ? Math.random() : 1);
}

function tentarDeNovo(lance: Lance, ramo: Ramo, retentativas: readonly Retentativa[], erro: ErroDeEstado): boolean {
  const i = retentativas.findIndex((r) => casa(r.ErrorEquals, erro));
  const retentativa = retentativas[i];
  if (retentativa === undefined) return false;
  const espera = esperaAntesDe(retentativa, ramo.tentativas[i] ?? 0);
  if (espera === undefined) return false;
  ramo.tentativas = retentativas.map((_, j) => (ramo.tentativas[j] ?? 0) + (j === i ? 1 : 0));
  Object.assign(ramo, { situacao: 'RETENTANDO', prazo: new Date(lance.agora.getTime() + espera), tarefa: null, enviada: false, filhos_abertos: 0 } satisfies Partial<Ramo>);
  lance.ramos.mudar(ramo);
  return true;
}

async function capturar(lance: Lance, ramo: Ramo, captura: Captura, { erro, causa }: ErroDeEstado): Promise<Ramo | undefined> {
  const errorOutput = { Error: erro, Cause: causa };
  try {
    const { valor, variaveis } = await saidaEVariaveis(lance, ramo, captura, errorOutput, { errorOutput });
    ramo.variaveis = variaveis;
    return irPara(lance, ramo, captura.Next, valor);
  } catch (novo) {
    if (!(novo instanceof ErroDeEstado)) throw novo;
    return propagar(lance, ramo, novo);
  }
}

/** Nobody here handles the error: the parent state has it, or the execution fails. */
async function propagar(lance: Lance, ramo: Ramo, erro: ErroDeEstado): Promise<Ramo | undefined> {
  if (ramo.pai === null) {
    const detalhes = { error: erro.erro, cause: erro.causa };
    lance.registrar('ExecutionFailed', { executionFailedEventDetails: detalhes });
    await lance.encerrar(ramo, { situacao: 'FAILED', erro: erro.erro, causa: erro.causa });
    return undefined;
  }
  const mapa = mapaDe(lance, ramo);
  if (mapa !== undefined) lance.registrar('MapIterationFailed', { mapIterationFailedEventDetails: { name: mapa, index: ramo.indice } });
  const pai = await lance.ramos.um(ramo.pai);
  return pai === undefined ? undefined : falhar(lance, pai, erro);
}

/**
 * A state ended with an error: its retriers are asked, then its catchers, then the states around it. Whatever still ran inside is dropped.
 * @returns the thread that goes on now, if any
 */
export async function falhar(lance: Lance, ramo: Ramo, erro: ErroDeEstado): Promise<Ramo | undefined> {
  const estado = estadoDe(lance, ramo);
  lance.fecharFicha(ramo);
  if (estado.Type === 'Map' || estado.Type === 'Parallel') await lance.ramos.removerFilhos(ramo);
  if (estado.Type === 'Task' || estado.Type === 'Map' || estado.Type === 'Parallel') {
    if (tentarDeNovo(lance, ramo, estado.Retry, erro)) return undefined;
    const captura = estado.Catch.find((c) => casa(c.ErrorEquals, erro));
    if (captura !== undefined) {
      lance.registrar(`${estado.Type}StateExited`, { stateExitedEventDetails: { name: ramo.estado } });
      return capturar(lance, ramo, captura, erro);
    }
  }
  return propagar(lance, ramo, erro);
}
