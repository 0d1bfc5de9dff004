import type { Page } from 'playwright-core';
import { esperarFoco, esperarVer } from './esperas.ts';
import { estarEm } from './jornada.ts';
import { problemasDeAcesso } from './navegador.ts';

const NOVA = 'jabuticaba doce de vidro azul';

/** Types a wrong password, then the one that was given, chooses another and is in, all by the keyboard. Answers what is not accessible on the way. */
export async function entrarComSenhaProvisoria(p: Page, login: string, dada: string): Promise<readonly string[]> {
  const campo = (name: string) => p.getByRole('textbox', { name, exact: true });
  const senha = p.getByLabel('Senha', { exact: true });
  await p.goto('/ciclos');
  await esperarFoco(campo('Usuário ou e-mail'));
  await p.keyboard.type(login);
  await p.keyboard.press('Tab');
  await p.keyboard.type('não é esta');
  await p.keyboard.press('Enter');
  await esperarVer(p.getByRole('alert').getByText(/não conferem/));
  await esperarFoco(senha);
  await p.keyboard.type(dada);
  await p.keyboard.press('Enter');
  await estarEm(p, 'Escolha a sua senha');
  await p.keyboard.type(dada);
  const nova = p.getByLabel('Senha nova', { exact: true });
  await nova.fill('nascente');
  await esperarVer(p.getByText('Força: fraca'));
  await nova.fill(NOVA);
  await esperarVer(p.getByText('Força: muito forte'));
  const problemas = await problemasDeAcesso(p);
  await p.getByLabel('Repita a senha nova', { exact: true }).fill(NOVA);
  await p.keyboard.press('Enter');
  await estarEm(p, 'Ciclos de faturamento');
  await p.getByRole('button', { name: /sua conta$/ }).click();
  await esperarVer(p.getByText(/· (último acesso: \d\d\/\d\d\/\d{4} \d\d:\d\d|primeiro acesso)$/));
  return [...problemas, ...(await problemasDeAcesso(p))];
}
