/** The pieces of the routes that watch the platform itself. */
import { z } from 'zod';
import type { Recurso } from '../contrato.ts';
import { contagem } from './esquemas.ts';

/** The queues a person may look at and send back. The inboxes have their own reports. */
export const FILAS = ['calcular-rota', 'emitir-rota', 'imprimir-rota'] as const;

export const nomeDaFila = z.enum(FILAS).meta({ id: 'NomeDaFila' });

export const filas: readonly Recurso[] = FILAS.map((fila) => ({ fila }));

export const situacaoFila = z.strictObject({ fila: nomeDaFila, esperando: contagem, emAndamento: contagem, atrasadas: contagem, mortas: contagem }).meta({ id: 'SituacaoFila' });
