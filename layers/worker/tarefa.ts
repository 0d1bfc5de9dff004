import middy, { type MiddyfiedHandler } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { z } from 'zod';
import type { ContratoAgenda, ContratoPasso } from '../../events/contrato.ts';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import { contar } from '../telemetry/metricas.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { telemetria } from '../telemetry/telemetria.ts';

/** What a task may know of its invocation. */
export interface ContextoDaTarefa {
  /** The id of the invocation; a retry has another. */
  readonly id: string;
  restanteMs(): number;
}

/**
 * The Lambda of a task of a state machine: the input is parsed by the contract and the output must be what it promises. To throw is to fail the
 * state, which retries or stops as the machine says; the name of the error is what `Retry` and `Catch` match.
 */
export function tarefa<E extends z.ZodType, S extends z.ZodType, D>(
  contrato: ContratoPasso<E, S>,
  deps: Dependencias<D>,
  executar: (entrada: z.output<E>, deps: D, contexto: ContextoDaTarefa) => Promise<z.input<S>>,
): MiddyfiedHandler<unknown, z.output<S>>;
/** The Lambda of a schedule: the event carries nothing that it needs. What it answers is only written in the log of the platform. */
export function tarefa<D>(
  contrato: ContratoAgenda,
  deps: Dependencias<D>,
  executar: (entrada: undefined, deps: D, contexto: ContextoDaTarefa) => Promise<unknown>,
): MiddyfiedHandler<unknown, unknown>;
export function tarefa<D>(
  contrato: ContratoPasso | ContratoAgenda,
  deps: Dependencias<D>,
  executar: (entrada: never, deps: D, contexto: ContextoDaTarefa) => Promise<unknown>,
): MiddyfiedHandler<unknown, unknown> {
  const prontas = umaVez(deps);
  return middy<unknown, unknown>()
    .use(telemetria())
    .handler(async (evento: unknown, contexto: Context) => {
      const daTarefa = { id: contexto.awsRequestId, restanteMs: () => contexto.getRemainingTimeInMillis() };
      try {
        const entrada = contrato.tipo === 'passo' ? contrato.entrada.parse(evento) : undefined;
        // The overloads tie the parsed input to what `executar` takes.
        const saida = await executar(entrada as never, await prontas(), daTarefa);
        return contrato.tipo === 'passo' ? contrato.saida.parse(saida) : saida;
      } catch (erro) {
        contar('MensagemFalhou');
        registro.error('a tarefa falhou', { tarefa: contrato.nome, ...descreverErro(erro) });
        throw erro;
      }
    });
}
