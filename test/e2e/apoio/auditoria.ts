import type { Page } from 'playwright-core';
import { esperarTantos, esperarVer } from './esperas.ts';
import { dialogo } from './jornada.ts';
import { problemasDeAcesso } from './navegador.ts';

/** Looks for the decisions of the crítica, opens one, and looks from where they came. Answers what is not accessible of the act that was opened. */
export async function procurarNaAuditoria(p: Page): Promise<readonly string[]> {
  const atos = (texto: string) => p.getByRole('row').filter({ hasText: texto });
  const campo = (name: string) => p.getByRole('textbox', { name });
  await p.goto('/auditoria');
  await p.getByRole('combobox', { name: 'O que aconteceu' }).fill('decisao da critica');
  await p.keyboard.press('Enter');
  await esperarVer(atos('Decisão da crítica sobre uma ligação').first());
  await esperarTantos(atos('Retorno bancário'), 0);
  await p.getByRole('button', { name: /^Ver o ato/ }).first().click();
  await esperarVer(dialogo(p).getByRole('row', { name: /^acao – / }));
  const problemas = await problemasDeAcesso(p);
  await p.keyboard.press('Escape');
  await campo('De onde').fill('10.2');
  await esperarVer(p.getByText('Use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16).'));
  await campo('De onde').fill('127.0.0.0/8');
  await esperarVer(atos('Decisão da crítica sobre uma ligação').first());
  return problemas;
}
