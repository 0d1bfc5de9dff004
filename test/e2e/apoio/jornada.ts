/** What journeys do again and again. */
import type { Locator, Page } from 'playwright-core';
import { ESPERA_MS, MAQUINAS_MS, esperarFoco, esperarRepouso, esperarSumir, esperarValor, esperarVer } from './esperas.ts';
import type { Arquivo } from './plataforma.ts';

export const linhas = (p: Page): Locator => p.locator('.critica tr[data-linha]');
export const situacaoDaTela = (p: Page, nome: string): Locator => p.locator('.pagina__titulo .situacao', { hasText: nome });
export const dialogo = (p: Page): Locator => p.getByRole('dialog');

/** The screen has this title, and is at rest. */
export async function estarEm(p: Page, titulo: string | RegExp): Promise<void> {
  await esperarVer(p.getByRole('heading', { level: 1, name: titulo }));
  await esperarRepouso(p);
}

/** Enviar by the screen, and open what became of it. */
export async function enviar(p: Page, endereco: string, arquivo: Arquivo): Promise<void> {
  await p.goto(endereco);
  await p.locator('input[type=file]').setInputFiles(arquivo);
  await p.getByRole('link', { name: arquivo.name }).first().click({ timeout: MAQUINAS_MS });
  await estarEm(p, arquivo.name);
}

/** The crítica with lines to decide, and its keys at work. Answers how many lines. */
export async function abrirCritica(p: Page, filtro: string): Promise<number> {
  await p.goto(`/ciclos/1/critica${filtro}`);
  await esperarVer(linhas(p).first());
  await esperarVer(p.getByRole('group', { name: 'Decidir esta ligação' }));
  await esperarRepouso(p);
  await esperarFoco(p.locator('.critica__grade'));
  return linhas(p).count();
}

/** Writes the reason, without waiting for the dialog that was just asked for, and confirms it. */
export async function escreverMotivo(p: Page, motivo: string, timeout = ESPERA_MS): Promise<void> {
  await p.keyboard.type(motivo);
  await esperarValor(dialogo(p).getByLabel('Motivo', { exact: true }), motivo);
  await p.keyboard.press('Enter');
  await esperarSumir(dialogo(p), timeout);
}

/** Asks for the cycle of a grupo; the keys do not wait for the dialog. */
export async function pedirCiclo(p: Page, grupo: number): Promise<void> {
  await p.goto('/ciclos');
  await p.getByRole('button', { name: 'Abrir ciclo' }).click();
  await p.keyboard.type(String(grupo));
  await p.keyboard.press('Enter');
}

/** The answers of these addresses wait until what this gives is called. */
export async function segurar(p: Page, enderecos: string): Promise<() => Promise<void>> {
  let soltar: () => void = () => undefined;
  const solta = new Promise<void>((pronto) => {
    soltar = pronto;
  });
  await p.route(enderecos, async (pedido) => {
    await solta;
    await pedido.continue();
  });
  return async () => {
    soltar();
    await p.unrouteAll({ behavior: 'wait' });
  };
}
