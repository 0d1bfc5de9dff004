import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirNavegador, problemasDeAcesso, visitar, type Visita } from './apoio/navegador.ts';
import { PAGINAS_POR_VOLUME } from '../../layers/documentos/juntar-pdfs.ts';
import { PAGINAS_POR_VOLUME as PAGINAS_NA_TELA } from '../../web/operador/src/telas/ciclo/volumes.ts';
import { lerBarras } from '../fixture/ler-pdf.ts';
import { MODOS, TELAS } from './apoio/telas.ts';
import { abrirPlataforma, type Arquivo, type PlataformaDasJornadas } from './apoio/plataforma.ts';

const MAQUINAS_MS = 120_000;
let plataforma: PlataformaDasJornadas;
let navegador: Browser;
let marina: Visita;
let p: Page;
let retorno: Arquivo;

beforeAll(async () => {
  [plataforma, navegador] = await Promise.all([abrirPlataforma(), abrirNavegador()]);
  marina = await visitar(navegador, plataforma.url);
  p = marina.pagina;
}, 240_000);
afterAll(async () => {
  await navegador?.close();
  await plataforma?.fechar();
});

/** The screen has this title, and is at rest. */
async function estarEm(titulo: string | RegExp): Promise<void> {
  await p.getByRole('heading', { level: 1, name: titulo }).waitFor();
  await p.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
}
const linhas = () => p.locator('.critica tr[data-linha]');
const situacaoDaTela = (nome: string) => p.locator('.pagina__titulo .situacao', { hasText: nome });

/** Enviar by the screen, and open what became of it. */
async function enviar(endereco: string, arquivo: Arquivo): Promise<void> {
  await p.goto(endereco);
  await p.locator('input[type=file]').setInputFiles(arquivo);
  await p.getByRole('link', { name: arquivo.name }).first().click({ timeout: 60_000 });
  await estarEm(arquivo.name);
}

/** Confirms the open dialog of a decision, by the keyboard. */
async function escreverMotivo(motivo: string): Promise<void> {
  await p.getByRole('dialog').locator(':focus').waitFor();
  await p.keyboard.type(motivo);
  await p.keyboard.press('Enter');
  await p.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('the month of a utility, on the screens', () => {
  it('who has no session is told how to enter', async () => {
    await p.goto('/ciclos');
    await estarEm('Entre no Nascente');
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the address that the platform prints lets a person in, and only once', async () => {
    const endereco = await plataforma.enderecoDeEntrada();
    await p.goto(endereco);
    await estarEm('Início');
    expect(await p.getByText('Marina Duarte (demonstração)').isVisible()).toBe(true);
    const outra = await visitar(navegador, plataforma.url);
    expect((await outra.pagina.goto(endereco))?.status()).toBe(401);
    await outra.contexto.close();
  });

  it('a reading file is received line by line, and its report says why a line was refused', async () => {
    await enviar('/leituras', await plataforma.leituras());
    expect(await p.getByText('foram para o faturamento').isVisible()).toBe(true);
    expect(await p.getByRole('row', { name: /Recusada.*999999999/ }).count()).toBe(1);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a cycle opens and comes by itself to the crítica, rota by rota', async () => {
    await p.goto('/ciclos');
    await p.getByRole('button', { name: 'Abrir ciclo' }).click();
    await p.getByRole('dialog').locator('input:focus').waitFor();
    await p.keyboard.type(String(plataforma.grupo));
    await p.keyboard.press('Enter');
    await estarEm(/^Grupo 1 · /);
    await situacaoDaTela('Em crítica').waitFor({ timeout: MAQUINAS_MS });
    expect(await p.getByRole('progressbar').count()).toBeGreaterThan(0);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('opening it again is refused in words that say what to do', async () => {
    await p.goto('/ciclos');
    await p.getByRole('button', { name: 'Abrir ciclo' }).click();
    await p.getByRole('dialog').locator('input:focus').waitFor();
    await p.keyboard.type(String(plataforma.grupo));
    await p.keyboard.press('Enter');
    const recusa = await p.getByRole('alert').textContent();
    expect(recusa).toContain('ele já está em andamento ou concluído');
    await p.keyboard.press('Escape');
  });

  it('a rota goes back to be computed again, with its reason', async () => {
    await p.goto('/ciclos/1');
    await p.getByRole('button', { name: /Devolver a rota/ }).first().click();
    await escreverMotivo('Leituras da rua conferidas de novo');
    await p.getByRole('button', { name: /Devolver a rota/, disabled: false }).first().waitFor({ timeout: MAQUINAS_MS });
    expect(await situacaoDaTela('Em crítica').count()).toBe(1);
  });

  it('the crítica is exported to a spreadsheet that runs nothing', async () => {
    await p.goto('/ciclos/1/critica');
    await linhas().first().waitFor();
    const [baixado] = await Promise.all([p.waitForEvent('download'), p.getByRole('button', { name: 'Exportar CSV' }).click()]);
    const texto = await readFile(await baixado.path(), 'utf8');
    expect(texto.startsWith('\uFEFFCDC;Nome;')).toBe(true);
    expect(texto.trimEnd().split('\r\n')).toHaveLength((await linhas().count()) + 1);
    expect(texto).not.toMatch(/(^|[;\n])[=+@]/);
  });

  it('the crítica is walked by the arrows and decided by single keys, each with its reason', async () => {
    await p.goto('/ciclos/1/critica?situacao=PENDENTE');
    await linhas().first().waitFor();
    await p.keyboard.press('ArrowDown');
    expect(await linhas().nth(1).getAttribute('aria-current')).toBe('true');
    await p.keyboard.press('?');
    await p.getByRole('dialog', { name: 'Atalhos do teclado na crítica' }).waitFor();
    await p.keyboard.press('Escape');
    await p.getByRole('dialog').waitFor({ state: 'detached' });
    const antes = await linhas().count();
    await p.keyboard.press('Home');
    await p.keyboard.press('a');
    await p.getByRole('dialog').waitFor();
    await p.keyboard.press('Enter');
    expect(await p.getByText('Escreva o motivo com pelo menos 5 letras.').isVisible()).toBe(true);
    await escreverMotivo('Conferido com o morador');
    await expect.poll(() => linhas().count(), { timeout: 20_000 }).toBeLessThan(antes);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a reading is corrected and the bill changes', async () => {
    await p.goto('/ciclos/1/critica?situacao=PENDENTE&regra=CONSUMO_ALTO');
    await linhas().first().waitFor();
    await p.keyboard.press('c');
    const conta = await p.getByRole('dialog').getByText(/^Anterior/).textContent();
    const anterior = Number(/Anterior ([\d.]+)/.exec(conta ?? '')?.[1]?.replaceAll('.', ''));
    await p.keyboard.type(String(anterior + 10));
    await p.keyboard.press('Tab');
    await escreverMotivo('Foto mostra outra leitura');
    const aviso = await p.getByText(/Corrigir leitura: CDC \d+\./).textContent();
    expect(aviso).toMatch(/A conta foi de R\$ [\d.,]+ para R\$ [\d.,]+\./);
  });

  it('what is left is marked and decided together', async () => {
    await p.goto('/ciclos/1/critica?situacao=PENDENTE');
    await linhas().first().waitFor();
    for (let faltam = await linhas().count(); faltam > 0; faltam -= 1) {
      await p.keyboard.press('Space');
      await p.keyboard.press('ArrowDown');
    }
    await p.keyboard.press('a');
    await escreverMotivo('Conferidos um a um na lista');
    await p.getByText('Nenhum apontamento com estes filtros.').waitFor({ timeout: MAQUINAS_MS });
    expect(await linhas().count()).toBe(0);
  });

  it('approving says what will happen; who corrected a reading must say why approves it too', async () => {
    await p.goto('/ciclos/1');
    await p.getByRole('button', { name: 'Aprovar e emitir' }).click();
    const dialogo = p.getByRole('dialog');
    await dialogo.getByText('não pode ser desfeita', { exact: false }).waitFor();
    expect(await problemasDeAcesso(p)).toEqual([]);
    const aprovar = dialogo.getByRole('button', { name: 'Aprovar e emitir' });
    await aprovar.click();
    await dialogo.getByLabel('Justificativa (obrigatória)').waitFor();
    expect(await aprovar.isDisabled()).toBe(true);
    await dialogo.getByLabel('Justificativa (obrigatória)').fill('Correção conferida com a foto; não há outra pessoa de plantão');
    await aprovar.click();
    await situacaoDaTela('Impresso').waitFor({ timeout: MAQUINAS_MS });
    expect(await p.getByRole('link', { name: /Arquivo de impressão/ }).getAttribute('href')).toContain('/api/ciclos/1/impressao');
    const volume = p.getByRole('row', { name: /^Volume 1 \d+/ });
    const pdf = await p.request.get((await volume.getByRole('link', { name: 'Abrir PDF do volume 1' }).getAttribute('href')) ?? '');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await problemasDeAcesso(p)).toEqual([]);
  });
});

it('the screen counts the pages of a volume as the print file is cut', () => {
  expect(PAGINAS_NA_TELA).toBe(PAGINAS_POR_VOLUME);
});

describe('the bill and its payment, on the screens', () => {
  it('the search finds a bill by its aviso, and its bars on the screen are read by an independent reader', async () => {
    await p.goto('/');
    await estarEm('Início');
    await p.keyboard.press('/');
    await p.keyboard.type('1');
    await p.getByText('Fatura de aviso 1', { exact: true }).click();
    await estarEm('Fatura 1');
    const simbolo = p.getByRole('img', { name: /^Código de barras \d{44}$/ });
    const codigo = (await simbolo.getAttribute('aria-label'))?.slice(-44);
    expect(await lerBarras(await simbolo.screenshot())).toEqual([codigo]);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('its document is a PDF shown inside the page before it is printed', async () => {
    await p.getByRole('button', { name: 'Ver o documento' }).click();
    const endereco = await p.getByTitle('Fatura 1 em PDF').getAttribute('src');
    const resposta = await p.request.get(endereco ?? '');
    expect(resposta.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await resposta.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the conference of a bank file shows the three sums and where each real went', async () => {
    retorno = await plataforma.retorno(1);
    await enviar('/retornos', retorno);
    await p.getByRole('heading', { name: 'Confere', exact: true }).waitFor();
    await p.getByRole('button', { name: 'Não identificado' }).click();
    await p.getByRole('row', { name: /Não identificado/ }).nth(1).waitFor();
    expect(new URL(p.url()).searchParams.get('destino')).toBe('NAO_IDENTIFICADO');
    // The page stays where it was: who pressed a destination by the keyboard is still on it.
    expect(await p.locator(':focus').textContent()).toBe('Não identificado');
    expect(await p.getByText(/quitaram contas, R\$ [\d.,]+ viraram crédito de clientes e R\$ [\d.,]+ ainda não têm dono\./).isVisible()).toBe(true);
    await p.getByRole('button', { name: 'Ver pagamentos sem dono' }).click();
    expect(await p.locator(':focus').textContent()).toBe('Pagamentos do arquivo');
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the same payments under another number wait for a person, who refuses them', async () => {
    const repetido = Buffer.from(retorno.buffer);
    // NSA of the header: positions 74 to 79 of the Febraban layout.
    repetido.write('000002', 73, 'latin1');
    await enviar('/retornos', { ...retorno, name: 'repetido.ret', buffer: repetido });
    await p.getByText('Este arquivo espera a sua decisão').waitFor();
    await p.getByRole('heading', { name: 'O arquivo bate com o total do banco' }).waitFor();
    expect(await p.getByRole('region', { name: 'Pagamentos do arquivo' }).count()).toBe(0);
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('button', { name: 'Recusar' }).click();
    await escreverMotivo('O banco mandou duas vezes');
    await situacaoDaTela('Recusado').waitFor();
    expect(await p.getByText('Este arquivo espera a sua decisão').count()).toBe(0);
  });

  it('a file with errors is rejected whole, with the line of each and what to do', async () => {
    const quebrado = Buffer.from(retorno.buffer);
    const linha = quebrado.indexOf('\n') + 1;
    quebrado.write('000003', 73, 'latin1');
    // The value received of the first payment: positions 82 to 93.
    quebrado.write('ABCD', linha + 81, 'latin1');
    await enviar('/retornos', { ...retorno, name: 'quebrado.ret', buffer: quebrado });
    await situacaoDaTela('Rejeitado').waitFor();
    expect(await p.getByText('Peça ao banco o arquivo certo.', { exact: false }).isVisible()).toBe(true);
    expect(await p.getByRole('row', { name: /^2 Valor recebido/ }).count()).toBe(1);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a ligação shows its readings, bills, payments and statement', async () => {
    await p.goto('/faturas/1');
    await p.getByRole('link', { name: /^CDC / }).click();
    for (const aba of [/^Leituras/, /^Pagamentos/, /^Extrato/, /^Faturas/]) {
      await p.getByRole('tab', { name: aba }).click();
      await p.getByRole('tabpanel').getByRole('table').first().waitFor();
    }
    await p.getByRole('tab', { name: 'Extrato' }).click();
    const extrato = p.getByRole('tabpanel').getByRole('row', { name: /Emissão de fatura/ }).first();
    // Debit, credit, what is owed after.
    expect(await extrato.textContent()).toMatch(/R\$\s[\d.,]+–R\$\s[\d.,]+/);
    await p.getByLabel('Posição em').fill('01/01/2020');
    await p.keyboard.press('Enter');
    await p.getByText('Nenhum lançamento até 01/01/2020.', { exact: false }).waitFor();
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('tab', { name: /^Faturas/ }).click();
    expect(await problemasDeAcesso(p)).toEqual([]);
  });
});

describe('every screen', () => {
  it.each(MODOS)('is accessible and fits, %s', async (_nome, opcoes) => {
    const visita = await visitar(navegador, plataforma.url, { ...opcoes, sessao: await marina.contexto.storageState() });
    const problemas: string[] = [];
    for (const tela of TELAS) {
      await visita.pagina.goto(tela);
      await visita.pagina.locator('h1').first().waitFor().catch(() => problemas.push(`${tela} did not draw itself: ${visita.defeitos.join('; ')}`));
      await visita.pagina.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
      problemas.push(...(await problemasDeAcesso(visita.pagina)).map((problema) => `${tela} ${problema}`));
      const sobra = await visita.pagina.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sobra > 0) problemas.push(`${tela} is ${sobra} px wider than the window`);
    }
    expect([...problemas, ...visita.defeitos]).toEqual([]);
    await visita.contexto.close();
  });

  it('did nothing wrong along the way: no script error, no call to anyone else', () => {
    expect(marina.defeitos).toEqual([]);
  });

  it('leaving closes the session, on the server too', async () => {
    await p.goto('/');
    await p.getByRole('button', { name: 'Sair' }).click();
    await estarEm('Entre no Nascente');
    expect((await p.request.get('/api/sessao')).ok()).toBe(false);
  });
});
