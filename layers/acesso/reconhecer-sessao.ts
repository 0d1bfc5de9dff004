import type { ContextoDoAutorizador } from '../http/quem.ts';
import { quemDaSessao, verSessao } from '../postgres/acesso/sessao.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comLugares } from '../postgres/lugares.ts';
import { tokenAssinado } from './cookie-assinado.ts';

/**
 * Whose cookie it is. What was not signed by us is not looked for in the database. Being seen is noted once a minute, not at each
 * call; what a screen asks by itself, with nobody at it (`ociosa`), is not being seen.
 */
export async function reconhecerSessao(pool: Pool, cookie: string, { chave, ip, ociosa }: { readonly chave: string; readonly ip: string; readonly ociosa: boolean }): Promise<ContextoDoAutorizador | undefined> {
  const token = tokenAssinado(cookie, chave);
  if (token === undefined) return undefined;
  return comLugares('NENHUM', async () => {
    const pessoa = await quemDaSessao(pool, token, ip);
    if (pessoa === undefined) return undefined;
    if (pessoa.parada && !ociosa) await verSessao(pool, pessoa.sessao);
    const { nome, usuario, login, sessao, versao, pendencia, acessoAnterior } = pessoa;
    return {
      origem: 'sessao',
      confianca: 'operador',
      nome,
      usuario,
      login,
      sessao,
      versao,
      ...(pendencia === null ? {} : { pendencia }),
      ...(acessoAnterior === null ? {} : { acessoAnterior: acessoAnterior.toISOString() }),
    };
  });
}
