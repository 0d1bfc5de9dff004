import { z } from 'zod';
import { TIPOS_MASCARADOS } from '../../../domain/cadastro/mascaras/mascaras.ts';
import type { PoliticaDeMascaras } from '../../../domain/cadastro/mascaras/politica.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { parametroEm } from '../comum/parametros.ts';

export const CHAVE_DA_POLITICA = 'dados-pessoais.politica';

/** Strict: a kind that is missing is no policy, and then everything is masked. */
const politica = z.strictObject({
  mascarar: z.record(z.enum(TIPOS_MASCARADOS), z.boolean()),
  padroes: z.array(z.strictObject({ nome: z.string(), padrao: z.string(), mascara: z.string() })),
});

/** What is masked on that day. */
export async function politicaVigente(banco: Executor, dia: DataCivil): Promise<PoliticaDeMascaras> {
  return politica.parse(await parametroEm(banco, CHAVE_DA_POLITICA, dia));
}
