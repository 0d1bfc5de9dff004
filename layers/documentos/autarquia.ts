import { z } from 'zod';
import { parametroEm } from '../postgres/comum/parametros.ts';
import type { Executor } from '../postgres/conexao.ts';

/** The parameter `autarquia`: who issues the bills, and answers for the data of people. */
const autarquia = z.object({
  nome: z.string(),
  /** How people call it: a bill has no room for the name of the law. */
  sigla: z.string().optional(),
  cnpj: z.string().transform((c) => `${c.slice(0, 2)}.${c.slice(2, 5)}.${c.slice(5, 8)}/${c.slice(8, 12)}-${c.slice(12)}`),
  endereco: z.string(),
  site: z.string(),
  telefones: z.array(z.object({ rotulo: z.string(), numero: z.string() })),
  ouvidoria: z.string(),
  /** Whom a person seeks about its data (LGPD art. 41, § 1º). */
  encarregado: z.object({ nome: z.string(), contato: z.string() }).optional(),
});
export type Autarquia = z.output<typeof autarquia>;

/** The utility as it was called on `data` (AAAA-MM-DD). */
export async function autarquiaEm(banco: Executor, data: string): Promise<Autarquia> {
  return autarquia.parse(await parametroEm(banco, 'autarquia', data));
}
