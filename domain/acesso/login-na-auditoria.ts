/** How the audit names who tried to enter. It is kept for ten years, and people type their password into the field of the user. */

/** Enough to tell one mistake from another, and nothing to enter with. */
export function loginNaAuditoria(digitado: string, deAlguem: boolean): string {
  if (deAlguem) return digitado;
  const [primeira = ''] = digitado;
  const visivel = /^[a-z0-9]$/.test(primeira) ? primeira : '';
  return `${visivel}… (desconhecido)`;
}
