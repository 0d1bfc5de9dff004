import type { Page } from 'playwright-core';
import { codigoEm, passoDe } from '../../../layers/acesso/codigo-do-celular.ts';
import { esperarFoco, esperarVer } from './esperas.ts';
import { estarEm } from './jornada.ts';
import { problemasDeAcesso } from './navegador.ts';

export const NOVA = 'jabuticaba doce de vidro azul';

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
  // whoever administers needs more than a password
  await estarEm(p, 'Cadastre o segundo fator');
  const doFator = await problemasDeAcesso(p);
  await cadastrarCelular(p, NOVA);
  await estarEm(p, 'Ciclos de faturamento');
  await p.getByRole('button', { name: /sua conta$/ }).click();
  await esperarVer(p.getByText(/· (último acesso: \d\d\/\d\d\/\d{4} \d\d:\d\d|primeiro acesso)$/));
  return [...problemas, ...doFator, ...(await problemasDeAcesso(p))];
}

/** The secret that a typed key is of: base32 back to text. */
function segredoDa(chave: string): string {
  const bits = [...chave].map((letra) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letra).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((b) => String.fromCharCode(Number.parseInt(b, 2))).join('');
}

/** Shows the password, reads the key into a telephone, gives its first code and keeps the recovery codes. Answers the telephone. */
export async function cadastrarCelular(p: Page, senha: string): Promise<{ readonly codigo: (daqui: number) => string; readonly reserva: readonly string[] }> {
  await p.getByLabel('Confirme a sua senha', { exact: true }).fill(senha);
  await p.keyboard.press('Enter');
  await esperarVer(p.getByRole('img', { name: 'QR code do segundo fator' }));
  const segredo = segredoDa(((await p.locator('code').first().textContent()) ?? '').replaceAll(' ', ''));
  const codigo = (daqui: number): string => codigoEm(segredo, passoDe(new Date()) + daqui);
  await p.getByLabel('Código do celular', { exact: true }).fill(codigo(0));
  await p.keyboard.press('Enter');
  await esperarVer(p.getByText('não aparecem de novo'));
  const reserva = await p.locator('.segundo-fator__codigos code').allTextContents();
  await p.getByRole('button', { name: 'Já guardei' }).click();
  return { codigo, reserva };
}
