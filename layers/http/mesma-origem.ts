import type { EventoHttp } from './quem.ts';

/**
 * Whether a mutating call made with the session cookie came from our own pages. The cookie is SameSite=Strict already; this is the second lock
 * (ASVS 3.5.1). Every browser that sends `Sec-Fetch-Site` forbids pages to forge it; without it the `Origin` must be the host that was called.
 * Neither present: not a browser of ours, refused. `X-Forwarded-Host` is the host before the CDN; a page cannot set it across origins.
 */
export function veioDaMesmaOrigem(evento: EventoHttp): boolean {
  const { headers } = evento;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origem = hospedeiro(headers['origin']);
  return origem !== undefined && (origem === headers['host'] || origem === headers['x-forwarded-host']);
}

/**
 * Whether a call that carries no session says that a page of another site made it: a login posted from elsewhere would leave a person working, unaware,
 * as whoever wrote that page. A program is no browser and says nothing.
 */
export function veioDeOutroSite(evento: EventoHttp): boolean {
  const { headers } = evento;
  return (headers['sec-fetch-site'] !== undefined || headers['origin'] !== undefined) && !veioDaMesmaOrigem(evento);
}

function hospedeiro(origem: string | undefined): string | undefined {
  if (origem === undefined || !URL.canParse(origem)) return undefined;
  return new URL(origem).host;
}
