import { useEffect, useRef, type RefObject } from 'react';

/** As a `ref`: what a screen was opened for has the focus when it appears, and only then. */
export function focarAoAparecer(elemento: { focus: () => void } | null): void {
  elemento?.focus();
}

/**
 * The ref of a field of the library that has the focus when it appears. Such a field gives its ref anew whenever it is drawn, so a function as its ref
 * would call the focus back at each letter typed elsewhere.
 */
export function useFocoInicial<E extends { focus: () => void }>(): RefObject<E | null> {
  const campo = useRef<E>(null);
  useEffect(() => campo.current?.focus(), []);
  return campo;
}

/** Marks what is inside a dialog. */
export const DIALOGO = 'data-dialogo';
/** What a dialog is in front of: the screen, and a panel that slid over it. */
const ATRAS = '#raiz, .ant-drawer';

/** What is inert takes no key and no focus; a panel behind would otherwise call the focus back to itself. */
function parar(parado: boolean): void {
  for (const elemento of document.querySelectorAll<HTMLElement>(ATRAS)) elemento.inert = parado;
}

/**
 * As a `ref` of what is inside a dialog, already in the page: its first field has the focus, or the dialog itself when it has none, and
 * nothing behind it answers any more. When it leaves, `dono`, who had the focus before, has it back, so that the keyboard goes on from
 * where it was.
 */
export function tomarFoco(corpo: HTMLElement | null, dono: Element | null): (() => void) | undefined {
  if (corpo === null) return undefined;
  parar(true);
  const alvo = corpo.querySelector<HTMLElement>('input, textarea, select') ?? corpo.closest<HTMLElement>('[role="dialog"]');
  alvo?.focus();
  return () => {
    // After it is gone: another that came in its place has the focus already; one that was under it gets it back, though what opened this one be gone.
    queueMicrotask(() => {
      const outro = document.querySelector(`[${DIALOGO}]`);
      const volta = dono instanceof HTMLElement && dono.isConnected ? dono : null;
      if (outro === null) {
        parar(false);
        volta?.focus({ preventScroll: true });
      } else if (!outro.contains(document.activeElement)) {
        (volta?.closest(`[${DIALOGO}]`) == null ? outro.closest<HTMLElement>('[role="dialog"]') : volta)?.focus();
      }
    });
  };
}
