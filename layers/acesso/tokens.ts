import { z } from 'zod';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { FUNCOES_DA_OPERACAO } from '../../domain/acesso/acesso-da-operacao.ts';
import { resumoDe, resumosIguais } from './segredo-aleatorio.ts';

const umToken = z.object({
  token: z.string().min(32).max(200),
  nome: z.string().min(1).max(120),
  confianca: z.enum(['operador', 'maquina']),
  /** What it opens of the work of the month; all of it, if not said. */
  funcoes: z.array(z.enum(FUNCOES_DA_OPERACAO)).min(1).optional(),
  /** The last day of it, AAAA-MM-DD, in the time of Brasília. */
  ate: z.iso.date().optional(),
});

/**
 * The secret `token-operador`: who operates the platform without a screen, from the deploy and from the command line. Other systems have API keys, and people have
 * sessions. The deploy generates one token; an administrator may put a list in its place.
 */
export const segredoDeTokens = z.union([z.object({ tokens: z.array(umToken).min(1).max(50) }), umToken.transform((t) => ({ tokens: [t] }))]);
export type SegredoDeTokens = z.infer<typeof segredoDeTokens>;

/** The bearer token of an `Authorization` header, if that is what it is. */
export function tokenDoCabecalho(cabecalho: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{16,200})$/i.exec(cabecalho ?? '')?.[1];
}

type DonoDoToken = Pick<z.infer<typeof umToken>, 'nome' | 'confianca' | 'funcoes'>;

/** Who holds a token on a day. Every entry is compared, so that the time taken does not tell which one matched. */
export function donoDoToken(segredo: SegredoDeTokens, token: string, hoje: DataCivil): DonoDoToken | undefined {
  const resumo = resumoDe(token);
  const [dono] = segredo.tokens.filter((t) => resumosIguais(resumoDe(t.token), resumo));
  if (dono === undefined || (dono.ate !== undefined && dono.ate < hoje)) return undefined;
  const { nome, confianca, funcoes } = dono;
  return { nome, confianca, ...(funcoes === undefined ? {} : { funcoes }) };
}
