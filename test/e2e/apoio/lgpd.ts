import type { Page } from 'playwright-core';
import { esperarSumir, esperarVer } from './esperas.ts';
import { dialogo } from './jornada.ts';
import { problemasDeAcesso } from './navegador.ts';

/** Reveals the document of the ligação on the screen, then registers and answers a request of its holder. Answers what is not accessible along the way. */
export async function cuidarDeDadosPessoais(p: Page): Promise<readonly string[]> {
  const cdc = /\/ligacoes\/(\d+)/.exec(p.url())?.[1] ?? '';
  await p.getByRole('button', { name: 'Revelar CPF/CNPJ' }).or(p.getByRole('button', { name: 'Revelar telefone' })).first().click();
  const problemas = [...(await problemasDeAcesso(p))];
  await dialogo(p).getByRole('textbox', { name: 'Motivo' }).fill('Confirmar a identidade de quem ligou');
  await dialogo(p).getByRole('button', { name: 'Revelar', exact: true }).click();
  await esperarSumir(dialogo(p));
  await esperarVer(p.getByText('à vista por um minuto; ficou registrado'));
  await p.goto('/lgpd');
  await p.getByRole('button', { name: 'Registrar pedido' }).click();
  await dialogo(p).getByRole('spinbutton', { name: 'CDC de uma ligação da pessoa' }).fill(cdc);
  await dialogo(p).getByRole('textbox', { name: 'Nas palavras da pessoa' }).fill('Quero saber que dados meus vocês guardam');
  await dialogo(p).getByRole('button', { name: 'Registrar' }).click();
  await esperarVer(dialogo(p).getByText('vence em 15 dias'));
  problemas.push(...(await problemasDeAcesso(p)));
  await dialogo(p).getByRole('button', { name: 'Responder' }).click();
  await dialogo(p).getByRole('textbox', { name: 'Resposta à pessoa' }).fill('Segue o arquivo com os seus dados.');
  await dialogo(p).getByRole('textbox', { name: 'Motivo' }).fill('Identidade conferida no balcão');
  await dialogo(p).getByRole('button', { name: 'Responder e encerrar' }).click();
  await esperarVer(dialogo(p).getByText('Segue o arquivo com os seus dados.'));
  await p.keyboard.press('Escape');
  await esperarVer(p.getByRole('row', { name: /respondido.*Atendido/ }));
  return problemas;
}
