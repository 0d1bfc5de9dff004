import { useEffect, useState } from 'react';

/**
 * As a `ref`: what a dialog opened for gets the focus when it appears, and only then. The frame after is for who asked for less
 * movement: without its animation a dialog is made before it is put in the page, and what is not in the page takes no focus.
 */
export function focarAoAparecer(elemento: { focus: () => void } | null): void {
  if (elemento === null) return;
  elemento.focus();
  requestAnimationFrame(() => elemento.focus());
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
