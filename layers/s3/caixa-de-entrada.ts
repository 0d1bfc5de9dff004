import { createHash } from 'node:crypto';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { assinarEnvio } from './assinar.ts';
import { gravar, type Objeto } from './objeto.ts';

/** A file that a person sends: inside the call, in base64, or announced, to be sent by the address of the answer. `tamanho` in bytes. */
export interface PedidoDeEnvio {
  readonly nome: string;
  readonly tamanho: number;
  readonly conteudo?: string | undefined;
}

/** What the sender is told: the key by which to ask for the file later, and where to send its bytes when they did not come. */
export interface Envio {
  readonly chave: string;
  readonly envio?: { readonly url: string; readonly metodo: 'PUT'; readonly cabecalhos: Record<string, string>; readonly expiraEm: string };
}

type RecusaDoEnvio = { readonly codigo: 'arquivo/tamanho-nao-confere'; readonly mensagem: string; readonly campo?: string };

/** Long enough for 64 MB over a poor connection. */
const VALIDADE_S = 15 * 60;
const TIPO = 'text/plain; charset=iso-8859-1';

/**
 * The key under which a file enters the inbox. `pedido` tells one call from another (who called and the Idempotency-Key), so that a call repeated
 * after a fault sends the same object again instead of another one.
 */
export function chaveDoEnvio(caixa: 'retornos' | 'leituras', nome: string, pedido: readonly string[]): string {
  const marca = createHash('sha256').update(JSON.stringify(pedido)).digest('hex').slice(0, 12);
  return `${caixa}/${marca}-${nome.normalize('NFC').trim()}`;
}

/** The bytes of the call, which must be as many as it announced; null when they come by another way. */
export function conteudoDoEnvio({ conteudo, tamanho }: PedidoDeEnvio): Resultado<Uint8Array | null, RecusaDoEnvio> {
  if (conteudo === undefined) return ok(null);
  const bytes = Buffer.from(conteudo, 'base64');
  if (bytes.length === tamanho) return ok(bytes);
  return recusa('arquivo/tamanho-nao-confere', `O conteúdo tem ${bytes.length} bytes e o pedido anuncia ${tamanho}. Leia o arquivo de novo e repita o envio.`, 'corpo.tamanho');
}

/** Puts the bytes in the inbox, or signs the address to which they go. */
export async function porNaCaixa(objeto: Objeto, conteudo: Uint8Array | null, tamanho: number, agora: Date): Promise<Envio> {
  const { chave } = objeto;
  if (conteudo !== null) {
    await gravar(objeto, conteudo, TIPO);
    return { chave };
  }
  const { url, cabecalhos, validadeS } = await assinarEnvio(objeto, tamanho, TIPO, VALIDADE_S);
  return { chave, envio: { url, metodo: 'PUT', cabecalhos: { ...cabecalhos }, expiraEm: new Date(agora.getTime() + validadeS * 1000).toISOString() } };
}
