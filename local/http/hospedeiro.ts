import type { IncomingMessage } from 'node:http';

/**
 * A browser that was led to a name that resolves to 127.0.0.1 (DNS rebinding) says that name as Host: only names of this machine are
 * answered, so no page of the Internet reads what is here. Two names are none: whoever stands before might have looked at the other.
 */
export function hospedeiroDaMaquina(req: IncomingMessage): boolean {
  if (req.headersDistinct['host']?.length !== 1) return false;
  const host = (req.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return ['127.0.0.1', 'localhost', '[::1]'].includes(host) || host.endsWith('.localhost');
}
