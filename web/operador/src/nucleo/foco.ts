/** As a `ref`: what a dialog opened for gets the focus when it appears, and only then. */
export function focarAoAparecer(elemento: { focus: () => void } | null): void {
  elemento?.focus();
}
