import { useEffect, useState } from 'react';

/** As a `ref`: what a dialog opened for gets the focus when it appears, and only then. */
export function focarAoAparecer(elemento: { focus: () => void } | null): void {
  elemento?.focus();
}

/** A dialog that closes gives the focus back to whoever had it, so that the keyboard goes on from where it was. */
export function useDevolverFoco(): void {
  const [dono] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (dono instanceof HTMLElement && dono.isConnected) dono.focus({ preventScroll: true });
    },
    [dono],
  );
}
