/** The pieces of the routes of `razao`. */
import { z } from 'zod';
import { aviso, centavos, data } from './esquemas.ts';

/** One transfer as the citizen feels it: `efeito` is what it adds to (positive) or takes from (negative) the debt. */
export const lancamento = z
  .strictObject({
    data,
    dataFato: data,
    evento: z.string().max(80),
    rubrica: z.string().max(80).nullable(),
    documento: z.int(),
    aviso: aviso.nullable(),
    debito: z.string().max(30),
    credito: z.string().max(30),
    valor: centavos,
    efeito: centavos,
  })
  .meta({ id: 'Lancamento' });

/** A line of the statement of a ligação: the transfer, and what was owed and held as credit after it. */
export const linhaDoExtrato = z.strictObject({ ...lancamento.shape, emAberto: centavos, creditos: centavos }).meta({ id: 'LinhaDoExtrato' });
