import { z } from 'zod';
import { resumoDe, resumosIguais } from './segredo-aleatorio.ts';

const umToken = z.object({ token: z.string().min(32).max(200), nome: z.string().min(1).max(120), confianca: z.enum(['operador', 'maquina']) });

/**
 * The secret `token-operador`: who may call the API without a screen, until users and API keys exist. The deploy generates one token; an
 * administrator may put a list in its place.
 */
export const segredoDeTokens = z.union([z.object({ tokens: z.array(umToken).min(1).max(50) }), umToken.transform((t) => ({ tokens: [t] }))]);
export type SegredoDeTokens = z.infer<typeof segredoDeTokens>;

/** The bearer token of an `Authorization` header, if that is what it is. */
export function tokenDoCabecalho(cabecalho: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{16,200})$/i.exec(cabecalho ?? '')?.[1];
}

/** Who holds a token. Every entry is compared, so that the time taken does not tell which one matched. */
export function donoDoToken(segredo: SegredoDeTokens, token: string): { readonly nome: string; readonly confianca: 'operador' | 'maquina' } | undefined {
  const resumo = resumoDe(token);
  const donos = segredo.tokens.filter((t) => resumosIguais(resumoDe(t.token), resumo));
  return donos[0] && { nome: donos[0].nome, confianca: donos[0].confianca };
}
