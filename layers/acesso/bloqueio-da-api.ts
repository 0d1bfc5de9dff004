import type { BloqueioGuardado } from '../postgres/acesso/bloqueios.ts';

/** A lock as the API answers it: instants as text. */
export function bloqueioDaApi(b: BloqueioGuardado) {
  return { ...b, de: b.de.toISOString(), ate: b.ate?.toISOString() ?? null, liberadoEm: b.liberadoEm?.toISOString() ?? null };
}
