import type { ContextoDoAutorizador, RecusaDoAutorizador } from '../http/quem.ts';
import { verEstacao } from '../postgres/acesso/estacoes.ts';
import { quemDaSessao, verSessao } from '../postgres/acesso/sessao.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comLugares } from '../postgres/lugares.ts';
import { tokenAssinado } from './cookie-assinado.ts';
import { resumoDaEstacao } from './estacoes.ts';

interface DaChamada {
  readonly chave: string;
  readonly ip: string;
  readonly ociosa: boolean;
  /** The cookie of a workstation. */
  readonly estacao: string | undefined;
}

/** A cookie that we did not sign. */
export const COOKIE_FORJADO = 'FORJADO';

/**
 * Whose cookie it is. What was not signed by us is not looked for in the database. Being seen is noted once a minute, not at each
 * call; what a screen asks by itself, with nobody at it (`ociosa`), is not being seen.
 */
export async function reconhecerSessao(pool: Pool, cookie: string, { chave, ip, ociosa, estacao }: DaChamada): Promise<ContextoDoAutorizador | RecusaDoAutorizador | typeof COOKIE_FORJADO | undefined> {
  const token = tokenAssinado(cookie, chave);
  if (token === undefined) return COOKIE_FORJADO;
  return comLugares('NENHUM', async () => {
    const pessoa = await quemDaSessao(pool, token, ip, resumoDaEstacao(estacao));
    if (pessoa === undefined) return undefined;
    if (!pessoa.daRede) return { recusa: 'REDE', nome: pessoa.nome };
    if (pessoa.parada && !ociosa) await verSessao(pool, pessoa.sessao);
    if (pessoa.estacao !== null && pessoa.estacaoParada && !ociosa) await verEstacao(pool, pessoa.estacao);
    const { nome, usuario, login, sessao, versao, pendencia, acessoAnterior, nomeDaEstacao } = pessoa;
    return {
      origem: 'sessao',
      confianca: 'operador',
      nome,
      usuario,
      login,
      sessao,
      versao,
      ...(nomeDaEstacao === null ? {} : { estacao: nomeDaEstacao }),
      ...(pendencia === null ? {} : { pendencia }),
      ...(acessoAnterior === null ? {} : { acessoAnterior: acessoAnterior.toISOString() }),
    };
  });
}
