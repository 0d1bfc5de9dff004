import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The session cookie of the platform. */
export const COOKIE_SESSAO = 'nascente_sessao';

/** The cookies of a call; of two with one name the first counts. */
export function lerCookies(evento: Pick<APIGatewayProxyEventV2, 'cookies' | 'headers'>): Readonly<Record<string, string>> {
  const lidos: Record<string, string> = Object.create(null) as Record<string, string>;
  const linhas = evento.cookies ?? (evento.headers['cookie'] ?? '').split(';');
  for (const linha of linhas) {
    const corte = linha.indexOf('=');
    if (corte < 1) continue;
    const nome = linha.slice(0, corte).trim();
    lidos[nome] ??= linha.slice(corte + 1).trim();
  }
  return lidos;
}

/** Random, of a browser from which somebody has entered: guesses at him from elsewhere do not lock it out. */
export const COOKIE_DISPOSITIVO = 'nascente_dispositivo';

/** Of who has shown the password and must still show the second factor: minutes. */
export const COOKIE_PASSO = 'nascente_passo';

/** The `Set-Cookie` of a session: no script reads it, no other site sends it. `segundos` 0 ends it. */
export function cookieDeSessao(valor: string, segundos: number, segura: boolean): string {
  return cookieFechado(COOKIE_SESSAO, valor, segundos, segura);
}

/** As that of a session, under another name. */
export function cookieFechado(nome: string, valor: string, segundos: number, segura: boolean): string {
  return [`${nome}=${valor}`, 'Path=/', `Max-Age=${segundos}`, 'HttpOnly', 'SameSite=Strict', ...(segura ? ['Secure'] : [])].join('; ');
}
