import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters of the URL alphabet: a session, or a code of entry. */
export function segredoAleatorio(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its SHA-256. No salt is needed, since what is hashed is random and not chosen by a person. */
export function resumoDe(segredo: string): Buffer {
  return createHash('sha256').update(segredo, 'utf8').digest();
}

/** Compares two digests in a time that does not tell where they differ. */
export function resumosIguais(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** 180 days, as the database keeps it. */
export const VALIDADE_DO_DISPOSITIVO_S = 180 * 24 * 60 * 60;

/** The cookie of a device, if that is what it is. */
export function lerDispositivo(cookie: string | undefined): string | undefined {
  return cookie !== undefined && /^[\w-]{43}$/.test(cookie) ? cookie : undefined;
}
