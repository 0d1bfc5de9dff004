/** The value of the session cookie, as better-auth signs it: the token, a point, and its HMAC-SHA256 in base64, all encoded for a URL. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A token has 32 characters, a signature 44; encoded, three times that. */
const MAIOR_COOKIE = 300;

export function assinarSessao(token: string, chave: string): string {
  return encodeURIComponent(`${token}.${assinatura(token, chave)}`);
}

/** The token of a cookie that we signed; undefined for any other text. */
export function tokenAssinado(cookie: string, chave: string): string | undefined {
  if (cookie.length > MAIOR_COOKIE) return undefined;
  const texto = decodificar(cookie);
  const corte = texto.lastIndexOf('.');
  if (corte < 1) return undefined;
  const token = texto.slice(0, corte);
  const [dada, certa] = [Buffer.from(texto.slice(corte + 1)), Buffer.from(assinatura(token, chave))];
  return dada.length === certa.length && timingSafeEqual(dada, certa) ? token : undefined;
}

function assinatura(token: string, chave: string): string {
  return createHmac('sha256', chave).update(token, 'utf8').digest('base64');
}

function decodificar(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return '';
  }
}
