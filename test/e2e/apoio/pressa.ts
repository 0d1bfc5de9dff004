/** Somebody fast at the keyboard, on a slow computer: the keys do not wait for what the first of them opened. */
import type { Locator, Page } from 'playwright-core';
import { esperarFoco, esperarRepouso, esperarSumir, esperarTantos, esperarValor, esperarVer } from './esperas.ts';

/** How many times slower the page is while the keys come. */
const LENTIDAO = 6;

/** A letter, or a key by its name. */
function daTecla(tecla: string): { readonly key: string; readonly text: string; readonly windowsVirtualKeyCode?: number } {
  return tecla === 'Enter' ? { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 } : { key: tecla, text: tecla };
}

/** All pressed one after the other, none waiting for what the one before did. */
export async function teclarDeUmaVez(pagina: Page, teclas: readonly string[]): Promise<void> {
  const cdp = await pagina.context().newCDPSession(pagina);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: LENTIDAO });
  await Promise.all(
    teclas.flatMap((tecla) => [
      cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...daTecla(tecla) }),
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...daTecla(tecla) }),
    ]),
  );
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
}

interface DialogoComCampo {
  readonly tela: string;
  /** Where the focus is, and the key that opens the dialog from there. */
  readonly de: (pagina: Page) => Locator;
  readonly tecla: string;
  readonly titulo: RegExp;
  readonly campo: string;
  readonly texto: string;
  /** What is said to who confirms with nothing written; absent where nothing is required. */
  readonly falta?: string;
}

const botao = (nome: RegExp) => (pagina: Page) => pagina.getByRole('button', { name: nome }).first();
const grade = (pagina: Page) => pagina.locator('.critica__grade');
const CRITICA = '/ciclos/1/critica?situacao=PENDENTE';
/** Almost every letter of it, and the blank, is a shortcut of the crítica. */
const MOTIVO = { campo: 'Motivo', texto: 'Conferido, releitura com média e anel', falta: 'Escreva o motivo com pelo menos 5 letras.' };

/** Those of a cycle in crítica. */
export const DIALOGOS: readonly DialogoComCampo[] = [
  { tela: '/ciclos', de: botao(/^Abrir ciclo$/), tecla: 'Enter', titulo: /^Abrir ciclo/, campo: 'Grupo', texto: '12', falta: 'Escreva o número do grupo.' },
  { tela: '/ciclos/1', de: botao(/^Devolver/), tecla: 'Enter', titulo: /^Devolver a rota/, ...MOTIVO },
  { tela: '/ciclos/1', de: botao(/^Aprovar e emitir$/), tecla: 'Enter', titulo: /^Aprovar a crítica/, campo: 'Observação (opcional)', texto: MOTIVO.texto },
  { tela: CRITICA, de: grade, tecla: 'a', titulo: /^Aceitar: CDC/, ...MOTIVO },
  { tela: CRITICA, de: grade, tecla: 'c', titulo: /^Corrigir leitura: CDC/, campo: 'Leitura certa', texto: '1234', falta: 'Escreva a leitura certa.' },
  { tela: CRITICA, de: botao(/^Recalcular/), tecla: 'Enter', titulo: /^Recalcular/, ...MOTIVO },
];

/** Those that on a narrow screen open over the panel with the detail of a ligação, which holds the focus for itself. */
export const DIALOGOS_SOBRE_O_PAINEL: readonly DialogoComCampo[] = [
  { tela: CRITICA, de: botao(/^Aceitar/), tecla: 'Enter', titulo: /^Aceitar: CDC/, ...MOTIVO },
  { tela: CRITICA, de: botao(/^Recalcular/), tecla: 'Enter', titulo: /^Recalcular/, ...MOTIVO },
];

/** Every key after the one that opens a dialog is for its first field, and none for the screen behind. */
export async function conferirPressa(pagina: Page, dialogos: readonly DialogoComCampo[]): Promise<void> {
  for (const { tela, de, tecla, titulo, campo, texto, falta } of dialogos) {
    await pagina.goto(tela);
    await esperarRepouso(pagina);
    if (dialogos === DIALOGOS_SOBRE_O_PAINEL) await abrirPainel(pagina);
    const antes = await pagina.getByRole('dialog').count();
    const origem = de(pagina);
    await origem.focus();
    await teclarDeUmaVez(pagina, [tecla, ...texto]);
    const dialogo = pagina.getByRole('dialog', { name: titulo });
    await esperarVer(dialogo);
    await esperarValor(dialogo.getByLabel(campo, { exact: true }), texto);
    await esperarTantos(pagina.getByRole('dialog'), antes + 1);
    await esperarTantos(pagina.locator('.critica tr.marcada'), 0);
    await pagina.keyboard.press('Escape');
    await esperarSumir(dialogo);
    await esperarFoco(origem);
    if (falta === undefined) continue;
    await teclarDeUmaVez(pagina, [tecla, 'Enter']);
    await esperarVer(dialogo.getByText(falta));
    await esperarFoco(dialogo.getByLabel(campo, { exact: true }));
    await pagina.keyboard.press('Escape');
    await esperarSumir(dialogo);
  }
}

async function abrirPainel(pagina: Page): Promise<void> {
  await grade(pagina).focus();
  await pagina.keyboard.press('Enter');
  await esperarVer(pagina.getByRole('dialog', { name: 'Detalhe da ligação' }));
  await esperarRepouso(pagina);
}
