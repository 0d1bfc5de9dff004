/** The pieces of the routes that watch the platform itself. */
import { z } from 'zod';
import { contagem } from './esquemas.ts';

/** The queues a person may look at and send back: those of the billing and those of the inboxes. */
export const FILAS = ['calcular-rota', 'emitir-rota', 'imprimir-rota', 'receber-leituras', 'receber-retorno'] as const;

export const nomeDaFila = z.enum(FILAS).meta({ id: 'NomeDaFila' });

/** What a route adds to `usa` to look at them and at their dead messages, and to send these back. */
export const filas = FILAS.flatMap((fila) => [{ fila }, { fila: `${fila}-dlq` as const }]);

export const situacaoFila = z.strictObject({ fila: nomeDaFila, esperando: contagem, emAndamento: contagem, atrasadas: contagem, mortas: contagem }).meta({ id: 'SituacaoFila' });
