import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The session cookie of the platform. */
export const COOKIE_SESSAO = 'nascente_sessao';

/** No other site of the town's domain can give the browser a cookie of this name, so that a session chosen by another is never taken for its own (ASVS 3.3.3). */
const DESTA_CASA = '__Host-';

/** In AWS every hop is https; on one machine the local gateway says `http`, where browsers take no name that begins so. */
export function veioPorHttps({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  return headers['x-forwarded-proto'] !== 'http';
}

/** The cookies of a call, by their names without prefix; of two with one name the first counts. Over https, only those that this very host has set. */
export function lerCookies(evento: Pick<APIGatewayProxyEventV2, 'cookies' | 'headers'>): Readonly<Record<string, string>> {
  const lidos: Record<string, string> = Object.create(null) as Record<string, string>;
  const prefixo = veioPorHttps(evento) ? DESTA_CASA : '';
  const linhas = evento.cookies ?? (evento.headers['cookie'] ?? '').split(';');
  for (const linha of linhas) {
    const corte = linha.indexOf('=');
    const inteiro = linha.slice(0, Math.max(corte, 0)).trim();
    const nome = inteiro.slice(prefixo.length);
    if (nome === '' || !inteiro.startsWith(prefixo)) continue;
    lidos[nome] ??= linha.slice(corte + 1).trim();
  }
  return lidos;
}

/** Random, of a browser from which somebody has entered: guesses at him from elsewhere do not lock it out. */
export const COOKIE_DISPOSITIVO = 'nascente_dispositivo';

/** Random, of a browser that is a workstation (migrations/0037_estacoes.sql): the audit writes its name. */
export const COOKIE_ESTACAO = 'nascente_estacao';

/** Of who has shown the password and must still show the second factor: minutes. */
export const COOKIE_PASSO = 'nascente_passo';

/** The `Set-Cookie` of a session: no script reads it, no other site sends it. `segundos` 0 ends it. */
export function cookieDeSessao(valor: string, segundos: number, segura: boolean): string {
  return cookieFechado(COOKIE_SESSAO, valor, segundos, segura);
}

/** As that of a session, under another name. */
export function cookieFechado(nome: string, valor: string, segundos: number, segura: boolean): string {
  return [`${segura ? DESTA_CASA : ''}${nome}=${valor}`, 'Path=/', `Max-Age=${segundos}`, 'HttpOnly', 'SameSite=Strict', ...(segura ? ['Secure'] : [])].join('; ');
}
