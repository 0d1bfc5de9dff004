/**
 * What a journey waits for. An assertion that looks at an instant says how fast the machine was; these wait for the state, with a limit that
 * no healthy machine reaches, and fail when it does not come.
 */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const ESPERA_MS = 60_000;
/** For what the queues do behind a screen. */
export const MAQUINAS_MS = 200_000;

/** It is on the screen; exactly one, if `local` does not say which. */
export async function esperarVer(local: Locator, timeout = ESPERA_MS): Promise<void> {
  await local.waitFor({ state: 'visible', timeout });
}

/** It is there no more. Says something only of what was seen before, or after something else that is drawn with it was. */
export async function esperarSumir(local: Locator, timeout = ESPERA_MS): Promise<void> {
  await local.waitFor({ state: 'detached', timeout });
}

export async function esperarTantos(local: Locator, quantos: number): Promise<void> {
  await expect.poll(() => local.count(), { timeout: ESPERA_MS, message: `how many of ${String(local)}` }).toBe(quantos);
}

export async function esperarTexto(local: Locator, texto: RegExp, timeout = ESPERA_MS): Promise<void> {
  await expect.poll(() => local.textContent(), { timeout, message: `the text of ${String(local)}` }).toMatch(texto);
}

export async function esperarAtributo(local: Locator, nome: string, valor: RegExp): Promise<string> {
  await expect.poll(() => local.getAttribute(nome), { timeout: ESPERA_MS, message: `${nome} of ${String(local)}` }).toMatch(valor);
  return (await local.getAttribute(nome)) ?? '';
}

export async function esperarValor(campo: Locator, valor: string): Promise<void> {
  await expect.poll(() => campo.inputValue(), { timeout: ESPERA_MS, message: `what is written in ${String(campo)}` }).toBe(valor);
}

export async function esperarFoco(local: Locator): Promise<void> {
  await expect.poll(() => local.evaluate((elemento) => elemento === document.activeElement), { timeout: ESPERA_MS, message: `the focus is on ${String(local)}` }).toBe(true);
}

/** What is still to change by itself: an answer that is awaited, a colour or a place that is between two. */
function inquietos(): string[] {
  const esperando = [...document.querySelectorAll('.carregando, .entrar output, .ant-spin-spinning, .ant-btn-loading')].map((e) => e.className);
  const contando = [...document.querySelectorAll('.barra__quantas')].flatMap((e) => (e.textContent.includes('carregando') ? [e.textContent] : []));
  const movendo = document.getAnimations().filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity);
  return [...esperando, ...contando, ...movendo.map((a) => (a instanceof CSSTransition ? a.transitionProperty : 'animation'))];
}

/** The screen is as it will stay until somebody does something, or the clock. */
export async function esperarRepouso(pagina: Page): Promise<void> {
  await esperarVer(pagina.locator('h1').first());
  await expect.poll(() => pagina.evaluate(inquietos), { timeout: ESPERA_MS, message: `${pagina.url()} at rest` }).toEqual([]);
}
