/**
 * Whether somebody is there. Screens ask the server by themselves, again and again; only what a person does keeps a session open, so each call says how
 * it came (`CABECALHO_OCIOSO`).
 */
const PARADO_MS = 60_000;

let ultima = Date.now();

/** Called once, by the page itself. */
export function observarAtividade(): void {
  const notar = (): void => {
    ultima = Date.now();
  };
  for (const evento of ['pointerdown', 'keydown', 'wheel']) window.addEventListener(evento, notar, { passive: true, capture: true });
}

export function semNinguem(): boolean {
  return Date.now() - ultima > PARADO_MS;
}
