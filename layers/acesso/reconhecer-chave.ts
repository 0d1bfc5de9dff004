import { nomeDaChave, prefixoDaChave } from '../../domain/acesso/chave-de-api.ts';
import type { ContextoDoAutorizador } from '../http/quem.ts';
import { chaveQueAbre, marcarUso } from '../postgres/acesso/chaves.ts';
import type { TipoDeContorno } from '../postgres/acesso/contornos.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comLugares } from '../postgres/lugares.ts';
import { relogio } from '../runtime/relogio.ts';
import { resumoDe, resumosIguais } from './segredo-aleatorio.ts';

/** What is wrong with a key or a token that opens nothing. */
export type CredencialRecusada = Extract<TipoDeContorno, 'CREDENCIAL_FORJADA' | 'REDE_RECUSADA'>;

/** Whether a bearer token is a key of the API, and not a token of the secret. */
export function ehChave(token: string): boolean {
  return prefixoDaChave(token) !== undefined;
}

/**
 * Whose key it is. It is found by its prefix, which is no secret, and compared whole by digest in a time that tells nothing. From another network it is nobody, like
 * any other miss, and only the audit tells which. Use is noted once a minute, not at each call.
 */
export async function reconhecerChave(pool: Pool, token: string, ip: string): Promise<ContextoDoAutorizador | CredencialRecusada> {
  const prefixo = prefixoDaChave(token);
  if (prefixo === undefined) return 'CREDENCIAL_FORJADA';
  return comLugares('NENHUM', async () => {
    const agora = relogio.agora();
    const chave = await chaveQueAbre(pool, prefixo, ip, agora);
    if (chave === undefined || !resumosIguais(chave.resumo, resumoDe(token))) return 'CREDENCIAL_FORJADA';
    if (!chave.daRede) return 'REDE_RECUSADA';
    if (chave.parada) await marcarUso(pool, chave.id, agora);
    return { origem: 'chave', confianca: 'operador', nome: nomeDaChave(chave.nome, prefixo), chave: chave.id, versao: chave.versao };
  });
}
