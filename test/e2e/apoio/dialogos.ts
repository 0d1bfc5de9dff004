import type { Locator, Page } from 'playwright-core';
import { esperarFoco, esperarSumir, esperarVer } from './esperas.ts';
import { problemasDeAcesso } from './navegador.ts';

/**
 * Opens a dialog by the keyboard, confirms it with nothing in it, closes it with Esc and opens it again, for the journey to go on with. Answers what is not
 * accessible of it, saying what is missing where something is. `falta`: what is said to who confirms with nothing written.
 */
export async function conferirDialogo(p: Page, botao: Locator, titulo: RegExp, falta?: string | RegExp): Promise<readonly string[]> {
  const aberto = p.getByRole('dialog', { name: titulo });
  await botao.focus();
  await p.keyboard.press('Enter');
  await esperarVer(aberto);
  if (falta !== undefined) {
    await aberto.locator('button[type=submit]').click();
    await esperarVer(aberto.getByText(falta));
    await esperarVer(aberto.locator('[aria-invalid="true"]:focus, [aria-invalid="true"] :focus'));
  }
  const problemas = await problemasDeAcesso(p);
  await p.keyboard.press('Escape');
  await esperarSumir(aberto);
  await esperarFoco(botao);
  await p.keyboard.press('Enter');
  await esperarVer(aberto);
  return problemas.map((problema) => `${String(titulo)}: ${problema}`);
}
